import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Criteria } from '../../matching/criteria.ts';
import { evaluateCriteria, evaluateTrial } from '../../matching/evaluate.ts';
import type { MatchProfile } from '../../matching/profile.ts';
import { criteria, profile } from './arbitraries.ts';
import { context, patient } from './patients.ts';

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
  (known) => ({ ...known, performanceStatus: [] }),
  (known) => ({ ...known, treatments: [] }),
  (known) => ({ ...known, treatments: known.treatments.slice(1) }),
  (known) => ({ ...known, treatments: known.treatments.map((each) => ({ ...each, line: null })) }),
  (known) => ({ ...known, conditions: known.conditions.map((each) => ({ ...each, stage: null })) }),
  (known) => ({
    ...known,
    conditions: known.conditions.map((each) => ({
      ...each,
      // What can't be made coarser stays: without a stage it could pass for the same tumor on file twice.
      stage: each.stage?.match(/^[IV]+/)?.[0] ?? each.stage,
    })),
  }),
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
