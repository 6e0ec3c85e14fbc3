import type { RequestInfo } from '../service/part.ts';
import type { Collection } from '../store/store.ts';
import type { PatientRecord } from './records.ts';
import type { Terms } from './terms.ts';

/** What a site's resolvers have at hand for one request. */
export interface SiteContext {
  readonly siteId: string;
  readonly patients: Collection<PatientRecord>;
  readonly terms: () => Promise<Terms>;
  /** The day of the query, `YYYY-MM-DD`: one request computes no two ages of one patient. */
  readonly today: string;
  readonly request: RequestInfo;
}
