import { GraphQLError } from 'graphql';
import { explainPolicies } from './policies.ts';
import { AUTHENTICATED, describeRequirement, NOBODY, type Requirement } from './requirement.ts';

/**
 * The error in place of what is withheld: UNAUTHORIZED_FIELD_OR_TYPE, with what the caller lacks in
 * `extensions.requires`.
 * @param coordinate `Type.field`, or a type
 * @param reveals the fields that its arguments would reveal, where it is withheld for them alone
 */
export function denialOf(
  coordinate: string,
  unmet: Requirement,
  reveals: readonly string[] = [],
): GraphQLError {
  const requires = describeRequirement(unmet);
  const what = reveals.length > 0 ? `its arguments reveal ${reveals.join(', ')}, which` : 'it';
  const takes = requires.includes(NOBODY)
    ? 'is open to nobody'
    : `requires ${requires.map(explainPolicies).join(', ')}`;
  const how = unmet.includes(AUTHENTICATED) ? ' (send a token as Authorization: Bearer)' : '';
  return new GraphQLError(`${coordinate} is withheld: ${what} ${takes}${how}`, {
    extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', requires },
  });
}
