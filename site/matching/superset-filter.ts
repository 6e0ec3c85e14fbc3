import type { Criteria, GenomicLeaf, Leaf, TrialCriteria } from '../../matching/criteria.ts';
import type { MatchContext } from '../../matching/finding.ts';
import type { Outcome } from '../../matching/kleene.ts';
import { evaluateLeaf } from '../../matching/leaf.ts';
import type { MatchProfile } from '../../matching/profile.ts';
import { SCALE_VALUES } from '../../matching/performance-status.ts';
import { provable } from '../../matching/prior-therapy.ts';
import { SIGNATURES_BY_KIND } from '../../matching/signature.ts';
import { STAGE_GROUPS } from '../../matching/stage.ts';
import type { Filter } from '../../store/store.ts';
import type {
  ConditionRecord,
  PerformanceStatusRecord,
  SignatureRecord,
  TumorMarkerRecord,
} from '../records.ts';
import { allOf, anyOf, filterOf, oneOf, type Constraint } from './constraint.ts';
import {
  burdenFact,
  geneFact,
  markerFact,
  panelFact,
  PERFORMANCE,
  performanceFact,
  signatureFact,
  stageFact,
  UNSTATED,
} from './facts.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What a criterion may come to for those who are looked for. */
interface Wanted {
  readonly settled: 'MET' | 'NOT_MET';
  readonly orUnknown: boolean;
}

interface Compiling extends MatchContext {
  readonly vocabulary: Vocabulary;
}

/**
 * Everyone whose verdict may be ELIGIBLE or, when `orPossibly`, POSSIBLY_ELIGIBLE, and some others: what
 * the store finds on its indexes in one query, however many alternatives the criteria have.
 *
 * Nobody is lost: a tree excludes whom its leaves exclude in Kleene's logic (AND is not NOT_MET where no
 * member is, OR where one isn't; NOT swaps the two sides), and a leaf keeps each word (`facts.ts`) for
 * which the evaluation itself gives an outcome that is looked for. A leaf that has no words keeps everyone.
 */
export function supersetFilter(
  trial: TrialCriteria,
  { orPossibly, ...context }: Compiling & { readonly orPossibly: boolean },
): Filter {
  const wanted: Wanted = { settled: 'MET', orUnknown: orPossibly };
  const open = trial.arms.filter((arm) => arm.open);
  const constraint = allOf([
    compile(trial.criteria, wanted, context),
    trial.arms.length === 0
      ? 'everyone'
      : anyOf(open.map(({ criteria }) => compile(criteria, wanted, context))),
  ]);
  return constraint === 'nobody'
    ? filterOf(constraint)
    : { ...filterOf(constraint), deceased: { $in: [false, null] } };
}

function compile(criteria: Criteria, wanted: Wanted, context: Compiling): Constraint {
  if ('kind' in criteria) return compileLeaf(criteria, wanted, context);
  if ('not' in criteria) return compile(criteria.not, swapped(wanted), context);
  const isAll = 'all' in criteria;
  const members = isAll ? criteria.all : criteria.any;
  const parts = members.map((member) => compile(member, wanted, context));
  return isAll === (wanted.settled === 'MET') ? allOf(parts) : anyOf(parts);
}

function swapped({ settled, orUnknown }: Wanted): Wanted {
  return { settled: settled === 'MET' ? 'NOT_MET' : 'MET', orUnknown };
}

function isWanted(outcome: Outcome, { settled, orUnknown }: Wanted): boolean {
  return outcome === settled || (orUnknown && outcome === 'UNKNOWN');
}

const DIAGNOSES = 'search.diagnoses';
const BIRTH_YEAR = 'search.birthYear';
const FINDINGS = 'search.findings';

