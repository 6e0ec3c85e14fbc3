import type {
  CopyNumberCall,
  PerformanceStatusRecord,
  Sex,
  VariantCategory,
  VariantOrigin,
} from '../site/records.ts';

/** Comparison of a number with a bound, as CTML writes it. */
export type Comparison = '>=' | '>' | '<=' | '<' | '==';

export type PerformanceScale = PerformanceStatusRecord['scale'];

/** What a single criterion asks for. */
export type Leaf =
  | { readonly kind: 'age'; readonly comparison: Comparison; readonly years: number }
  | { readonly kind: 'sex'; readonly sex: Sex }
  | {
      readonly kind: 'diagnosis';
      /** OncoTree code or name, `_SOLID_` or `_LIQUID_`; stands for its descendants too. */
      readonly cancerType: string;
    }
  | GenomicLeaf
  | {
      readonly kind: 'signature';
      /** `MSI-H`, `MSI-L`, `MSS`, `MMR-D`, `MMR-P`, or another signature by its source's name. */
      readonly signature: string;
    }
  | {
      readonly kind: 'tumorMutationalBurden';
      readonly comparison: Comparison;
      /** Mutations per megabase. */
      readonly perMegabase: number;
    }
  | {
      readonly kind: 'tumorMarker';
      readonly marker: 'HER2' | 'ER' | 'PR';
      readonly status: 'POSITIVE' | 'NEGATIVE' | 'UNKNOWN';
    }
  | {
      readonly kind: 'stage';
      readonly comparison: Comparison;
      /** AJCC stage group, `III` or `IIIA1`; stands for the groups within it too. */
      readonly group: string;
    }
  | {
      readonly kind: 'performanceStatus';
      readonly scale: PerformanceScale;
      readonly comparison: Comparison;
      /** ECOG from 0 (well) to 5 (dead), Karnofsky from 100 (well) to 0 (dead) in tens. */
      readonly value: number;
    }
  | {
      readonly kind: 'priorLines';
      readonly comparison: Comparison;
      /** Lines of systemic therapy. */
      readonly lines: number;
    }
  | {
      readonly kind: 'priorTherapy';
      /** Name of an agent, of agents given together joined by `+`, or `RADIATION`. */
      readonly therapy: string;
    }
  | {
      /** Stated by the source, and nothing that we can evaluate: always unknown, always shown. */
      readonly kind: 'notEvaluable';
      readonly key: string;
      readonly value: string;
    };

/** Everything stated must hold within one and the same variant. */
export interface GenomicLeaf {
  readonly kind: 'genomic';
  readonly gene: string;
  /** Null: any alteration of the gene. */
  readonly category: VariantCategory | null;
  /** HGVS protein change, `p.V600E`. */
  readonly proteinChange?: string;
  /** `p.V600`: any single substitution at this place; no frameshift, stop or indel. */
  readonly wildcardProteinChange?: string;
  readonly exon?: number;
  /** In the words of `GenomicVariant.classification`. */
  readonly classification?: string;
  readonly copyNumber?: CopyNumberCall;
  /** `ANY_GENE`: whichever, but a gene. */
  readonly fusionPartner?: string;
  readonly origin?: VariantOrigin;
}

/** In place of a fusion's partner: whichever gene. */
export const ANY_GENE = '*';

/** A tree of criteria. An empty `all` is met, an empty `any` is not. */
export type Criteria =
  | { readonly all: readonly Criteria[] }
  | { readonly any: readonly Criteria[] }
  | { readonly not: Criteria }
  | Leaf;

/** The key of the criterion that stands for a registration's free text, which nobody has curated. */
export const FREE_TEXT_KEY = 'eligibility criteria';

/** What travels from a trial to the sites (the `MatchCriteria` scalar). */
export interface TrialCriteria {
  readonly trialId: string;
  /** Holds for every arm. */
  readonly criteria: Criteria;
  /**
   * The levels of a trial that state criteria (arms, dose levels, steps), of which one that is open must
   * hold; or, where `criteria` says it all, its arms, of which one must be open.
   */
  readonly arms: readonly {
    readonly code: string;
    readonly open: boolean;
    readonly criteria: Criteria;
  }[];
}

/** The criteria that must all hold, each as one: groups of groups that all must hold are no more. */
export function conjuncts(criteria: Criteria): readonly Criteria[] {
  return 'all' in criteria ? criteria.all.flatMap(conjuncts) : [criteria];
}

/** Every leaf of a tree, in its order. */
export function leavesOf(criteria: Criteria): readonly Leaf[] {
  if ('kind' in criteria) return [criteria];
  if ('not' in criteria) return leavesOf(criteria.not);
  return ('all' in criteria ? criteria.all : criteria.any).flatMap(leavesOf);
}
