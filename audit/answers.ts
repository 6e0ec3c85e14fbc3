import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { Identity } from '../identity/identity.ts';
import { clientError } from '../service/errors.ts';
import { operationLabel } from '../service/operation-label.ts';
import { askedBy, coordinateAt, type AskedOperation } from './asked.ts';
import type { AuditLog } from './log.ts';
import { sha256, type AnswerEntry, type Decision, type Withheld } from './record.ts';

/** What an answer discloses, as its part knows it. */
export interface Disclosure {
  /** Of how many patients the answer holds something. */
  readonly records: number;
  /** Their pseudonyms, at a site. */
  readonly patients?: readonly string[];
  /** Whether the answer may leave only once its record is on disk. */
  readonly mustBeRecorded: boolean;
}

/** An answer that is about to leave. */
export interface Answer<Context extends object> {
  readonly context: Context;
  /** Null when the operation did not run. */
  readonly asked: AskedOperation | null;
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly request: GraphQLRequestContextWillSendResponse<Context>;
}

export interface AuditedPart<Context extends object> {
  readonly audit: AuditLog;
  callerOf(context: Context): { readonly requestId: string; readonly caller: Identity | null };
  disclosedBy(answer: Answer<Context>): Disclosure;
  /** At a site: how many patients consents withheld from the question, by the reason's code. */
  rowsWithheld?(context: Context): Promise<Readonly<Record<string, number>>>;
  /** Ids of the sites that the question went to. */
  sitesAsked(context: Context): readonly string[];
}

/**
 * Records every answer before it leaves. One that discloses what must be recorded waits until it is;
 * when it can't be, the client gets AUDIT_UNAVAILABLE and nothing else.
 */
export function auditAnswers<Context extends object>(
  part: AuditedPart<Context>,
): ApolloServerPlugin<Context> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse: async (request) => {
          const { body } = request.response;
          if (body.kind !== 'single') throw new Error('an answer in parts can not be recorded');
          const { data = null, errors = [] } = body.singleResult;
          const answer = { context: request.contextValue, asked: askedOf(request), data, request };
          const disclosure = part.disclosedBy(answer);
          const rowsWithheld = data === null ? {} : await rowsWithheldBy(part, answer.context);
          const written = part.audit.append({
            ...entryOf(part, answer, errors, disclosure),
            ...(Object.keys(rowsWithheld).length > 0 && { rowsWithheld }),
          });
          if (!disclosure.mustBeRecorded) return;
          try {
            await written;
          } catch {
            body.singleResult = { data: null, errors: [unavailable.toJSON()] };
          }
        },
      }),
  };
}

/** What can't be counted now is left out: the answer doesn't hang on it. */
async function rowsWithheldBy<Context extends object>(
  part: AuditedPart<Context>,
  context: Context,
): Promise<Readonly<Record<string, number>>> {
  try {
    return (await part.rowsWithheld?.(context)) ?? {};
  } catch {
    return {};
  }
}

const unavailable = clientError(
  'AUDIT_UNAVAILABLE',
  'The audit can not be written now, and nothing of a patient is given that is not recorded',
);

function askedOf<Context extends object>({
  schema,
  document,
  operation,
  request,
}: GraphQLRequestContextWillSendResponse<Context>): AskedOperation | null {
  if (document === undefined || operation === undefined) return null;
  return askedBy(schema, document, operation, request.variables ?? {});
}

function entryOf<Context extends object>(
  part: AuditedPart<Context>,
  { context, asked, data, request }: Answer<Context>,
  errors: readonly GraphQLFormattedError[],
  { records, patients }: Disclosure,
): AnswerEntry {
  const { requestId, caller } = part.callerOf(context);
  const { query } = request.request;
  const withheld = asked === null ? [] : withheldBy(asked, errors);
  return {
    kind: 'answer',
    requestId,
    who: caller && {
      subject: caller.subject,
      issuer: caller.issuer,
      institution: caller.institution.id,
    },
    purpose: caller?.purpose ?? null,
    ...(caller?.study && { study: caller.study }),
    operation: {
      name: operationLabel(request.operationName),
      sha256: query === undefined ? null : sha256(query),
    },
    fields: asked?.coordinates ?? [],
    withheld,
    sites: part.sitesAsked(context),
    records,
    decision: decisionOf(asked, data, errors, withheld),
    ...(patients !== undefined && patients.length > 0 && { patients }),
  };
}

/** Fields that errors tell were withheld, each once however many rows lack it. */
function withheldBy(asked: AskedOperation, errors: readonly GraphQLFormattedError[]): Withheld[] {
  const withheld = new Map<string, Withheld>();
  for (const { path = [], extensions = {} } of errors) {
    if (extensions['code'] !== 'UNAUTHORIZED_FIELD_OR_TYPE') continue;
    const field = coordinateAt(asked, path);
    const requires: unknown = extensions['requires'];
    const names = Array.isArray(requires)
      ? requires.filter((name) => typeof name === 'string')
      : [];
    if (!withheld.has(field)) withheld.set(field, { field, requires: names });
  }
  return [...withheld.values()];
}

function decisionOf(
  asked: AskedOperation | null,
  data: Answer<object>['data'],
  errors: readonly GraphQLFormattedError[],
  withheld: readonly Withheld[],
): Decision {
  if (asked === null) return 'refused';
  if (withheld.length === 0) return data === null && errors.length > 0 ? 'refused' : 'allowed';
  const given = Object.values(data ?? {}).some((value) => value !== null);
  return given ? 'partial' : 'denied';
}
