import { isInterfaceType, isObjectType } from 'graphql';
import { suggestionList } from 'graphql/jsutils/suggestionList.js';
import { callerGrants, LEFT_TO_THE_SITE } from '../access/caller-grants.ts';
import { explainPolicies } from '../access/policies.ts';
import { conjunction, describeRequirement, NOBODY, unmetClauses } from '../access/requirement.ts';
import type { AccessRules } from '../access/rules.ts';
import type { Identity } from '../identity/identity.ts';
import { buildPartSchema } from '../schema/build-subgraph.ts';
import type { FieldAccess, Resolvers } from '../schema/generated/access.ts';
import { badInput, clientError } from '../service/errors.ts';

export interface AccessContext {
  /** Who asks; null for a request without a token. */
  readonly caller: Identity | null;
}

/**
 * The schema of the subgraph that the gateway answers itself: who the caller is, and what it may see by
 * the same rules that its operations are held against.
 * @param rules of the supergraph that is served; there once it is loaded
 */
export function createAccessSchema(rules: () => AccessRules): ReturnType<typeof buildPartSchema> {
  const resolvers: Resolvers = {
    Query: {
      viewer: (_root, _arguments, context) => callerOf(context),
      access: (_root, { type }, context) => explainAccess(rules(), type, callerOf(context)),
    },
  };
  return buildPartSchema('access', resolvers);
}

function callerOf({ caller }: AccessContext): Identity {
  if (caller !== null) return caller;
  throw clientError('UNAUTHENTICATED', 'This takes a token: send Authorization: Bearer and one');
}

function explainAccess(rules: AccessRules, typeName: string, caller: Identity): FieldAccess[] {
  const type = rules.schema.getType(typeName);
  if (!isObjectType(type) && !isInterfaceType(type))
    throw badInput(describeUnknownType(typeName, rules));
  const grants = callerGrants(caller, LEFT_TO_THE_SITE);
  return Object.keys(type.getFields()).map((field) => {
    const requirement = conjunction([
      rules.requirements.ofType(typeName),
      rules.requirements.ofField(typeName, field),
    ]);
    const unmet = describeRequirement(unmetClauses(requirement, grants));
    const requires = describeRequirement(requirement);
    return { field, granted: unmet.length === 0, requires, reason: explain(requires, unmet) };
  });
}

function explain(requires: readonly string[], unmet: readonly string[]): string {
  if (unmet.includes(NOBODY)) return 'It is open to nobody.';
  if (unmet.length > 0) return `You lack ${unmet.map(explainPolicies).join(', ')}.`;
  const policies = requires.filter((each) => each.startsWith('policy '));
  return policies.length > 0
    ? `Granted for each record that passes ${policies.map(explainPolicies).join(', ')}, decided where the record is.`
    : 'You have all that it takes.';
}

function describeUnknownType(type: string, { schema }: AccessRules): string {
  const known = Object.values(schema.getTypeMap())
    .filter((each) => isObjectType(each) || isInterfaceType(each))
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('__'))
    .sort();
  const near = suggestionList(type, known).slice(0, 3);
  const hint = near.length > 0 ? `did you mean ${near.join(', ')}?` : 'introspection lists them';
  return `'type' names no object type of the graph, '${type.slice(0, 80)}': ${hint}`;
}
