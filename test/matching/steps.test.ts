import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { conjuncts } from '../../matching/criteria.ts';
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
        const outcomes = stepsOf(trial)
          .filter(({ arm }) => arm === null)
          .map(({ outcomeFor }) => outcomeFor(profile, context));
        const { verdict } = evaluateTrial(trial, profile, context);
        expect(outcomes.includes('NOT_MET')).toBe(verdict === 'NOT_ELIGIBLE');
        expect(outcomes.every((outcome) => outcome === 'MET')).toBe(verdict === 'ELIGIBLE');
      }
    }),
  );
});

it('an arm fits exactly where each of its own steps is met', () => {
  fc.assert(
    fc.property(randomTrial, randomPatients, (trial, patients) => {
      const steps = stepsOf(trial);
      const fits = steps.findLast(({ arm }) => arm === null);
      const befores = steps.map(({ before, arm }) => (arm === null ? [] : before));
      const last = steps.filter(
        ({ arm }, at) => arm !== null && !befores.some((before) => before.includes(at)),
      );
      fc.pre(last.length > 0);
      for (const patient of patients) {
        const profile = exactProfile(patient, TODAY);
        const isMet = last.some((step) =>
          [...step.before.flatMap((at) => steps[at] ?? []), step]
            .filter(({ arm }) => arm !== null)
            .every(({ outcomeFor }) => outcomeFor(profile, context) === 'MET'),
        );
        const hasFreeArm = trial.arms.some(
          ({ open, criteria }) => open && conjuncts(criteria).length === 0,
        );
        expect(isMet || hasFreeArm).toBe(fits?.outcomeFor(profile, context) === 'MET');
      }
    }),
  );
});

it('names what each step asks, the open arms together and then each apart', () => {
  const [adult, female, male] = [
    { kind: 'age', comparison: '>=', years: 18 },
    { kind: 'sex', sex: 'FEMALE' },
    { kind: 'sex', sex: 'MALE' },
  ] as const;
  const steps = stepsOf({
    trialId: 'T',
    criteria: adult,
    arms: [
      { code: 'A', open: true, criteria: { all: [female, adult] } },
      { code: 'B', open: true, criteria: male },
      { code: 'C', open: false, criteria: male },
    ],
  });
  expect(steps.map(({ arm, text, before }) => [arm, text, before])).toEqual([
    [null, 'alive', []],
    [null, 'age 18 years or more', [0]],
    [null, '(sex female and age 18 years or more) or sex male', [0, 1]],
    ['A', 'sex female', [0, 1]],
    ['A', 'age 18 years or more', [0, 1, 3]],
    ['B', 'sex male', [0, 1]],
  ]);
});

it('names what each step asks, an arm of one criterion once', () => {
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
