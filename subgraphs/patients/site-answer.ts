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

export type SiteErrorCode = Extract<ErrorCode, `SITE_${string}`>;

const STATUS_OF: Readonly<Record<SiteErrorCode, SiteFailure['status']>> = {
  SITE_TIMEOUT: 'TIMEOUT',
  SITE_UNAVAILABLE: 'UNAVAILABLE',
  SITE_INVALID_ANSWER: 'UNAVAILABLE',
  SITE_REFUSED: 'REFUSED',
};

const WORDS_FOR: Readonly<Record<SiteErrorCode, string>> = {
  SITE_TIMEOUT: 'did not answer within the deadline',
  SITE_UNAVAILABLE: 'can not answer now',
  SITE_INVALID_ANSWER: 'gave an answer that can not be read',
  SITE_REFUSED: 'refuses this question',
};

/** A failure in our words: what the site or the network said of it stays here. */
export function failureOf(site: SiteAddress, code: SiteErrorCode): SiteFailure {
  const message = `${site.name} ${WORDS_FOR[code]}.`;
  return { status: STATUS_OF[code], site, error: { code, message } };
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
