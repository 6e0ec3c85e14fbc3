import type { Comparison, Criteria, GenomicLeaf, Leaf } from '../../matching/criteria.ts';
import type { MatchProfile } from '../../matching/profile.ts';
import { performanceTruth, stageTruth, therapyTruth, linesTruth } from './reference-clinical.ts';
import { compare, unanimous, yes } from './reference-truth.ts';
import type { Verdict } from '../../matching/evaluate.ts';

/**
 * A second evaluator, written apart from the module to hold it against: truth is a number (-1 no, 0
 * unknown, 1 yes), AND the least, OR the greatest, NOT the opposite. It knows only the corner of the
 * terminologies that the tests use, and takes every route the long way.
 */
export function referenceVerdict(
  criteria: Criteria,
  profile: MatchProfile,
  today: string,
): Verdict {
  const value = profile.deceased === true ? -1 : truth(criteria, profile, today);
  if (value > 0) return 'ELIGIBLE';
  return value < 0 ? 'NOT_ELIGIBLE' : 'POSSIBLY_ELIGIBLE';
}

function truth(criteria: Criteria, profile: MatchProfile, today: string): number {
  if ('not' in criteria) return 0 - truth(criteria.not, profile, today);
  if ('all' in criteria)
    return Math.min(1, ...criteria.all.map((each) => truth(each, profile, today)));
  if ('any' in criteria)
    return Math.max(-1, ...criteria.any.map((each) => truth(each, profile, today)));
  return leafTruth(criteria, profile, today);
}

function leafTruth(leaf: Leaf, profile: MatchProfile, today: string): number {
  switch (leaf.kind) {
    case 'age':
      return ageTruth(leaf.comparison, leaf.years, profile, today);
    case 'sex':
      return ['FEMALE', 'MALE'].includes(profile.sex) ? yes(profile.sex === leaf.sex) : 0;
    case 'diagnosis':
      return diagnosisTruth(leaf.cancerType, profile);
    case 'genomic':
      return genomicTruth(leaf, profile);
    case 'signature':
      return signatureTruth(leaf.signature, profile);
    case 'tumorMutationalBurden': {
      const [burden] = profile.signatures.filter(({ kind }) => kind === 'TUMOR_MUTATIONAL_BURDEN');
      return burden?.value == null
        ? 0
        : yes(compare(burden.value, leaf.comparison, leaf.perMegabase));
    }
    case 'tumorMarker': {
      const [found] = profile.tumorMarkers.filter(({ name }) => name === leaf.marker);
      return found === undefined ? 0 : yes(found.interpretation === leaf.status);
    }
    case 'stage':
      return stageTruth(leaf.comparison, leaf.group, profile);
    case 'performanceStatus':
      return performanceTruth(leaf.scale, leaf.comparison, leaf.value, profile);
    case 'priorLines':
      return linesTruth(leaf.comparison, leaf.lines, profile);
    case 'priorTherapy':
      return therapyTruth(leaf.therapy, profile);
    case 'notEvaluable':
      return 0;
  }
}

/** Tries every birthday that the record leaves open, and every age that it allows. */
function ageTruth(
  comparison: Comparison,
  years: number,
  { birthDate, ageYears }: Pick<MatchProfile, 'birthDate' | 'ageYears'>,
  today: string,
): number {
  if (birthDate !== null) {
    const days = birthDate.length === 10 ? [birthDate] : daysWithin(birthDate);
    const isLongAgo = Number(birthDate.slice(0, 4)) <= Number(today.slice(0, 4)) - 90;
    const ages = isLongAgo ? days.map((birth) => birthdaysUntil(today, birth)) : [];
    // Whoever may be 90 is told by years alone, and so is the outcome.
    if (ages.some((age) => age >= 90))
      return unanimous(
        ages.map((age) => ageTruth(comparison, years, { birthDate: null, ageYears: age }, today)),
      );
    return unanimous(days.map((birth) => bornTruth(comparison, years, birth, today)));
  }
  if (ageYears === null) return 0;
  const ages =
    ageYears >= 90
      ? [90, Math.max(90, years), 130]
      : [0, 0.25, 0.5, 0.75, 0.99].map((more) => ageYears + more);
  return unanimous(
    ages.map((age) =>
      yes(
        comparison === '=='
          ? Math.floor(age) === years
          : compare(
              age,
              comparison === '<=' && age > ageYears
                ? '<'
                : comparison === '>' && age > ageYears
                  ? '>='
                  : comparison,
              years,
            ),
      ),
    ),
  );
}

