import { createRequire } from 'node:module';
import { z } from 'zod';

type GraphQLMiddleware = typeof import('graphql-middleware');
type GraphQLShield = typeof import('graphql-shield');

const load = createRequire(import.meta.url);

function moduleWith<Module>(name: string): z.ZodType<Module> {
  return z.custom<Module>(
    (loaded) => typeof loaded === 'object' && loaded !== null && name in loaded,
  );
}

/**
 * `graphql-shield`, from its CommonJS files: its ES modules import a function of Node's `util` that Node
 * 23 took away, and don't load since. The CommonJS files call it in `chain` and `race` only, so neither
 * is offered here.
 */
export const { deny, rule, shield }: Pick<GraphQLShield, 'deny' | 'rule' | 'shield'> =
  moduleWith<GraphQLShield>('shield').parse(load('graphql-shield'));

/** Of the same kind of files: shield's middleware is known to no other copy of the library. */
export const { applyMiddleware }: Pick<GraphQLMiddleware, 'applyMiddleware'> =
  moduleWith<GraphQLMiddleware>('applyMiddleware').parse(load('graphql-middleware'));
