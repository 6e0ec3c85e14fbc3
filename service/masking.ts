import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ERROR_CODES } from './errors.ts';
import type { Log } from './log.ts';
import { currentRequestId } from './request-scope.ts';

/** What of an error's extensions a client gets: never a stack, never another part's internals. */
const EXTENSIONS: readonly string[] = ['code', 'renews', 'requires', 'requestId', 'subgraph'];

/**
 * The error as a client may see it. One that states a code of `ERROR_CODES` was meant for the client;
 * any other is unplanned: the client gets its place, a code and the request's id, the log gets it
 * whole.
 */
export function maskError(
  formatted: GraphQLFormattedError,
  error: unknown,
  log: Log,
): GraphQLFormattedError {
  const cause = unwrapResolverError(error);
  const code = isArgumentFault(cause) ? 'BAD_USER_INPUT' : formatted.extensions?.['code'];
  const place = {
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
  };
  if (isPlanned(code)) {
    // The client learns that a store fails, the operator why.
    if (code === 'STORE_UNAVAILABLE' && cause instanceof GraphQLError)
      log.error(
        'a store failed',
        { requestId: currentRequestId() ?? 'unknown' },
        cause.originalError,
      );
    const extensions = { ...keepKnown(formatted.extensions), code };
    const message = isStackOverflow(formatted)
      ? 'The operation nests too deep to be read'
      : formatted.message;
    return { message, ...place, extensions };
  }
  const requestId = currentRequestId();
  // Who asked has gone: what was going on for them ended, and nobody reads the answer.
  if (cause instanceof DOMException && cause.name === 'AbortError')
    return { message: 'The request was given up', extensions: { code: 'BAD_REQUEST' } };
  log.error('unplanned error', requestId === undefined ? {} : { requestId }, fitToLog(cause));
  return {
    message: `Something went wrong here. Tell the operator the request id ${requestId ?? 'unknown'}.`,
    ...place,
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
  };
}

/** What GraphQL's own libraries say of a value that doesn't fit quotes the value: its place is enough. */
function fitToLog(cause: unknown): unknown {
  if (!(cause instanceof GraphQLError) || cause.originalError !== undefined) return cause;
  const quiet = new Error('a GraphQL error whose words may quote a value');
  quiet.stack = (cause.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .join('\n');
  return quiet;
}

function isPlanned(code: unknown): code is string {
  return typeof code === 'string' && code in ERROR_CODES && code !== 'INTERNAL_SERVER_ERROR';
}

/**
 * graphql-js gives no code to what it finds wrong with an argument's value only when it executes,
 * such as a variable that is null where the argument may not be.
 */
function isArgumentFault(error: unknown): boolean {
  return (
    error instanceof GraphQLError &&
    error.originalError === undefined &&
    error.extensions['code'] === undefined &&
    error.message.startsWith('Argument "')
  );
}

/** How graphql-js's parser, which is recursive, takes a text that nests thousands deep. */
function isStackOverflow({ message }: GraphQLFormattedError): boolean {
  return message.startsWith('Maximum call stack size');
}

function keepKnown(extensions: GraphQLFormattedError['extensions'] = {}): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(extensions).filter(([name]) => EXTENSIONS.includes(name)),
  );
}
