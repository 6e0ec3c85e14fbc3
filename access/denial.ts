import { GraphQLError } from 'graphql';
import { describeRequirement, type Requirement } from './requirement.ts';

/**
 * The error in place of what is withheld: UNAUTHORIZED_FIELD_OR_TYPE, with what the caller lacks in
 * `extensions.requires`.
 * @param coordinate `Type.field`, or a type
 */
export function denialOf(coordinate: string, unmet: Requirement): GraphQLError {
  const requires = describeRequirement(unmet);
  return new GraphQLError(`${coordinate} is withheld: it requires ${requires.join(', ')}`, {
    extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', requires },
  });
}
