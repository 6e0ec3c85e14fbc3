import fc from 'fast-check';
import { parse, visit, type GraphQLSchema } from 'graphql';
import { compose } from '../../schema/compose.ts';
import { loadSchema, SUBGRAPHS } from '../../schema/sdl.ts';
import { CALLERS, type Caller } from './expectation.ts';
import { composeLibrary } from './library.ts';
import type { Composed } from './random-graph.ts';

/** A graph to write random operations for, and those who may ask it. */
export interface Graph extends Composed {
  /** What clients see of it; a new one each time. */
  readonly api: () => GraphQLSchema;
  readonly callers: fc.Arbitrary<Caller>;
  /** The names of all its fields, also of those that clients don't see: aliases may be like them. */
  readonly fields: readonly string[];
}

const SCOPES = [
  'knowledge:read',
  'cohort:count',
  'patient:read',
  'patient:genomics',
  'patient:identity',
  'trial:match',
  'audit:read',
];

/** This project's own graph; some issuers claim for their callers a policy that isn't theirs to decide. */
export function ownGraph(): Graph {
  const { supergraph } = compose();
  return {
    supergraph,
    fields: fieldsOf(supergraph),
    subgraphs: new Map(SUBGRAPHS.map((name) => [name, loadSchema(name)])),
    api: () => compose().api,
    callers: callersOf(SCOPES, ['own-institution', 'consented-purpose']),
  };
}

/** The graph with what this project's own schema has no use for. */
export function libraryGraph(): Graph {
  const library = composeLibrary();
  return {
    ...library,
    fields: fieldsOf(library.supergraph),
    callers: callersOf(
      ['stock', 'detail', 'all', 'charts', 'keys', 'names', 'cards', 'grades'],
      ['librarian', 'staff', 'senior'],
    ),
  };
}

function fieldsOf(supergraph: string): string[] {
  const names = new Set<string>();
  visit(parse(supergraph), {
    FieldDefinition: ({ name }) => {
      names.add(name.value);
    },
  });
  return [...names];
}

/** Choices for `randomOperation`. */
export const choices = fc.array(fc.nat({ max: 65_535 }), {
  minLength: 10,
  maxLength: 160,
  size: 'max',
});

function callersOf(scopes: readonly string[], policies: readonly string[]): fc.Arbitrary<Caller> {
  return fc.oneof(
    fc.constantFrom(...CALLERS.values()),
    fc.record({
      scopes: fc.subarray([...scopes]),
      purpose: fc.constantFrom('TREAT', 'HRESCH', 'HOPERAT', ''),
      policies: fc.subarray([...policies]),
    }),
  );
}

/** The same operations every time, unless another seed is asked for. */
export const SEED = Number(process.env['PRECISIONGRAPH_SEED'] ?? 20_261_123);

/** How many of the operations that a run tries are this share. */
export function share(of10000: number): number {
  return Math.ceil((of10000 * Number(process.env['PRECISIONGRAPH_RUNS'] ?? 10_000)) / 10_000);
}
