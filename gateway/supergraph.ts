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
import { readStatedRules, UnenforceableRuleError } from '../access/schema-rules.ts';

/** A supergraph to serve. */
export interface Supergraph {
  /** As `@apollo/gateway` takes it. */
  readonly sdl: string;
  /** Whether it is this project's own, with the subgraph that the gateway answers itself. */
  readonly own: boolean;
}

/** The access specifications that this gateway enforces. */
const ENFORCED = /^"https:\/\/specs\.apollo\.dev\/(authenticated|requiresScopes|policy)\/v0\.\d+"$/;

/**
 * Reads a supergraph; this project's own unless another's text is given. `@apollo/gateway` refuses access
 * rules that are marked as its own duty (`for: SECURITY`), because it enforces none of them: this gateway
 * does, so the marks of those that it knows go.
 * @throws UnenforceableRuleError when it states a rule that this gateway can't enforce
 */
export function readSupergraph(text?: string): Supergraph {
  const document = parseSupergraph(text ?? loadSupergraph());
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

function withoutDuty(directive: DirectiveNode): DirectiveNode | undefined {
  const url = directive.arguments?.find(({ name }) => name.value === 'url');
  if (directive.name.value !== 'link' || url === undefined || !ENFORCED.test(print(url.value)))
    return undefined;
  return {
    ...directive,
    arguments: (directive.arguments ?? []).filter(({ name }) => name.value !== 'for'),
  };
}
