import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evaluateTrial } from '../../matching/evaluate.ts';
import { criteria, profile } from './arbitraries.ts';
import { context } from './patients.ts';
import { referenceVerdict } from './reference.ts';

it('an evaluator that was written apart comes to the same verdicts on any tree and patient', () => {
  const verdicts = new Map<string, number>();
  fc.assert(
    fc.property(criteria, profile, fc.constantFrom(true, false, null), (tree, known, deceased) => {
      const person = { ...known, deceased };
      const trial = { trialId: 'T', criteria: tree, arms: [] };
      const { verdict } = evaluateTrial(trial, person, context);
      verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
      expect(verdict).toBe(referenceVerdict(tree, person, context.today));
    }),
    { numRuns: 3000 },
  );
  // None of the three is so rare that nothing was compared.
  for (const verdict of ['ELIGIBLE', 'POSSIBLY_ELIGIBLE', 'NOT_ELIGIBLE'])
    expect(verdicts.get(verdict)).toBeGreaterThan(100);
});
