import { GraphQLError } from 'graphql';
import { clientError, type ErrorCode } from '../../service/errors.ts';
import type { SiteAddress } from './network.ts';

/** Why a site's part is missing. */
export interface SiteFailure {
  readonly status: 'TIMEOUT' | 'UNAVAILABLE' | 'REFUSED';
  readonly site: SiteAddress;
  readonly error: { readonly code: SiteErrorCode; readonly message: string };
}

/** What became of one question to one site. */
export type SiteAnswer<T> =
  { readonly status: 'OK'; readonly site: SiteAddress; readonly data: T } | SiteFailure;

export type SiteErrorCode = Exclude<
  Extract<ErrorCode, `SITE_${string}` | 'BUDGET_EXHAUSTED'>,
  'SITE_POLICY_FIELD'
>;

/** What went wrong with a site; the client is told it under one of the codes. */
export type SiteCause = SiteErrorCode | 'ASSERTION_REFUSED';

interface Telling {
  readonly code: SiteErrorCode;
  readonly status: SiteFailure['status'];
  readonly words: string;
}

const TELLING: Readonly<Record<SiteCause, Telling>> = {
  SITE_TIMEOUT: {
    code: 'SITE_TIMEOUT',
    status: 'TIMEOUT',
    words: 'did not answer within the deadline',
  },
  SITE_UNAVAILABLE: {
    code: 'SITE_UNAVAILABLE',
    status: 'UNAVAILABLE',
    words: 'can not answer now',
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
  // No policy refuses the caller here: the site does not know the network that asks for him.
  ASSERTION_REFUSED: {
    code: 'SITE_UNAVAILABLE',
    status: 'UNAVAILABLE',
    words:
      'can not be asked: authentication between the network and the site failed. Its operator should compare the keys and the clocks of both',
  },
};

/**
 * A failure in our words: what the site or the network said of it stays here.
 * @param until when the site will answer again, where it says so
 */
export function failureOf(site: SiteAddress, cause: SiteCause, until?: Date): SiteFailure {
  const { code, status, words } = TELLING[cause];
  const time = until === undefined ? '' : ` until ${until.toISOString()}`;
  return { status, site, error: { code, message: `${site.name} ${words}${time}.` } };
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

/** How many rows there are at the sites that answered. */
export function totalCount(answers: readonly SiteAnswer<CountedPart>[]): number {
  return answers.reduce((sum, answer) => sum + (countAt(answer) ?? 0), 0);
}
