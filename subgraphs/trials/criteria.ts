import {
  ANY_GENE,
  conjuncts,
  type Comparison,
  type Criteria,
  type GenomicLeaf,
  type Leaf,
} from '../../matching/criteria.ts';
import { trialCriteriaOf } from '../../matching/trial-criteria.ts';
import { criteriaInWords } from '../../matching/words.ts';
import type {
  Comparison as ComparisonName,
  Criterion,
  CriteriaOperator,
  ResolversInterfaceTypes,
  ResolversTypes,
} from '../../schema/generated/trials.ts';
import type { TrialRecord } from './records.ts';

/** One criterion as the graph shows it; `__typename` tells GraphQL which kind it is. */
export type CriterionNode = ResolversInterfaceTypes<ResolversTypes>['Criterion'] & {
  readonly __typename: string;
};

/** Every node of a trial's criteria, each before its parts. */
export function criteriaOf(trial: TrialRecord): readonly CriterionNode[] {
  const stated = trialCriteriaOf(trial);
  const trees = [
    ...conjuncts(stated.criteria).map((criteria) => ({ criteria, arm: null })),
    ...stated.arms.flatMap(({ code, criteria }) =>
      conjuncts(criteria).map((each) => ({ criteria: each, arm: code })),
    ),
  ];
  return trees.flatMap(({ criteria, arm }, at) =>
    nodesOf(criteria, { path: String(at + 1), parent: null, arm }),
  );
}

type Place = Omit<Criterion, 'text'>;

function nodesOf(criteria: Criteria, place: Place): CriterionNode[] {
  const common = { ...place, text: criteriaInWords(criteria) };
  if ('kind' in criteria) return [leafNode(criteria, common)];
  const [operator, parts] = partsOf(criteria);
  return [
    { __typename: 'CriteriaGroup', ...common, operator },
    ...parts.flatMap((part, at) =>
      nodesOf(part, { ...place, path: `${place.path}.${at + 1}`, parent: place.path }),
    ),
  ];
}

function partsOf(
  criteria: Exclude<Criteria, Leaf>,
): readonly [CriteriaOperator, readonly Criteria[]] {
  if ('all' in criteria) return ['ALL', criteria.all];
  return 'any' in criteria ? ['ANY', criteria.any] : ['NOT', [criteria.not]];
}

const COMPARISONS = {
  '>=': 'AT_LEAST',
  '>': 'MORE_THAN',
  '<=': 'AT_MOST',
  '<': 'LESS_THAN',
  '==': 'EQUAL',
} as const satisfies Record<Comparison, ComparisonName>;

/** Null also for whichever gene, which the criterion's text says. */
function partnerOf({ fusionPartner }: GenomicLeaf): { readonly symbol: string } | null {
  const isNamed = fusionPartner !== undefined && fusionPartner !== ANY_GENE;
  return isNamed ? { symbol: fusionPartner } : null;
}

function leafNode(leaf: Leaf, common: Criterion): CriterionNode {
  switch (leaf.kind) {
    case 'age':
      return {
        __typename: 'AgeCriterion',
        ...common,
        comparison: COMPARISONS[leaf.comparison],
        years: leaf.years,
      };
    case 'sex':
      return { __typename: 'SexCriterion', ...common, sex: leaf.sex };
    case 'diagnosis':
      return { __typename: 'DiagnosisCriterion', ...common, cancerType: leaf.cancerType };
    case 'genomic':
      return {
        __typename: 'GenomicCriterion',
        ...common,
        gene: { symbol: leaf.gene },
        category: leaf.category,
        proteinChange: leaf.proteinChange ?? null,
        wildcardProteinChange: leaf.wildcardProteinChange ?? null,
        exon: leaf.exon ?? null,
        classification: leaf.classification ?? null,
        copyNumber: leaf.copyNumber ?? null,
        fusionPartner: partnerOf(leaf),
        origin: leaf.origin ?? null,
      };
    case 'signature':
      return { __typename: 'SignatureCriterion', ...common, signature: leaf.signature };
    case 'tumorMutationalBurden':
      return {
        __typename: 'TumorMutationalBurdenCriterion',
        ...common,
        comparison: COMPARISONS[leaf.comparison],
        perMegabase: leaf.perMegabase,
      };
    case 'tumorMarker':
      return {
        __typename: 'TumorMarkerCriterion',
        ...common,
        marker: leaf.marker,
        status: leaf.status,
      };
    case 'stage':
      return {
        __typename: 'StageCriterion',
        ...common,
        comparison: COMPARISONS[leaf.comparison],
        stage: leaf.group,
      };
    case 'performanceStatus':
      return {
        __typename: 'PerformanceStatusCriterion',
        ...common,
        scale: leaf.scale,
        comparison: COMPARISONS[leaf.comparison],
        score: leaf.value,
      };
    case 'priorLines':
      return {
        __typename: 'PriorLinesCriterion',
        ...common,
        comparison: COMPARISONS[leaf.comparison],
        lines: leaf.lines,
      };
    case 'priorTherapy':
      return { __typename: 'PriorTherapyCriterion', ...common, therapy: leaf.therapy };
    case 'notEvaluable':
      return { __typename: 'UnevaluableCriterion', ...common, key: leaf.key, value: leaf.value };
  }
}