function bornTruth(comparison: Comparison, years: number, birth: string, today: string): number {
  const reached = birthday(birth, years);
  const later = birthday(birth, years === 0.5 ? years + 1 / 12 : years + 1);
  switch (comparison) {
    case '>=':
      return yes(today >= reached);
    case '>':
      return yes(today > reached);
    case '<=':
      return yes(today <= reached);
    case '<':
      return yes(today < reached);
    case '==':
      return yes(today >= reached && today < later);
  }
}

function birthdaysUntil(today: string, birth: string): number {
  let years = 0;
  while (birthday(birth, years + 1) <= today) years += 1;
  return years;
}

/** The day that so many years later has the same name, or the next where there is none. */
function birthday(birth: string, years: number): string {
  const [year = 0, month = 0, day = 0] = birth.split('-').map(Number);
  const months = year * 12 + month - 1 + Math.round(years * 12);
  const date = new Date(Date.UTC(Math.floor(months / 12), months % 12, day));
  return date.toISOString().slice(0, 10);
}

function daysWithin(partial: string): readonly string[] {
  const found: string[] = [];
  const start = new Date(`${partial.length === 4 ? `${partial}-01` : partial}-01T00:00:00Z`);
  for (
    let day = start;
    day.toISOString().startsWith(partial);
    day = new Date(day.getTime() + 86_400_000)
  )
    found.push(day.toISOString().slice(0, 10));
  return found;
}

/** Each type with all that it is. */
const LINEAGES: Readonly<Record<string, readonly string[]>> = {
  LUAD: ['Lung Adenocarcinoma', 'Lung'],
  LUNG: ['Lung'],
  BREAST: ['Breast'],
};

function diagnosisTruth(asked: string, { conditions }: MatchProfile): number {
  const values = conditions.map(({ oncotreeCode }) => {
    if (oncotreeCode === null) return 0;
    if (asked === '_SOLID_') return 1;
    if (LINEAGES[oncotreeCode]?.includes(asked) === true) return 1;
    const isWider = asked === 'Lung Adenocarcinoma' && oncotreeCode === 'LUNG';
    return asked === 'unheard of' || isWider ? 0 : -1;
  });
  return values.length === 0 ? 0 : Math.max(...values);
}

/** Every change that the tests use, in full. */
const CHANGES = ['p.V600E', 'p.L858R', 'p.K601Nfs*8', 'p.K601Sfs*3'];
const MEANT: Readonly<Record<string, readonly string[]>> = {
  'p.?': CHANGES,
  'p.K601fs': ['p.K601Nfs*8', 'p.K601Sfs*3'],
};

/** Tries every change that the record leaves open against all that are asked for. */
function changeTruth(asked: string, stated: string): number {
  const wanted = MEANT[asked] ?? [asked];
  return unanimous((MEANT[stated] ?? [stated]).map((each) => yes(wanted.includes(each))));
}

function genomicTruth(leaf: GenomicLeaf, { variants, genomicTests }: MatchProfile): number {
  const values = variants.map((variant) => {
    if (variant.gene !== leaf.gene) return -1;
    if (leaf.category !== null && variant.category !== leaf.category) return -1;
    if (leaf.proteinChange === undefined) return 1;
    return variant.proteinChange === null
      ? 0
      : changeTruth(leaf.proteinChange, variant.proteinChange);
  });
  const best = Math.max(-1, ...values);
  const isCovered = genomicTests.some(({ coveredGenes }) => coveredGenes.includes(leaf.gene));
  return best === -1 && !isCovered ? 0 : best;
}

/** Every pair of question and answer of the two tests, in full. */
const SIGNATURES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'MSI-H': { 'MSI-H': 1, MSS: -1, 'MMR-D': 1, 'MMR-P': -1 },
  MSS: { 'MSI-H': -1, MSS: 1, 'MMR-D': -1, 'MMR-P': 0 },
  'MMR-D': { 'MSI-H': 1, MSS: -1, 'MMR-D': 1, 'MMR-P': -1 },
};

function signatureTruth(asked: string, { signatures }: MatchProfile): number {
  const answers = SIGNATURES[asked] ?? {};
  const of = (kind: string) =>
    unanimous(
      signatures
        .filter((each) => each.kind === kind)
        .map(({ status }) => answers[status ?? ''] ?? 0),
    );
  const kinds = ['MICROSATELLITE_INSTABILITY', 'MISMATCH_REPAIR'];
  const [own, other] = asked.startsWith('MMR') ? kinds.toReversed() : kinds;
  return of(own ?? '') === 0 ? of(other ?? '') : of(own ?? '');
}
