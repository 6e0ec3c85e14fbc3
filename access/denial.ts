import { GraphQLError } from 'graphql';
import { AUTHENTICATED, describeRequirement, type Requirement } from './requirement.ts';

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
  const how = unmet.includes(AUTHENTICATED) ? ' (send a token as Authorization: Bearer)' : '';
  return new GraphQLError(
    `${coordinate} is withheld: ${what} requires ${requires.join(', ')}${how}`,
    {
      extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', requires },
    },
  );
}
