import type { GuardedContext } from '../access/shield.ts';
import type { AuditLog } from '../audit/log.ts';
import type { RequestInfo } from '../service/part.ts';
import type { Disclosure } from './disclosure/disclosure.ts';
import type { MatchSource } from './matching/match-index.ts';
import type { MatchIndexes } from './matching/match-indexes.ts';
import type { VocabularyReader } from './matching/vocabulary.ts';
import type { PolicyState } from './policy-file.ts';
import type { Terms } from './terms.ts';
import type { Asking } from './use.ts';
import type { VisiblePatients } from './visible-patients.ts';
import type { WithheldRows } from './withheld-rows.ts';

/** What a site's resolvers have at hand for one request. */
export interface SiteContext extends GuardedContext {
  readonly siteId: string;
  /** Those that the caller may see. */
  readonly patients: VisiblePatients;
  /** What consents are held against for this request. */
  readonly asking: Asking;
  /** The site's own policy at the time of the request. */
  readonly policy: PolicyState;
  /** Counts, for the audit, whom consents withhold. */
  readonly withheld: WithheldRows;
  /** Through which every number of patients passes. */
  readonly disclosure: Disclosure;
  /** The terminologies, the same ones for all that the request does. */
  readonly terms: Terms;
  /** What the filter for candidates is made from. */
  readonly vocabulary: VocabularyReader;
  readonly matches: MatchIndexes;
  /** All patients and what changes of them, for `matches` alone: no answer is made of these. */
  readonly unrestricted: Pick<MatchSource, 'patients' | 'changes'>;
  /** The day of the query, `YYYY-MM-DD`: one request computes no two ages of one patient. */
  readonly today: string;
  readonly request: RequestInfo;
  /** Null at a site that keeps none. */
  readonly audit: AuditLog | null;
  /** Pseudonyms of the patients of whom the answer tells something (`disclose`). */
  readonly disclosed: Set<string>;
}
