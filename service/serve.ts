import { auditAnswers } from '../audit/answers.ts';
import type { AssertionVerifier } from '../identity/assertion-verifier.ts';
import { guardByAssertion } from './assertion-guard.ts';
import type { Part } from './part.ts';
import {
  logOperations,
  startGraphQLServer,
  type Listener,
  type Running,
} from './graphql-server.ts';

/** Large enough for the representations of a thousand entities with their match profiles. */
const BODY_LIMIT = 32 * 1024 * 1024;

/** More than the query planner writes for any operation that the gateway lets through. */
const MAX_TOKENS = 50_000;

export interface ServeOptions extends Listener {
  /** Whose questions the part answers; all others get one and the same refusal. */
  readonly verifier: AssertionVerifier;
  /** What `/ready` tells besides. */
  readonly about?: () => Readonly<Record<string, string>>;
}

/**
 * Puts a part on HTTP: `POST /graphql`, `/health`, `/ready`. `stop()` ends the running requests, then
 * closes the part.
 * @throws StartError in one line when nothing can listen at the address
 */
export function serve<Context extends object>(
  part: Part<Context>,
  { host, port, log, verifier, about }: ServeOptions,
): Promise<Running> {
  const guard = guardByAssertion(verifier, log, part.audit?.audit);
  return startGraphQLServer<Context>({
    host,
    port,
    log,
    bodyLimit: BODY_LIMIT,
    apollo: {
      schema: part.schema,
      parseOptions: { maxLexicalTokens: MAX_TOKENS },
      plugins: [
        logOperations(log, 'debug'),
        ...(part.audit === undefined ? [] : [auditAnswers(part.audit)]),
      ],
    },
    before: [guard.verify],
    checkBody: guard.checkBody,
    callerOf: guard.callerOf,
    tellsSitesAsked: true,
    contextFor: (request) => part.contextFor(request),
    ready: () => part.ready(),
    ...(about !== undefined && { about }),
    close: () => part.close(),
  });
}
