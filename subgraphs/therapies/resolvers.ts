import type { EvidenceFilter, Resolvers } from '../../schema/generated/therapies.ts';
import { readMatchProfile } from '../../schema/scalars.ts';
import type { Filter } from '../../store/store.ts';
import { listRows, listStored, withNodes, type PageArgs } from '../listing.ts';
import { referencedKey, type RowsOf } from '../loading.ts';
import { canonicalId, componentsOf } from './combination.ts';
import type { EvidenceListing, TherapiesContext, TherapyNode } from './context.ts';
import { BY_LEVEL, type EvidenceRow } from './evidence.ts';
import { evidenceConditions, therapyFilter } from './filter.ts';
import { BY_STRENGTH, therapyOptions } from './options.ts';
import type { DiseaseRecord, TherapyRecord } from './records.ts';

export const resolvers: Resolvers = {
  Query: {
    therapy: (_root, { id }, context) => knownTherapy(id, context),
    therapies: async (_root, { filter, ...page }, context) => {
      const list = { kind: 'therapies', filter: therapyFilter(filter) };
      const agents = await listStored(context.collections.therapies, list, page);
      return withNodes(agents, (agent) => {
        context.agents.prime(agent._id, agent);
        return { id: agent._id };
      });
    },
    evidence: (_root, { id }, context) => context.evidence.load(id),
    disease: (_root, { id }, context) => knownDisease(id, context),
  },
  TherapyConnection: { totalCount: (listing) => listing.countAll() },
  EvidenceConnection: { totalCount: (listing) => listing.countAll() },
  TherapyOptionConnection: { totalCount: (listing) => listing.countAll() },
  Therapy: {
    __resolveReference: ({ id }, context) => knownTherapy(referencedKey('id', id), context),
    name: async ({ id }, _args, context) => {
      const names = (await agentsOf(id, context)).map((agent) => agent?.name ?? null);
      return names.includes(null) ? null : names.join(' + ');
    },
    ncitId: async (therapy, _args, context) => (await agentOf(therapy, context))?.ncitId ?? null,
    synonyms: async (therapy, _args, context) => {
      if (componentsOf(therapy.id).length > 0) return [];
      return (await agentOf(therapy, context))?.synonyms ?? null;
    },
    components: ({ id }) => componentsOf(id).map((component) => ({ id: component })),
    evidence: ({ id }, args, context) =>
      listEvidence(canonicalId(id), context.evidenceOfTherapy, args, context),
  },
  Biomarker: {
    __resolveReference: ({ id }) => ({ id: referencedKey('id', id) }),
    evidence: ({ id }, args, context) =>
      listEvidence(id, context.evidenceOfBiomarker, args, context),
  },
  Disease: {
    __resolveReference: ({ id }, context) => knownDisease(referencedKey('id', id), context),
    name: async ({ id }, _args, context) => (await diseaseOf(id, context))?.name ?? null,
    doid: async ({ id }, _args, context) => (await diseaseOf(id, context))?.doid ?? null,
    oncotreeCode: async ({ id }, _args, context) =>
      (await diseaseOf(id, context))?.oncotreeCode ?? null,
  },
  Evidence: {
    id: ({ _id }) => _id,
    disease: ({ diseaseId }) => (diseaseId === null ? null : { id: diseaseId }),
    biomarkers: ({ biomarkerIds }) => biomarkerIds.map((id) => ({ id })),
    therapies: ({ therapyIds }) => therapyIds.map((id) => ({ id })),
  },
  Patient: {
    __resolveReference: (reference) => ({
      id: referencedKey('id', reference.id),
      matchProfile:
        reference.matchProfile == null ? null : readMatchProfile(reference.matchProfile),
    }),
    therapyOptions: async ({ matchProfile }, page, context) => {
      if (matchProfile === null) return null;
      const options = await therapyOptions(matchProfile, (id) =>
        context.predictiveEvidence.load(id),
      );
      return listRows(options, BY_STRENGTH, page);
    },
  },
  TherapyOptionEdge: {
    node: ({ node }) => ({ id: node.therapyId }),
    // Tiers hold for a patient's own disease, which these options don't look at.
    tier: () => null,
    matched: ({ node }) => node.biomarkerIds.map((id) => ({ id })),
    evidence: ({ node }) => node.evidence,
    conflicts: ({ node }) => node.conflicts,
  },
};

/** The therapy when the store knows it, or all agents of the combination that it is. */
async function knownTherapy(id: string, context: TherapiesContext): Promise<TherapyNode | null> {
  const agents = await agentsOf(id, context);
  return agents.includes(null) ? null : { id: canonicalId(id) };
}

function agentsOf(id: string, context: TherapiesContext): Promise<(TherapyRecord | null)[]> {
  const components = componentsOf(id);
  const ids = components.length === 0 ? [id] : components;
  return Promise.all(ids.map((agent) => context.agents.load(agent)));
}

function agentOf({ id }: TherapyNode, context: TherapiesContext): Promise<TherapyRecord | null> {
  return context.agents.load(id);
}

async function knownDisease(id: string, context: TherapiesContext): Promise<{ id: string } | null> {
  return (await diseaseOf(id, context)) === null ? null : { id };
}

function diseaseOf(id: string, context: TherapiesContext): Promise<DiseaseRecord | null> {
  return context.diseases.load(id);
}

interface EvidenceArgs extends PageArgs {
  readonly filter?: EvidenceFilter | null | undefined;
}

async function listEvidence(
  parent: string,
  rowsOf: RowsOf<string, readonly Filter[], EvidenceRow>,
  { filter, ...page }: EvidenceArgs,
  context: TherapiesContext,
): Promise<EvidenceListing> {
  const conditions = await evidenceConditions(filter, (id) => context.diseaseIds.load(id));
  const listing = listRows(await rowsOf(parent, conditions), BY_LEVEL, page);
  return withNodes(listing, ({ _id }) => context.evidence.load(_id));
}
