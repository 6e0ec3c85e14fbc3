import type { AuditLog } from '../audit/log.ts';
import { buildPartSchema, type RuleEnforcement } from '../schema/build-subgraph.ts';
import type { Resolvers } from '../schema/generated/site.ts';
import type { Log } from '../service/log.ts';
import type { Part } from '../service/part.ts';
import type { Store } from '../store/store.ts';
import { readAuditTrail } from './audit-trail.ts';
import { auditedSite, disclose } from './audit.ts';
import { criteriaLoss } from './criteria-loss.ts';
import { boundCohort, breakDownCohort, countCohort, selectCohort } from './cohort.ts';
import type { SiteContext } from './context.ts';
import { PATIENT_FIELDS } from './de-identify.ts';
import { Disclosure, type DisclosureOptions } from './disclosure/disclosure.ts';
import { countPatients, findPatients, findPatientsById } from './patient-page.ts';
import { findCandidates } from './matching/candidates.ts';
import { MatchIndexes } from './matching/match-indexes.ts';
import { VocabularyReader } from './matching/vocabulary.ts';
import { PatientChanges } from './patient-changes.ts';
import {
  allowedByPolicy,
  breakdownWithinPolicy,
  callerWithin,
  filterWithinPolicy,
  lossWithinPolicy,
  withholdByPolicy,
} from './policy.ts';
import type { PolicyState } from './policy-file.ts';
import { NO_POLICY } from './policy-schema.ts';
import { PATIENTS, type PatientRecord } from './records.ts';
import { renewSearchFields } from './search-upgrade.ts';
import { sitePolicies } from './row-policy.ts';
import { selects } from './selects.ts';
import { KeptTerms, tellMissingTerms } from './terms.ts';
import { VisiblePatients } from './visible-patients.ts';
import { WithheldRows } from './withheld-rows.ts';

export interface SiteOptions {
  /** The first half of its patients' network-wide ids, and the id of its institution. */
  readonly id: string;
  readonly name: string;
  /** The institution's own database; the site closes it. */
  readonly store: Store;
  /** The site's secret for pseudonyms, from which those of its counts are derived. */
  readonly pseudonymKey: Buffer;
  /** How its counts are protected; the strictness can be raised. */
  readonly counts?: DisclosureOptions;
  /** How many patients are judged for one page before a trial gets an index (`matching/match-indexes.ts`). */
  readonly matchPatience?: number;
  /** The day of the query, `YYYY-MM-DD`; today in UTC unless stated. */
  readonly today?: () => string;
  /** The time by which budgets are renewed, in milliseconds; the clock's unless stated. */
  readonly now?: () => number;
  readonly rules?: RuleEnforcement;
  /** The institution's own policy as it is now; none unless stated. */
  readonly policy?: () => PolicyState;
  /** Where its answers are recorded; the site closes it. */
  readonly audit?: AuditLog;
  /** Hears at the start what its data lacks. */
  readonly log?: Log;
}

