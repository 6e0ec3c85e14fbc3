import { z } from 'zod';
import { trialCriteriaOf } from '../../matching/trial-criteria.ts';
import type { Resolvers, TrialFilter } from '../../schema/generated/trials.ts';
import { readMatchProfile } from '../../schema/scalars.ts';
import { badInput } from '../../service/errors.ts';
import type { Filter } from '../../store/store.ts';
import { allOf, valuesOf } from '../filtering.ts';
import { listRows, listStored, orderById, withNodes, type PageArgs } from '../listing.ts';
import { referencedKey, type RowsOf } from '../loading.ts';
import type { TherapyNode, TrialListing, TrialsContext } from './context.ts';
import { criteriaOf } from './criteria.ts';
import { BY_VERDICT, eligibleTrials } from './eligibility.ts';
import { trialConditions } from './filter.ts';
import type { TrialRow } from './loaders.ts';
import { agentsOf, armsOf, eligibilityOf, therapyOf, urlOf } from './trial-fields.ts';

const TRIALS_BY_ID = orderById('trials');

export const resolvers: Resolvers = {
  Query: {
    trial: (_root, { id }, context) => context.trials.load(id),
    trials: (_root, { filter, ...page }, context) => {
      const list = { kind: TRIALS_BY_ID.kind, filter: allOf(trialConditions(filter)) };
      return listStored(context.collection, list, page);
    },
  },
  TrialConnection: { totalCount: (listing) => listing.countAll() },
  EligibleTrialConnection: { totalCount: (listing) => listing.countAll() },
  Trial: {
    __resolveReference: ({ id }, context) => context.trials.load(referencedKey('id', id)),
    id: ({ _id }) => _id,
    briefTitle: ({ registration, protocol }) => registration?.briefTitle ?? protocol?.title ?? null,
    officialTitle: ({ registration }) => registration?.officialTitle ?? null,
    statusVerified: ({ registration }) => registration?.statusVerified ?? null,
    studyType: ({ registration }) => registration?.studyType ?? null,
    conditions: ({ registration }) => registration?.conditions ?? null,
    enrollment: ({ registration }) => registration?.enrollment ?? null,
    sponsor: ({ registration }) => registration?.sponsor ?? null,
    startDate: ({ registration }) => registration?.startDate ?? null,
    primaryCompletionDate: ({ registration }) => registration?.primaryCompletionDate ?? null,
    interventions: ({ registration }) =>
      registration?.interventions.map((intervention) => ({
        ...intervention,
        therapy: therapyOf(intervention.type, intervention.name),
      })) ?? null,
    arms: armsOf,
    locations: ({ registration }) => registration?.locations ?? null,
    eligibility: eligibilityOf,
    biomarkers: ({ biomarkerIds }) => biomarkerIds.map((id) => ({ id })),
    criteria: criteriaOf,
    url: urlOf,
    matchCriteria: trialCriteriaOf,
  },
  Biomarker: {
    __resolveReference: ({ id }) => ({ id: referencedKey('id', id) }),
    trials: ({ id }, args, context) => listTrials(id, context.trialsOfBiomarker, args, context),
  },
  Therapy: {
    __resolveReference: (reference) => readTherapy(reference),
    trials: (therapy, args, context) =>
      listTrials(agentsOf(therapy), context.trialsOfTherapy, args, context),
  },
  Patient: {
    __resolveReference: (reference) => ({
      id: referencedKey('id', reference.id),
      matchProfile:
        reference.matchProfile == null ? null : readMatchProfile(reference.matchProfile),
    }),
    eligibleTrials: async ({ matchProfile }, args, context) => {
      if (matchProfile === null) return null;
      const verdicts = valuesOf('verdicts', args.verdicts) ?? [];
      const open = await context.openTrials();
      const rows = await context.oneByOne(() =>
        eligibleTrials(matchProfile, open, verdicts, context),
      );
      return withNodes(listRows(rows, BY_VERDICT, args), async (row) => {
        const record = await context.trials.load(row.trialId);
        return record === null ? null : { ...row, record };
      });
    },
  },
  EligibleTrialEdge: {
    node: ({ node }) => node.record,
    verdict: ({ node }) => node.judgement.verdict,
    arms: ({ node }) => node.judgement.arms,
    criteria: ({ node }) => [...node.judgement.explain()],
    missingFacts: ({ node }) => node.judgement.missingFacts,
  },
};

interface TrialArgs extends PageArgs {
  readonly filter?: TrialFilter | null | undefined;
}

async function listTrials<Parent>(
  parent: Parent,
  rowsOf: RowsOf<Parent, readonly Filter[], TrialRow>,
  { filter, ...page }: TrialArgs,
  context: TrialsContext,
): Promise<TrialListing> {
  const rows = await rowsOf(parent, trialConditions(filter));
  const listing = listRows(rows, TRIALS_BY_ID, page);
  return withNodes(listing, ({ _id }) => context.trials.load(_id));
}

const therapyReference = z.object({
  id: z.string(),
  name: z.string().nullable().default(null),
  synonyms: z.array(z.string()).nullable().default(null),
});

function readTherapy(reference: unknown): TherapyNode {
  const { data } = therapyReference.safeParse(reference);
  if (data === undefined)
    throw badInput("a Therapy's representation needs texts: 'id', 'name', 'synonyms'");
  return data;
}
