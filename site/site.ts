import { buildPartSchema } from '../schema/build-subgraph.ts';
import type { Resolvers } from '../schema/generated/site.ts';
import type { Part } from '../service/part.ts';
import type { Store } from '../store/store.ts';
import { breakDown } from './breakdown.ts';
import { countCohort, selectCohort } from './cohort.ts';
import { findCandidates } from './candidates.ts';
import type { SiteContext } from './context.ts';
import { PATIENT_FIELDS } from './de-identify.ts';
import { countPatients, findPatients, findPatientsById } from './patient-page.ts';
import { PATIENTS, type PatientRecord } from './records.ts';
import { keepTerms } from './terms.ts';

export interface SiteOptions {
  /** The first half of its patients' network-wide ids. */
  readonly id: string;
  readonly name: string;
  /** The institution's own database; the site closes it. */
  readonly store: Store;
  /** The day of the query, `YYYY-MM-DD`; today in UTC unless stated. */
  readonly today?: () => string;
}

const RESOLVERS: Resolvers = {
  Query: {
    patientsById: (_root, { ids }, context) => findPatientsById(ids, context),
    patients: (_root, args, context) => findPatients(args, context),
    cohort: (_root, { filter }, context) => selectCohort(filter, context),
    eligiblePatients: (_root, args, context) => findCandidates(args, context),
  },
  SitePatients: {
    totalCount: (page, _arguments, context) => countPatients(page, context),
  },
  SiteCohort: {
    count: (cohort, _arguments, context) => countCohort(cohort, context),
    breakdown: ({ filter }, { by }, context) => breakDown(filter, by, context),
  },
  Patient: PATIENT_FIELDS,
};

/** An institution's node: its patients, as its rules let the network see them. */
export async function createSite(options: SiteOptions): Promise<Part<SiteContext>> {
  const { id, store, today = todayInUtc } = options;
  const patients = await store.collection<PatientRecord>(PATIENTS);
  const terms = keepTerms(store);
  await terms();
  return {
    name: `site ${id}`,
    schema: buildPartSchema('site', RESOLVERS),
    contextFor: (request) => ({ siteId: id, patients, terms, today: today(), request }),
    ready: () => store.ping(),
    close: () => store.close(),
  };
}

function todayInUtc(): string {
  return new Date().toISOString().slice(0, 10);
}
