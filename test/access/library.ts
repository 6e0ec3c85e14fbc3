import { composeServices } from '@apollo/composition';
import { parse, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { CanaryNames } from './canaries.ts';

/**
 * A second graph, for what this project's own schema has no use for and other supergraphs do: rules on
 * implementations of interfaces, unions, interface objects, `@requires` of guarded fields, a guarded
 * nullable key, guarded non-null fields, scalars and enums, lists of lists, directives under other names,
 * and inputs that sort and group records.
 */
const LINKS = `
  extend schema
    @link(
      url: "https://specs.apollo.dev/federation/v2.9"
      import: [
        "@key" "@external" "@requires" "@shareable" "@interfaceObject" "@policy" "@composeDirective"
        { name: "@authenticated", as: "@login" }
        { name: "@requiresScopes", as: "@may" }
      ]
    )
    @link(url: "https://precision-graph.invalid/reveals/v1.0", import: ["@reveals"])
    @composeDirective(name: "@reveals")
  directive @reveals(fields: [String!]!) on INPUT_FIELD_DEFINITION | ARGUMENT_DEFINITION | ENUM_VALUE
`;

const SHELVES = `
  ${LINKS}
  type Query {
    media(filter: MediaFilter, sort: Sort, groupBy: [Group!]): [Media!]
    newest: Media
    books(where: BookFilter = { pages: 3 }, order: Sort = TITLE): [Book!]
    found(text: String): [Found]
    foundAll: [Found!]
    anything: Found
    shelf: Shelf!
    grid: [[Book!]!]
    reader(id: ID!): Reader
    officeShelf(grade: Grade, due: Date): Shelf @login
    lent: [Lendable!]
    readersByCard(card: String @reveals(fields: ["Reader.card"])): [Reader!]
  }
  interface Media @key(fields: "id") {
    id: ID!
    title: String
    owner: Reader
  }
  interface Lendable {
    due: Date
    borrower: Reader
  }
  type Book implements Media & Lendable @key(fields: "id") {
    id: ID!
    title: String
    pages: Int @login
    isbn: String @may(scopes: [["stock", "detail"], ["all"]])
    grade: Grade
    owner: Reader
    due: Date
    borrower: Reader @policy(policies: [["librarian"], ["staff", "senior"]])
    ranks: [[Int!]] @may(scopes: [["detail"]])
    weight: Float @login @may(scopes: [["stock"]])
  }
  type Film implements Media @key(fields: "id") @login {
    id: ID!
    title: String
    owner: Reader
    minutes: Int!
    genre: Genre
  }
  type Chart implements Media & Lendable @key(fields: "id") {
    id: ID!
    title: String @may(scopes: [["charts"]])
    owner: Reader
    due: Date
    borrower: Reader
    scale: Int! @may(scopes: [["charts"]])
  }
  union Found = Book | Film | Reader | Shelf
  type Shelf {
    label: String!
    books: [Book!]!
    best: Book
    key: String! @may(scopes: [["keys"]])
    media: [Media]
  }
  type Reader @key(fields: "id") {
    id: ID!
    name: String @may(scopes: [["names"]])
    card: String @login
    favourite: Media
    loans: [Lendable]
    pass: Pass
  }
  type Pass @key(fields: "number") {
    number: String @may(scopes: [["cards"]])
    since: Int
  }
  enum Grade @may(scopes: [["grades"]]) { LOW HIGH }
  enum Genre { DRAMA NOIR }
  scalar Date @login
  input MediaFilter {
    title: String @reveals(fields: ["Book.title", "Chart.title"])
    owner: ReaderFilter
    all: [MediaFilter!]
    lent: Boolean
  }
  input ReaderFilter {
    name: String @reveals(fields: ["Reader.name"])
    id: ID
  }
  input BookFilter {
    pages: Int @reveals(fields: ["Book.pages"])
    isbn: String @reveals(fields: ["Book.isbn"])
    grade: Grade @reveals(fields: ["Book.grade"])
  }
  enum Sort {
    TITLE
    ISBN @reveals(fields: ["Book.isbn"])
    CARD @reveals(fields: ["Reader.card"])
  }
  enum Group {
    GENRE
    NAME @reveals(fields: ["Reader.name"])
  }
`;

const REVIEWS = `
  ${LINKS}
  type Query {
    latest: Review
    toReview: Media
  }
  type Media @interfaceObject @key(fields: "id") {
    id: ID!
    reviews: [Review!]
    score: Int
  }
  type Review {
    text: String
    stars: Int @login
    author: Reader
    of: Media
  }
  type Reader @key(fields: "id") {
    id: ID!
    name: String @external
    card: String @external
    greeting: String @requires(fields: "name card") @login @may(scopes: [["names"]])
    reviews: [Review!]
  }
  type Pass @key(fields: "number") {
    number: String
    points: Int
  }
`;

/**
 * An interface object answers without knowing for which type: its canaries are those of the interface,
 * and its key is that of the book, which all single media are here.
 */
const NAMES = new Map([
  ['Media.id', 'Book.id'],
  ['Book.score', 'Media.score'],
  ['Film.score', 'Media.score'],
  ['Chart.score', 'Media.score'],
]);

export interface Library {
  readonly supergraph: string;
  readonly api: () => GraphQLSchema;
  readonly subgraphs: ReadonlyMap<string, DocumentNode>;
  readonly names: CanaryNames;
}

/** Composes the library. */
export function composeLibrary(): Library {
  const subgraphs = new Map([
    ['shelves', parse(SHELVES)],
    ['reviews', parse(REVIEWS)],
  ]);
  const { errors, schema, supergraphSdl } = composeServices(
    [...subgraphs].map(([name, typeDefs]) => ({ name, url: `http://${name}.invalid`, typeDefs })),
  );
  if (errors) throw new Error(errors.map(({ message }) => message).join('\n'));
  return {
    supergraph: supergraphSdl,
    api: () => schema.toAPISchema().toGraphQLJSSchema(),
    subgraphs,
    names: NAMES,
  };
}
