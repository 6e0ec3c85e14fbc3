import {
  GraphQLError,
  Kind,
  parse,
  print,
  visit,
  type DirectiveNode,
  type DocumentNode,
} from 'graphql';
import { loadSupergraph } from '../schema/sdl.ts';
import {
  accessDirectives,
  readStatedRules,
  UnenforceableRuleError,
} from '../access/schema-rules.ts';

/** A supergraph to serve. */
export interface Supergraph {
  /** As `@apollo/gateway` takes it. */
  readonly sdl: string;
  /** Whether it is this project's own, with the subgraph that the gateway answers itself. */
  readonly own: boolean;
}

/** The access specifications that this gateway enforces. */
const ENFORCED = /^"https:\/\/specs\.apollo\.dev\/(authenticated|requiresScopes|policy)\/v0\.\d+"$/;

const JOIN = /"https:\/\/specs\.apollo\.dev\/join\/v0\.\d+"/;

/**
 * Reads a supergraph; this project's own unless another's text is given. `@apollo/gateway` refuses access
 * rules that are marked as its own duty (`for: SECURITY`), because it enforces none of them: this gateway
 * does, so the marks of those that it knows go.
 * @throws UnenforceableRuleError when it is not composed, or states a rule that this gateway can't enforce
 */
export function readSupergraph(text?: string): Supergraph {
  const document = parseSupergraph(text ?? loadSupergraph());
  assertComposed(document);
  assertDefined(document);
  readStatedRules(document);
  const sdl = print(visit(document, { [Kind.DIRECTIVE]: withoutDuty }));
  return { sdl, own: text === undefined };
}

function parseSupergraph(text: string): DocumentNode {
  try {
    return parse(text, { noLocation: true });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw new UnenforceableRuleError(`the supergraph is no SDL that can be read: ${error.message}`);
  }
}

/** Composition writes into its result where each field is joined from. */
function assertComposed({ definitions }: DocumentNode): void {
  const isComposed = definitions.some(
    (node) =>
      (node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION) &&
      (node.directives ?? []).some((directive) => JOIN.test(print(directive))),
  );
  if (!isComposed)
    throw new UnenforceableRuleError(
      "the supergraph is not composed: it has no link to https://specs.apollo.dev/join. Give what composition makes of the subgraphs ('npm run compose' here, 'rover supergraph compose' elsewhere)",
    );
}

/** A link to rules that no directive is defined for was meant for directives that go by another name. */
function assertDefined(document: DocumentNode): void {
  const defined = document.definitions.flatMap((node) =>
    node.kind === Kind.DIRECTIVE_DEFINITION ? [node.name.value] : [],
  );
  const names = accessDirectives(document);
  for (const spec of new Set(names.values())) {
    const own = [...names.keys()].filter((name) => names.get(name) === spec);
    if (own.some((name) => defined.includes(name))) continue;
    throw new UnenforceableRuleError(
      `a @link says that @${spec} goes by ${own.map((name) => `@${name}`).join(' or ')} here, but no such directive is defined`,
    );
  }
}

function withoutDuty(directive: DirectiveNode): DirectiveNode | undefined {
  const url = directive.arguments?.find(({ name }) => name.value === 'url');
  if (directive.name.value !== 'link' || url === undefined || !ENFORCED.test(print(url.value)))
    return undefined;
  return {
    ...directive,
    arguments: (directive.arguments ?? []).filter(({ name }) => name.value !== 'for'),
  };
}