const RESOLVERS: Resolvers = {
  Query: {
    patientsById: async (_root, { ids }, context) => {
      allowedByPolicy('records', context);
      const records = await findPatientsById(ids, context);
      disclose(records, context);
      return records;
    },
    patients: (_root, args, context) => {
      allowedByPolicy('records', context);
      filterWithinPolicy(args.filter ?? {}, context);
      return findPatients(args, context);
    },
    cohort: (_root, { filter }, context) => {
      allowedByPolicy('counts', context);
      filterWithinPolicy(filter, context);
      return selectCohort(filter, context);
    },
    eligiblePatients: (_root, args, context, info) => {
      allowedByPolicy('matches', context);
      return findCandidates(
        { ...args, counted: ['totalCount', 'worklist'].some((field) => selects(info, field)) },
        context,
      );
    },
    criteriaLoss: (_root, { criteria, by }, context) => {
      allowedByPolicy('counts', context);
      lossWithinPolicy(criteria, by ?? null, context);
      return criteriaLoss(criteria, by ?? null, context);
    },
    auditTrail: (_root, args, context) => {
      allowedByPolicy(null, context);
      return readAuditTrail(args, context);
    },
  },
  SitePatients: {
    totalCount: (page, _arguments, context) => countPatients(page, context),
    nodes: ({ nodes }, _arguments, context) => {
      disclose(nodes, context);
      return nodes;
    },
  },
  SiteCandidates: {
    totalCount: ({ totalCount }) => {
      if (totalCount === null) throw new Error('counted only where the operation asks for it');
      return totalCount;
    },
    worklist: ({ worklist }) => {
      if (worklist === null) throw new Error('made only where the operation asks for it');
      return worklist;
    },
    nodes: ({ nodes }, _arguments, context) => {
      disclose(
        nodes.map(({ patient }) => patient),
        context,
      );
      return nodes;
    },
  },
  SiteCandidate: { criteria: ({ explain }) => [...explain()] },
  SiteCohort: {
    count: (cohort, _arguments, context) => countCohort(cohort, context),
    bounds: (cohort, _arguments, context) => boundCohort(cohort, context),
    breakdown: (cohort, { by }, context) => {
      breakdownWithinPolicy(by, context);
      return breakDownCohort(cohort, by, context);
    },
  },
  Patient: PATIENT_FIELDS,
};

/** An institution's node: its patients, as its rules let the network see them. */
export async function createSite(options: SiteOptions): Promise<Part<SiteContext>> {
  const { id, store, pseudonymKey, rules, audit, today = todayInUtc } = options;
  const { policy: policyNow = noPolicy } = options;
  const decisions = sitePolicies(id);
  const patients = await store.collection<PatientRecord>(PATIENTS);
  await renewSearchFields(store);
  const vocabulary = await VocabularyReader.open(store);
  const matches = new MatchIndexes(options.matchPatience);
  const changes = await PatientChanges.of(store);
  const kept = await KeptTerms.open(store, options.now);
  if (options.log) tellMissingTerms(kept.latest, options.log);
  const withheld = new WithheldRows(patients);
  const disclosure = await Disclosure.open({
    store,
    pseudonymKey,
    options: { ...options.counts, stricter: () => stricterCounts(policyNow()) },
    now: options.now,
  });
  return {
    name: `site ${id}`,
    schema: withholdByPolicy(buildPartSchema('site', RESOLVERS, { decisions, rules })),
    contextFor: (request) => {
      const policy = policyNow();
      const caller = callerWithin(request.caller, policy);
      const day = today();
      const terms = kept.latest;
      const asking = { caller, institution: id, day, oncotree: terms.tree };
      return {
        siteId: id,
        // What nobody waits for any more is read no further.
        patients: new VisiblePatients(patients.until(request.signal), asking),
        asking,
        policy,
        withheld,
        disclosure,
        terms,
        vocabulary,
        matches,
        unrestricted: { patients, changes },
        today: day,
        request,
        caller,
        audit: audit ?? null,
        disclosed: new Set(),
      };
    },
    ...(audit && { audit: auditedSite(audit, id) }),
    ready: () => store.ping(),
    close: async () => {
      await store.close();
      await audit?.close();
    },
  };
}

/** What the policy says of counts, in the words of the module that protects them. */
function stricterCounts({ policy }: PolicyState) {
  const { threshold, countsPerCaller, countsPerInstitution } = policy ?? NO_POLICY;
  return {
    ...(threshold !== undefined && { threshold }),
    ...(countsPerCaller !== undefined && { perCaller: countsPerCaller }),
    ...(countsPerInstitution !== undefined && { perInstitution: countsPerInstitution }),
  };
}

const noPolicy = (): PolicyState => ({ policy: NO_POLICY });

function todayInUtc(): string {
  return new Date().toISOString().slice(0, 10);
}
