import { ageSpan } from './age.ts';
import type { AgeLeaf } from './age.ts';
import type { Comparison, Criteria, GenomicLeaf, Leaf, PerformanceScale } from './criteria.ts';
import { ANY_GENE } from './criteria.ts';
import { RADIATION } from './prior-therapy.ts';
import type { StageLeaf } from './stage.ts';

/** A criterion for a person to read: `BRAF p.V600E`, `age 18 years or more`, `HER2 positive`. */
export function leafInWords(leaf: Leaf): string {
  switch (leaf.kind) {
    case 'age':
      return ageInWords(leaf);
    case 'sex':
      return `sex ${leaf.sex.toLowerCase()}`;
    case 'diagnosis':
      return diagnosisInWords(leaf.cancerType);
    case 'genomic':
      return genomicInWords(leaf);
    case 'signature':
      return leaf.signature;
    case 'tumorMutationalBurden':
      return `TMB ${SIGNS[leaf.comparison]} ${leaf.perMegabase} mutations/Mb`;
    case 'tumorMarker':
      return `${leaf.marker} ${leaf.status.toLowerCase()}`;
    case 'stage':
      return stageInWords(leaf);
    case 'performanceStatus':
      return `${SCALES[leaf.scale]} ${SIGNS[leaf.comparison]} ${leaf.value}`;
    case 'priorLines':
      return `lines of systemic therapy ${SIGNS[leaf.comparison]} ${leaf.lines}`;
    case 'priorTherapy':
      return leaf.therapy === RADIATION ? 'prior radiation' : `prior ${leaf.therapy}`;
    case 'notEvaluable':
      return `${leaf.key}: ${leaf.value} (not evaluated)`;
  }
}

/** A tree of criteria in one line, `not (A or B)`. Each is put into words once, for however many patients. */
export function criteriaInWords(criteria: Criteria): string {
  const kept = KEPT.get(criteria) ?? treeInWords(criteria);
  KEPT.set(criteria, kept);
  return kept;
}

const KEPT = new WeakMap<Criteria, string>();

function treeInWords(criteria: Criteria): string {
  if ('kind' in criteria) return leafInWords(criteria);
  if ('not' in criteria) return `not ${bracketed(criteria.not)}`;
  const [members, conjunction, empty] =
    'all' in criteria
      ? ([criteria.all, ' and ', 'no criteria'] as const)
      : ([criteria.any, ' or ', 'none of no criteria'] as const);
  if (members.length === 0) return empty;
  const [only] = members;
  if (members.length === 1 && only !== undefined) return criteriaInWords(only);
  return members.map(bracketed).join(conjunction);
}

function bracketed(criteria: Criteria): string {
  const words = criteriaInWords(criteria);
  return isCompound(criteria) ? `(${words})` : words;
}

function isCompound(criteria: Criteria): boolean {
  if ('kind' in criteria || 'not' in criteria) return false;
  const members = 'all' in criteria ? criteria.all : criteria.any;
  const [only] = members;
  return members.length > 1 || (only !== undefined && isCompound(only));
}

const SIGNS = {
  '>=': '≥',
  '>': '>',
  '<=': '≤',
  '<': '<',
  '==': '=',
} as const satisfies Record<Comparison, string>;

const SCALES = {
  ECOG: 'ECOG',
  KARNOFSKY: 'Karnofsky',
} as const satisfies Record<PerformanceScale, string>;

function stageInWords({ comparison, group }: StageLeaf): string {
  return comparison === '==' ? `stage ${group}` : `stage ${SIGNS[comparison]} ${group}`;
}

function ageInWords({ comparison, years }: AgeLeaf): string {
  const { unit, count } = ageSpan(years);
  const [number, name] =
    unit === 'months' && count % 12 === 0 ? [count / 12, 'year'] : [count, unit.slice(0, -1)];
  const span = `${number} ${name}${number === 1 ? '' : 's'}`;
  switch (comparison) {
    case '>=':
      return `age ${span} or more`;
    case '>':
      return `age over ${span}`;
    case '<=':
      return `age up to ${span}`;
    case '<':
      return `age under ${span}`;
    case '==':
      return `age ${span}`;
  }
}

function diagnosisInWords(cancerType: string): string {
  if (cancerType === '_SOLID_') return 'any solid tumor';
  if (cancerType === '_LIQUID_') return 'any liquid tumor';
  return `diagnosis ${cancerType}`;
}

function genomicInWords(leaf: GenomicLeaf): string {
  const what = [
    leaf.origin === undefined || leaf.origin === 'UNKNOWN' ? undefined : lower(leaf.origin),
    leaf.gene,
    leaf.proteinChange,
    leaf.wildcardProteinChange && `${leaf.wildcardProteinChange} substitution`,
    leaf.exon === undefined ? undefined : `exon ${leaf.exon}`,
    leaf.classification && lower(leaf.classification),
    leaf.copyNumber === undefined ? categoryInWords(leaf) : lower(leaf.copyNumber),
    leaf.fusionPartner &&
      `with ${leaf.fusionPartner === ANY_GENE ? 'any gene' : leaf.fusionPartner}`,
  ];
  return what.filter((word) => word !== undefined && word !== '').join(' ');
}

/** The category, where nothing that is said already implies it. */
function categoryInWords(leaf: GenomicLeaf): string | undefined {
  const { category, proteinChange, wildcardProteinChange, classification } = leaf;
  if (category === null) return 'any alteration';
  if (category === 'COPY_NUMBER') return 'copy number change';
  if (category === 'STRUCTURAL') return 'fusion or rearrangement';
  const isSaid = proteinChange ?? wildcardProteinChange ?? classification;
  return isSaid === undefined ? 'mutation' : undefined;
}

function lower(word: string): string {
  return word.toLowerCase().replaceAll('_', ' ');
}
