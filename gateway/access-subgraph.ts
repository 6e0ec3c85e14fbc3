import { suggestionList } from 'graphql/jsutils/suggestionList.js';
import type { Identity } from '../identity/identity.ts';
import { buildPartSchema } from '../schema/build-subgraph.ts';
import type { Resolvers } from '../schema/generated/access.ts';
import { badInput, clientError } from '../service/errors.ts';
import { decideAccess } from './field-access.ts';
import { FieldRules } from './field-rules.ts';

export interface AccessContext {
  /** Who asks; null for a request without a token. */
  readonly identity: Identity | null;
}

/** The schema of the subgraph that the gateway answers itself: who the caller is and what it may see. */
export function createAccessSchema(supergraph: string): ReturnType<typeof buildPartSchema> {
  const rules = new FieldRules(supergraph);
  const resolvers: Resolvers = {
    Query: {
      viewer: (_root, _arguments, context) => callerOf(context),
      access: (_root, { type }, context) => {
        const caller = callerOf(context);
        const fields = rules.of(type);
        if (fields === null) throw badInput(describeUnknownType(type, rules.typeNames));
        return fields.map((field) => decideAccess(field, caller));
      },
    },
  };
  return buildPartSchema('access', resolvers);
}

function callerOf({ identity }: AccessContext): Identity {
  if (identity !== null) return identity;
  throw clientError('UNAUTHENTICATED', 'This takes a token: send Authorization: Bearer and one');
}

function describeUnknownType(type: string, known: readonly string[]): string {
  const near = suggestionList(type, known).slice(0, 3);
  const hint =
    near.length > 0 ? `did you mean ${near.join(', ')}?` : `there are ${known.join(', ')}`;
  return `'type' names no object type of the graph, '${type.slice(0, 80)}': ${hint}`;
}
