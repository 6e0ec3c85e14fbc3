import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Comparison, Criteria, Leaf } from '../../matching/criteria.ts';
import { evaluateCriteria, evaluateTrial } from '../../matching/evaluate.ts';
import type { MatchProfile } from '../../matching/profile.ts';
import { cancer, context, marker, panel, patient, signature, variant } from './patients.ts';

const comparison = fc.constantFrom<Comparison>('>=', '>', '<=', '<', '==');
const gene = fc.constantFrom('BRAF', 'EGFR');

const leaf: fc.Arbitrary<Leaf> = fc.oneof(
  fc.record({ kind: fc.constant('age'), comparison, years: fc.constantFrom(0.5, 18, 40, 65) }),
  fc.record({ kind: fc.constant('sex'), sex: fc.constantFrom('FEMALE', 'MALE') }),
  fc.record({
    kind: fc.constant('diagnosis'),
    cancerType: fc.constantFrom('Lung', 'Lung Adenocarcinoma', 'Breast', '_SOLID_', 'unheard of'),
  }),
  fc.record({
    kind: fc.constant('genomic'),
    gene,
    category: fc.constantFrom(null, 'MUTATION', 'COPY_NUMBER'),
  }),
  fc.record({
    kind: fc.constant('genomic'),
    gene,
    category: fc.constant('MUTATION'),
    proteinChange: fc.constantFrom('p.V600E', 'p.L858R'),
  }),
  fc.record({
    kind: fc.constant('signature'),
    signature: fc.constantFrom('MSI-H', 'MSS', 'MMR-D'),
  }),
  fc.record({
    kind: fc.constant('tumorMutationalBurden'),
    comparison,
    perMegabase: fc.constantFrom(5, 10),
  }),
  fc.record({
    kind: fc.constant('tumorMarker'),
    marker: fc.constantFrom('HER2', 'ER'),
    status: fc.constantFrom('POSITIVE', 'NEGATIVE', 'UNKNOWN'),
  }),
  fc.record({ kind: fc.constant('notEvaluable'), key: fc.string(), value: fc.string() }),
);

/** Trees whose connectives all have members, down to four levels. */
const { criteria } = fc.letrec<{ criteria: Criteria }>((tie) => {
  const members = fc.array(tie('criteria'), { minLength: 1, maxLength: 3 });
  return {
    criteria: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      leaf,
      fc.record({ all: members }),
      fc.record({ any: members }),
      fc.record({ not: tie('criteria') }),
    ),
  };
});

const profile: fc.Arbitrary<MatchProfile> = fc
  .record({
    birthDate: fc.constantFrom(null, '1960-02-29', '1986', '2008-03', '2008-03-01'),
    ageYears: fc.constantFrom(null, 18, 40, 90),
    sex: fc.constantFrom('FEMALE', 'MALE', 'OTHER', 'UNKNOWN'),
    conditions: fc.subarray([cancer('LUAD'), cancer('LUNG'), cancer('BREAST'), cancer(null)]),
    variants: fc.subarray([
      variant({ gene: 'BRAF', proteinChange: 'p.V600E' }),
      variant({ gene: 'EGFR' }),
      variant({ gene: 'EGFR', category: 'COPY_NUMBER', copyNumber: 'GAIN' }),
    ]),
    genomicTests: fc.subarray([panel('BRAF'), panel('EGFR'), panel()]),
    signatures: fc.subarray([
      signature({ status: 'MSI-H' }),
      signature({ kind: 'TUMOR_MUTATIONAL_BURDEN', value: 10 }),
    ]),
    tumorMarkers: fc.subarray([marker('HER2', 'POSITIVE'), marker('ER', 'NEGATIVE')]),
  })
  .map((known) => patient(known));

/** Ways of knowing less about the same person. */
const FORGETTING: readonly ((known: MatchProfile) => MatchProfile)[] = [
  (known) => ({ ...known, birthDate: null, ageYears: null }),
  (known) => ({ ...known, sex: 'UNKNOWN' }),
  (known) => ({ ...known, conditions: [] }),
  (known) => ({
    ...known,
    conditions: known.conditions.map((each) => ({ ...each, oncotreeCode: null })),
  }),
  (known) => ({ ...known, genomicTests: [] }),
  (known) => ({ ...known, variants: [], genomicTests: [] }),
  (known) => ({
    ...known,
    variants: known.variants.map((each) => ({ ...each, proteinChange: null })),
  }),
  (known) => ({ ...known, signatures: [] }),
  (known) => ({ ...known, tumorMarkers: [] }),
];

function outcome(tree: Criteria, known: MatchProfile) {
  return evaluateCriteria(tree, known, context);
}

describe('three-valued logic of criteria', () => {
  it('keeps the laws of De Morgan and of double negation', () => {
    fc.assert(
      fc.property(fc.array(criteria, { maxLength: 4 }), profile, (members, known) => {
        const negatedMembers = members.map((member) => ({ not: member }));
        expect(outcome({ not: { all: members } }, known)).toBe(
          outcome({ any: negatedMembers }, known),
        );
        expect(outcome({ not: { any: members } }, known)).toBe(
          outcome({ all: negatedMembers }, known),
        );
        for (const member of members)
          expect(outcome({ not: { not: member } }, known)).toBe(outcome(member, known));
      }),
    );
  });

  it('never turns a decided outcome into its opposite when less is known', () => {
    fc.assert(
      fc.property(criteria, profile, fc.constantFrom(...FORGETTING), (tree, known, forget) => {
        const before = outcome(tree, known);
        const after = outcome(tree, forget(known));
        expect([before, 'UNKNOWN']).toContain(after);
      }),
      { numRuns: 1000 },
    );
  });

  it('satisfies no criterion, negated or not, with nothing known', () => {
    fc.assert(
      fc.property(criteria, (tree) => {
        expect(outcome(tree, patient())).toBe('UNKNOWN');
      }),
    );
  });

  it('makes the verdict that the listed criteria make together', () => {
    fc.assert(
      fc.property(criteria, profile, (tree, known) => {
        const trial = { trialId: 'T', criteria: tree, arms: [] };
        const { verdict, criteria: listed, missing } = evaluateTrial(trial, known, context);
        const outcomes = listed.map((each) => each.outcome);
        const expected = outcomes.includes('NOT_MET')
          ? 'NOT_ELIGIBLE'
          : outcomes.includes('UNKNOWN')
            ? 'POSSIBLY_ELIGIBLE'
            : 'ELIGIBLE';
        expect(verdict).toBe(expected);
        if (verdict === 'POSSIBLY_ELIGIBLE') expect(missing).toBeGreaterThan(0);
        if (verdict === 'ELIGIBLE') expect(missing).toBe(0);
      }),
    );
  });
});
