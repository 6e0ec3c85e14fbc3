import type { GraphQLResolveInfo } from 'graphql';
import type { PatientsSigner } from '../../identity/signer.ts';
import type { Door } from '../../link/door.ts';
import { buildPartSchema, type RuleEnforcement } from '../../schema/build-subgraph.ts';
import type { Resolvers } from '../../schema/generated/patients.ts';
import { readTrialCriteria } from '../../schema/scalars.ts';
import { silentLog, type Log } from '../../service/log.ts';
import type { Part } from '../../service/part.ts';
import { parsePatientId } from '../../site/patient-id.ts';
import { findAuditTrail } from './audit-trail.ts';
import { askCohort, countAtSite, mergeBreakdown, personsOf, totalOf } from './cohort.ts';
import type { PatientsContext } from './context.ts';
import { askCriteriaLoss, mergeLosses } from './criteria-loss.ts';
import { findEligiblePatients } from './eligible-patients.ts';
import { mergeWorklists } from './worklist.ts';
import { RequestLoaders } from './loaders.ts';
import { Network, type SiteAddress } from './network.ts';
import { patientFields, type PatientNode } from './patient-node.ts';
import { findPatients } from './patients.ts';
import { selectionOf } from './selection.ts';
import { DEFAULT_GATE, type GateOptions } from './site-gate.ts';
import { countAt, totalCount, type SiteAnswer } from './site-answer.ts';

export interface PatientsSubgraphOptions {
  readonly sites: readonly SiteAddress[];
  readonly signer: PatientsSigner;
  /** How long the sites may take for all that one request asks, in milliseconds; 5 s unless stated. */
  readonly deadlineMs?: number;
  /** The largest answer of a site that is read, in bytes; 64 MiB unless stated. */
  readonly maxAnswerBytes?: number;
  readonly gate?: GateOptions;
  /** Where sites that dial are taken in; this part closes it. */
  readonly door?: Door;
  /** Hears of sites that don't answer; nobody unless stated. */
  readonly log?: Log;
  readonly rules?: RuleEnforcement;
}

const RESOLVERS: Resolvers = {
  Query: {
    patient: (_root, { id }, context, info) => readPatient(id, context, info),
    patients: (_root, args, context, info) => findPatients(args, context, info),
    cohort: (_root, args, context, info) => askCohort(args, context, info),
    sites: (_root, _arguments, { network }) => network.sites,
    auditTrail: (_root, args, context, info) => findAuditTrail(args, context, info),
  },
  Patient: {
    __resolveReference: ({ id }, context, info) => readPatient(id, context, info),
    site: ({ id }, _arguments, { network }) => siteOf(id, network),
  },
  Site: {
    __resolveReference: ({ id }, { network }) => network.client(id)?.site ?? null,
    status: async ({ id }, _arguments, { network, loaders }) => {
      const client = network.client(id);
      return client === undefined ? 'UNAVAILABLE' : (await loaders.readiness(client)).status;
    },
    patients: ({ id }, _arguments, { network, loaders }) => {
      const client = network.client(id);
      return client === undefined ? null : loaders.patientCount(client);
    },
  },
  Trial: {
    __resolveReference: (reference) => reference,
    eligiblePatients: ({ matchCriteria }, args, context, info) =>
      matchCriteria == null
        ? null
        : findEligiblePatients(readTrialCriteria(matchCriteria), args, context, info),
    criteriaLoss: ({ matchCriteria }, { by }, context, info) =>
      matchCriteria == null
        ? null
        : askCriteriaLoss(readTrialCriteria(matchCriteria), by ?? null, context, info),
  },
  CriteriaLoss: {
    sites: ({ parts }) => parts.map(statusOf),
    criteria: mergeLosses,
  },
  PatientConnection: { totalCount: ({ parts }) => totalCount(parts), sites: countsBySite },
  EligiblePatientConnection: {
    totalCount: ({ parts }) => totalCount(parts),
    sites: countsBySite,
    worklist: (answer, args) => mergeWorklists(answer, args),
  },
  Cohort: {
    count: totalOf,
    persons: personsOf,
    sites: ({ parts }) => parts.map((part) => ({ ...statusOf(part), count: countAtSite(part) })),
    breakdown: (answer, args) => mergeBreakdown(answer, args),
  },
};

/** The network's face of patients. It holds none: it asks the sites and merges what they answer. */
export function createPatientsSubgraph(
  options: PatientsSubgraphOptions,
): Promise<Part<PatientsContext>> {
  const { sites, signer, rules, deadlineMs = 5_000, maxAnswerBytes = 64 * 1024 * 1024 } = options;
  const { gate = DEFAULT_GATE, log = silentLog, door } = options;
  const network = new Network(sites, { deadlineMs, maxAnswerBytes, gate, signer, log, door });
  return Promise.resolve({
    name: 'patients',
    schema: buildPartSchema('patients', RESOLVERS, { rules }),
    contextFor: (info) => {
      const request = { ...info, answerBy: performance.now() + deadlineMs };
      return { network, request, caller: info.caller, loaders: new RequestLoaders(request) };
    },
    // A site that is away makes an answer partial and this part no less ready.
    ready: () => Promise.resolve(),
    close: () => network.close(),
  });
}

/** Null for an id that is none, or of no site of the network. */
function readPatient(
  id: string,
  { network, loaders }: PatientsContext,
  info: GraphQLResolveInfo,
): Promise<PatientNode | null> | null {
  const client = network.client(parsePatientId(id)?.site ?? '');
  if (client === undefined) return null;
  return loaders.patient(client, id, patientFields(selectionOf(info, 'Patient'), info));
}

function siteOf(id: string, network: Network): SiteAddress {
  const client = network.client(parsePatientId(id)?.site ?? '');
  if (client === undefined) throw new Error('a patient of no site of the network');
  return client.site;
}

function countsBySite({
  parts,
}: {
  readonly parts: readonly SiteAnswer<{ readonly totalCount?: number | undefined }>[];
}) {
  return parts.map((part) => ({ ...statusOf(part), count: countAt(part) }));
}

function statusOf(part: SiteAnswer<unknown>) {
  const error = part.status === 'OK' ? null : part.error;
  return { site: part.site, status: part.status, error };
}
