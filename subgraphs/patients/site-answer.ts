import { GraphQLError } from 'graphql';
import { badInput, clientError, type ErrorCode } from '../../service/errors.ts';
import type { SiteAddress } from './network.ts';

/** Why a site's part is missing. */
export interface SiteFailure {
  readonly status: 'TIMEOUT' | 'UNAVAILABLE' | 'REFUSED';
  readonly site: SiteAddress;
  readonly error: { readonly code: SiteErrorCode; readonly message: string };
  /** What the site finds wrong with the question, where that is why. */
  readonly wrong?: string;
}

/** What of a site's own answer the client is told. */
export interface ToldBySite {
  /** When the site will answer, or be asked, again. */
  readonly until?: Date;
  /** What is wrong with the question. */
  readonly words?: string;
}

/** What became of one question to one site. */
export type SiteAnswer<T> =
  { readonly status: 'OK'; readonly site: SiteAddress; readonly data: T } | SiteFailure;

export type SiteErrorCode = Exclude<
  Extract<ErrorCode, `SITE_${string}` | 'BUDGET_EXHAUSTED' | 'BAD_USER_INPUT'>,
  'SITE_POLICY_FIELD'
>;

/** What went wrong with a site; the client is told it under one of the codes. */
export type SiteCause = SiteErrorCode | 'ASSERTION_REFUSED' | 'CIRCUIT_OPEN';

interface Telling {
  readonly code: SiteErrorCode;
  readonly status: SiteFailure['status'];
  readonly words: string;
}

const TELLING: Readonly<Record<SiteCause, Telling>> = {
  SITE_TIMEOUT: {
    code: 'SITE_TIMEOUT',
    status: 'TIMEOUT',
    words: 'did not answer within the deadline: ask again, or for less at a time',
  },
  SITE_UNAVAILABLE: {
    code: 'SITE_UNAVAILABLE',
    status: 'UNAVAILABLE',
    words: 'can not answer now',
  },
  CIRCUIT_OPEN: {
    code: 'SITE_UNAVAILABLE',
    status: 'UNAVAILABLE',
    words: 'has failed several times and is not asked again',
  },
  SITE_AUDIT_UNAVAILABLE: {
    code: 'SITE_AUDIT_UNAVAILABLE',
    status: 'UNAVAILABLE',
    words: 'can not write its audit now, and gives nothing of a patient that it can not record',
  },
  SITE_INVALID_ANSWER: {
    code: 'SITE_INVALID_ANSWER',
    status: 'UNAVAILABLE',
    words: 'gave an answer that can not be read',
  },
  SITE_REFUSED: { code: 'SITE_REFUSED', status: 'REFUSED', words: 'refuses this question' },
  BUDGET_EXHAUSTED: {
    code: 'BUDGET_EXHAUSTED',
    status: 'REFUSED',
    words: 'tells this caller or institution no more different counts',
  },
  BAD_USER_INPUT: {
    code: 'BAD_USER_INPUT',
    status: 'REFUSED',
    words: 'finds the question wrong',
  },
  // No policy refuses the caller here: the site does not know the network that asks for him.
  ASSERTION_REFUSED: {
    code: 'SITE_UNAVAILABLE',
    status: 'UNAVAILABLE',
    words:
      'can not be asked: authentication between the network and the site failed. Its operator should compare the keys and the clocks of both',
  },
};

/**
 * A failure in our words: what the site or the network said of it stays here, but for what is wrong with
 * the client's own question.
 */
export function failureOf(
  site: SiteAddress,
  cause: SiteCause,
  { until, words: wrong }: ToldBySite = {},
): SiteFailure {
  const { code, status, words } = TELLING[cause];
  const time = until === undefined ? '' : ` until ${until.toISOString()}`;
  const message = `${site.name} ${words}${time}${wrong === undefined ? '.' : `: ${wrong}`}`;
  return { status, site, error: { code, message }, ...(wrong !== undefined && { wrong }) };
}

/**
 * Every site that was asked may find the question wrong: then it is, and no part of an answer is missing.
 * @throws GraphQLError BAD_USER_INPUT that says so once
 */
export function assertRight(answers: readonly SiteAnswer<unknown>[]): void {
  const wrong = answers.flatMap((answer) =>
    answer.status === 'OK' || answer.wrong === undefined ? [] : [answer.wrong],
  );
  if (wrong.length > 0 && wrong.length === answers.length)
    throw badInput([...new Set(wrong)].join('; '));
}

/** The failure as the error of a field that needs this site. */
export function siteError({ error }: SiteFailure): GraphQLError {
  return clientError(error.code, error.message);
}

/** The data of an answer; throws the failure as a `GraphQLError`. */
export function dataOf<T>(answer: SiteAnswer<T>): T {
  if (answer.status === 'OK') return answer.data;
  throw siteError(answer);
}

/** The answer with its data read further; a failure stays what it is. */
export function mapAnswer<T, U>(answer: SiteAnswer<T>, read: (data: T) => U): SiteAnswer<U> {
  return answer.status === 'OK' ? { ...answer, data: read(answer.data) } : answer;
}

/** A part of an answer that counts its rows, where the client asked for that. */
export interface CountedPart {
  readonly totalCount?: number | undefined;
}

/** How many rows a site has; null when it didn't answer. */
export function countAt(answer: SiteAnswer<CountedPart>): number | null {
  return answer.status === 'OK' ? (answer.data.totalCount ?? null) : null;
}

/** How many rows there are at the sites that answered; null when none did: nobody said that there are none. */
export function totalCount(answers: readonly SiteAnswer<CountedPart>[]): number | null {
  if (!hasAnswer(answers)) return null;
  return answers.reduce((sum, answer) => sum + (countAt(answer) ?? 0), 0);
}

/** Whether any site answered, so that what they say can be taken together. */
export function hasAnswer(answers: readonly SiteAnswer<unknown>[]): boolean {
  return answers.some(({ status }) => status === 'OK');
}
