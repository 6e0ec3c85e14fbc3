import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evaluateTrial } from '../../matching/evaluate.ts';
import { stepsOf } from '../../matching/steps.ts';
import { exactProfile } from '../../site/match-profile.ts';
import { OncoTree } from '../../terminology/oncotree.ts';
import { randomPatients, randomTrial } from '../site/matching/random-cases.ts';
import { TODAY } from '../site/patient-records.ts';
import { TREE } from '../site/test-site.ts';

const context = { today: TODAY, oncotree: new OncoTree(TREE) };

it('a patient is not eligible exactly where one of the steps of a trial is not met', () => {
  fc.assert(
    fc.property(randomTrial, randomPatients, (trial, patients) => {
      for (const patient of patients) {
        const profile = exactProfile(patient, TODAY);
        const outcomes = stepsOf(trial).map(({ outcomeFor }) => outcomeFor(profile, context));
        const { verdict } = evaluateTrial(trial, profile, context);
        expect(outcomes.includes('NOT_MET')).toBe(verdict === 'NOT_ELIGIBLE');
        expect(outcomes.every((outcome) => outcome === 'MET')).toBe(verdict === 'ELIGIBLE');
      }
    }),
  );
});

it('names what each step asks, the open arms together', () => {
  const steps = stepsOf({
    trialId: 'T',
    criteria: { all: [{ kind: 'age', comparison: '>=', years: 18 }] },
    arms: [
      { code: 'A', open: true, criteria: { kind: 'sex', sex: 'FEMALE' } },
      { code: 'B', open: false, criteria: { kind: 'sex', sex: 'MALE' } },
    ],
  });
  expect(steps.map(({ text }) => text)).toEqual(['alive', 'age 18 years or more', 'sex female']);
});