function compileLeaf(leaf: Leaf, wanted: Wanted, context: Compiling): Constraint {
  /** The words of which the patient that has nothing else comes to what is wanted. */
  const keep = (words: readonly string[], patientWith: (word: string) => Partial<MatchProfile>) =>
    words.filter((word) => {
      const profile = { ...NOBODY, ...patientWith(word) };
      return isWanted(evaluateLeaf(leaf, profile, context).outcome, wanted);
    });
  const { vocabulary } = context;
  switch (leaf.kind) {
    case 'sex':
      return oneOf(
        'sex',
        keep(SEXES, (sex) => ({ sex: SEXES.find((each) => each === sex) ?? 'UNKNOWN' })),
      );
    case 'age': {
      // A year stands for all its days: where they differ it is UNKNOWN, and kept.
      const whole = { ...wanted, orUnknown: true };
      const years = vocabulary.birthYears.filter((year) => {
        if (year === UNSTATED) return wanted.orUnknown;
        const born = { ...NOBODY, birthDate: year };
        return isWanted(evaluateLeaf(leaf, born, context).outcome, whole);
      });
      return oneOf(BIRTH_YEAR, years);
    }
    case 'diagnosis':
      return oneOf(
        DIAGNOSES,
        keep(vocabulary.diagnoses, (code) => ({
          conditions: code === UNSTATED ? [] : [{ ...CANCER, oncotreeCode: code }],
        })),
      );
    case 'genomic':
      return compileGenomic(leaf, wanted, vocabulary);
    case 'signature': {
      const own = [...SIGNATURES_BY_KIND].find(([, slugs]) => slugs.includes(leaf.signature));
      if (own === undefined) return wanted.orUnknown ? 'everyone' : 'nobody';
      // The other test may stand in; that it wasn't done matters only where its own says nothing.
      const unstated = isWanted('UNKNOWN', wanted) ? [signatureFact(own[0], UNSTATED)] : [];
      const stated = [...SIGNATURES_BY_KIND].flatMap(([kind, slugs]) =>
        keep(slugs, (status) => ({ signatures: [{ ...SIGNATURE, kind, status }] })).map((slug) =>
          signatureFact(kind, slug),
        ),
      );
      return oneOf(FINDINGS, [...unstated, ...stated]);
    }
    case 'tumorMutationalBurden':
      // Numbers are no words: whoever has one is kept.
      return wanted.orUnknown ? 'everyone' : oneOf(FINDINGS, [burdenFact(true)]);
    case 'tumorMarker': {
      const kept = keep([...INTERPRETATIONS, UNSTATED], (word) => ({
        tumorMarkers: INTERPRETATIONS.filter((each) => each === word).map((interpretation) => ({
          ...MARKER,
          name: leaf.marker,
          interpretation,
        })),
      }));
      return oneOf(
        FINDINGS,
        kept.map((word) => markerFact(leaf.marker, word)),
      );
    }
    case 'stage': {
      const kept = keep([...STAGE_GROUPS, UNSTATED], (group) => ({
        conditions: group === UNSTATED ? [] : [{ ...CANCER, stage: group }],
      }));
      return oneOf(FINDINGS, kept.map(stageFact));
    }
    case 'performanceStatus':
      return oneOf(
        FINDINGS,
        keep([...ASSESSMENTS.keys(), UNASSESSED], (word) => ({
          performanceStatus: [ASSESSMENTS.get(word)].filter((each) => each !== undefined),
        })),
      );
    case 'priorLines':
    case 'priorTherapy':
      // Treatments are no words: whoever's may settle it is kept.
      return wanted.orUnknown || provable(leaf) === wanted.settled ? 'everyone' : 'nobody';
    case 'notEvaluable':
      return wanted.orUnknown ? 'everyone' : 'nobody';
  }
}

/**
 * A criterion on a gene is MET by a variant there, NOT_MET only where a test covered the gene, and
 * UNKNOWN otherwise, or where a variant doesn't say all that is asked. Which variant it is, is left to the
 * evaluation: almost all selectivity is in the gene.
 */
function compileGenomic(
  { gene, fusionPartner }: GenomicLeaf,
  { settled, orUnknown }: Wanted,
  { panels }: Vocabulary,
): Constraint {
  if (settled === 'NOT_MET' && orUnknown) return 'everyone';
  const panelsWhere = (covered: boolean): string[] =>
    [...panels].flatMap(([word, genes]) => (genes.has(gene) === covered ? [word] : []));
  if (settled === 'NOT_MET') return oneOf(FINDINGS, panelsWhere(true));
  const altered = [
    geneFact(gene),
    ...(fusionPartner === undefined ? [] : [geneFact(fusionPartner)]),
  ];
  if (!orUnknown) return oneOf(FINDINGS, altered);
  return oneOf(FINDINGS, [...altered, geneFact(UNSTATED), panelFact([]), ...panelsWhere(false)]);
}

const SEXES = ['FEMALE', 'MALE', 'OTHER', 'UNKNOWN'] as const;
const INTERPRETATIONS = [
  'POSITIVE',
  'NEGATIVE',
  'EQUIVOCAL',
  'UNKNOWN',
] as const satisfies TumorMarkerRecord['interpretation'][];

const UNASSESSED = `${PERFORMANCE}:${UNSTATED}`;
const ASSESSMENTS = new Map(
  (['ECOG', 'KARNOFSKY'] as const).flatMap((scale) =>
    SCALE_VALUES[scale].map((value): [string, PerformanceStatusRecord] => [
      performanceFact(scale, value),
      { scale, value, date: null },
    ]),
  ),
);

/** A patient of whom nothing is known. */
const NOBODY: MatchProfile = {
  birthDate: null,
  ageYears: null,
  sex: 'UNKNOWN',
  deceased: null,
  conditions: [],
  variants: [],
  signatures: [],
  genomicTests: [],
  treatments: [],
  performanceStatus: [],
  tumorMarkers: [],
};

const CANCER: ConditionRecord = {
  code: null,
  display: null,
  oncotreeCode: null,
  stage: null,
  onsetDate: null,
  role: 'PRIMARY_CANCER',
  confirmed: true,
};

const SIGNATURE: Omit<SignatureRecord, 'kind'> = {
  status: null,
  value: null,
  testedOn: null,
  biomarkerId: null,
};

const MARKER: Omit<TumorMarkerRecord, 'name' | 'interpretation'> = {
  code: null,
  value: null,
  unit: null,
  date: null,
};
