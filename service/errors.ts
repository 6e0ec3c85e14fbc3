import { GraphQLError } from 'graphql';

/**
 * Every `extensions.code` that a client can get, with what the caller can do about it. An error
 * without one of these codes is unplanned: the client gets INTERNAL_SERVER_ERROR and no detail.
 */
export const ERROR_CODES = {
  GRAPHQL_PARSE_FAILED: 'Correct the syntax of the operation.',
  GRAPHQL_VALIDATION_FAILED: 'Correct the operation: it does not fit the schema.',
  BAD_REQUEST: 'Send an HTTP request as GraphQL over HTTP has it.',
  BAD_USER_INPUT: 'Correct the argument or variable that the message names.',
  OPERATION_RESOLUTION_FAILURE: 'Name the operation that is to run.',
  PERSISTED_QUERY_NOT_FOUND: 'Send the operation itself.',
  PERSISTED_QUERY_NOT_SUPPORTED: 'Send the operation itself.',
  UNAUTHENTICATED: 'Send a valid bearer token.',
  ISSUER_UNAVAILABLE: 'Try again later, or leave the token out.',
  UNAUTHORIZED_FIELD_OR_TYPE: 'Ask for the rights that the error names, or leave the field out.',
  SUBGRAPH_TIMEOUT: 'Try again, or ask for less at once.',
  SUBGRAPH_UNAVAILABLE: 'Try again later; the rest of the answer holds.',
  SUBGRAPH_INVALID_ANSWER: 'Tell the operator; the rest of the answer holds.',
  SITE_TIMEOUT: 'Try again; the other sites answered.',
  SITE_UNAVAILABLE: 'Try again later; the other sites answered.',
  SITE_AUDIT_UNAVAILABLE: "Try again later, or tell the site's operator; the other sites answered.",
  SITE_REFUSED: "Ask the site's institution; its own policy refuses the question.",
  SITE_POLICY_FIELD:
    "Leave the field out, or ask the site's institution: its own policy withholds it.",
  SITE_INVALID_ANSWER: "Tell the site's operator; the other sites answered.",
  BUDGET_EXHAUSTED: 'Wait until the day that the message names; what was asked before is free.',
  STORE_UNAVAILABLE: 'Try again later.',
  AUDIT_UNAVAILABLE: 'Try again later; nothing of a patient is given that can not be recorded.',
  INTERNAL_SERVER_ERROR: 'Tell the operator the time and the request id.',
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

/** An error that is meant for the client: its message says what was wrong and what would be right. */
export function clientError(code: ErrorCode, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

/** The client's argument is wrong. */
export function badInput(message: string): GraphQLError {
  return clientError('BAD_USER_INPUT', message);
}

/** A site's number of different questions for this caller, or for the caller's institution, is reached. */
export function budgetExhausted(renews: Date): GraphQLError {
  const day = renews.toISOString();
  return new GraphQLError(
    `no more different counts are told to this caller or institution until ${day}; counts that were asked before still are`,
    { extensions: { code: 'BUDGET_EXHAUSTED' satisfies ErrorCode, renews: day } },
  );
}
