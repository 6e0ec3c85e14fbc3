import { describe, expect, it } from '@jest/globals';
import type { Criteria, TrialCriteria } from '../../matching/criteria.ts';
import { evaluateTrial } from '../../matching/evaluate.ts';
import { criteriaInWords } from '../../matching/words.ts';
import { cancer, context, panel, patient, variant } from './patients.ts';

const adult: Criteria = { kind: 'age', comparison: '>=', years: 18 };
const lung: Criteria = { kind: 'diagnosis', cancerType: 'Lung' };
const mutated: Criteria = { kind: 'genomic', gene: 'EGFR', category: 'MUTATION' };
const notes: Criteria = { kind: 'notEvaluable', key: 'disease_status', value: 'Metastatic' };

function trial(criteria: Criteria, arms: TrialCriteria['arms'] = []): TrialCriteria {
  return { trialId: 'NCT01234567', criteria, arms };
}
function arm(code: string, criteria: Criteria, open = true) {
  return { code, open, criteria };
}
const inLung = patient({ ageYears: 61, conditions: [cancer('LUAD')] });

describe('a trial held against a patient', () => {
  it('makes a verdict of the criteria, each with its words and what was found', () => {
    expect(evaluateTrial(trial({ all: [adult, lung] }), inLung, context)).toEqual({
      verdict: 'ELIGIBLE',
      arms: [],
      criteria: [
        { text: 'age 18 years or more', outcome: 'MET', found: '61 years' },
        { text: 'diagnosis Lung', outcome: 'MET', found: 'Lung Adenocarcinoma' },
      ],
      missing: 0,
      missingFacts: [],
    });
  });

  it('is possible while a fact is missing, and says which would settle it', () => {
    const criteria: Criteria = { all: [adult, mutated, notes] };
    expect(evaluateTrial(trial(criteria), inLung, context)).toMatchObject({
      verdict: 'POSSIBLY_ELIGIBLE',
      missing: 2,
      missingFacts: [criteriaInWords(mutated), criteriaInWords(notes)],
    });
  });

  it('names no fact that is missing once it is out', () => {
    const child = patient({ ageYears: 4, conditions: [cancer('LUAD')] });
    expect(evaluateTrial(trial({ all: [adult, notes] }), child, context)).toMatchObject({
      verdict: 'NOT_ELIGIBLE',
      missingFacts: [],
    });
  });

  it('counts no fact that could not change the outcome of its alternative', () => {
    const either: Criteria = { any: [adult, mutated] };
    expect(evaluateTrial(trial(either), inLung, context)).toMatchObject({
      verdict: 'ELIGIBLE',
      missing: 0,
    });
  });

  it('is out as soon as one criterion is not met', () => {
    const child = patient({ ageYears: 4, conditions: [cancer('LUAD')] });
    expect(evaluateTrial(trial({ all: [adult, lung, notes] }), child, context).verdict).toBe(
      'NOT_ELIGIBLE',
    );
  });

  it('takes an unevaluable criterion for unknown, negated too', () => {
    for (const criteria of [notes, { not: notes }])
      expect(evaluateTrial(trial(criteria), inLung, context).verdict).toBe('POSSIBLY_ELIGIBLE');
  });

  it('shows alternatives as one criterion, marked genomic when one of them is', () => {
    const either: Criteria = { any: [{ all: [lung, mutated] }, { not: adult }] };
    const tested = { ...inLung, genomicTests: [panel('EGFR')] };
    expect(evaluateTrial(trial(either), tested, context).criteria).toEqual([
      {
        text: '(diagnosis Lung and EGFR mutation) or not age 18 years or more',
        outcome: 'NOT_MET',
        found: 'Lung Adenocarcinoma; EGFR tested, nothing found (2024); 61 years',
      },
    ]);
  });

  it('states a criterion once that protocol and registration both make', () => {
    const { criteria } = evaluateTrial(trial({ all: [{ all: [adult] }, adult] }), inLung, context);
    expect(criteria).toHaveLength(1);
  });

  it('leaves out who is known to be dead, not of whom it is unknown', () => {
    const dead = evaluateTrial(trial(lung), { ...inLung, deceased: true }, context);
    expect(dead.verdict).toBe('NOT_ELIGIBLE');
    expect(dead.criteria[0]).toMatchObject({ text: 'alive', outcome: 'NOT_MET' });
    expect(evaluateTrial(trial(lung), { ...inLung, deceased: null }, context).verdict).toBe(
      'ELIGIBLE',
    );
  });
});

describe('arms', () => {
  const egfr = { ...inLung, variants: [variant({ gene: 'EGFR', proteinChange: 'p.L858R' })] };

  it('are alternatives, of which those that fit are named', () => {
    const arms = [arm('A', mutated), arm('B', { not: lung })];
    expect(evaluateTrial(trial(adult, arms), egfr, context)).toMatchObject({
      verdict: 'ELIGIBLE',
      arms: ['A'],
      criteria: [
        { text: 'age 18 years or more' },
        { text: 'A: EGFR mutation', outcome: 'MET', found: 'EGFR p.L858R' },
      ],
    });
  });

  it('that may fit are named when none is certain', () => {
    const arms = [arm('A', mutated), arm('B', notes), arm('C', { not: lung })];
    expect(evaluateTrial(trial(adult, arms), inLung, context)).toMatchObject({
      verdict: 'POSSIBLY_ELIGIBLE',
      arms: ['A', 'B'],
    });
  });

  it('do not count while closed', () => {
    const arms = [arm('A', mutated, false), arm('B', { not: lung })];
    expect(evaluateTrial(trial(adult, arms), egfr, context)).toMatchObject({
      verdict: 'NOT_ELIGIBLE',
      arms: [],
    });
  });

  it('say so when all are closed', () => {
    const closed = evaluateTrial(trial(adult, [arm('A', mutated, false)]), egfr, context);
    expect(closed.verdict).toBe('NOT_ELIGIBLE');
    expect(closed.criteria[0]).toMatchObject({ text: 'an arm that is open', outcome: 'NOT_MET' });
  });

  it('without criteria of their own are not named', () => {
    const arms = [arm('A', { all: [] }), arm('B', { all: [] })];
    expect(evaluateTrial(trial(adult, arms), egfr, context)).toMatchObject({
      verdict: 'ELIGIBLE',
      arms: [],
    });
  });
});

describe('words', () => {
  it.each<[Criteria, string]>([
    [{ kind: 'age', comparison: '>=', years: 0.5 }, 'age 6 months or more'],
    [{ kind: 'age', comparison: '<', years: 1 }, 'age under 1 year'],
    [{ kind: 'age', comparison: '==', years: 18 }, 'age 18 years'],
    [{ kind: 'sex', sex: 'FEMALE' }, 'sex female'],
    [{ kind: 'diagnosis', cancerType: '_SOLID_' }, 'any solid tumor'],
    [
      {
        kind: 'genomic',
        gene: 'EGFR',
        category: 'MUTATION',
        exon: 19,
        classification: 'IN_FRAME_DEL',
      },
      'EGFR exon 19 in frame del',
    ],
    [
      { kind: 'genomic', gene: 'BRAF', category: 'MUTATION', wildcardProteinChange: 'p.V600' },
      'BRAF p.V600 substitution',
    ],
    [
      { kind: 'genomic', gene: 'ALK', category: 'STRUCTURAL', fusionPartner: 'EML4' },
      'ALK fusion or rearrangement with EML4',
    ],
    [
      { kind: 'genomic', gene: 'TP53', category: null, origin: 'GERMLINE' },
      'germline TP53 any alteration',
    ],
    [{ not: { kind: 'signature', signature: 'MSI-H' } }, 'not MSI-H'],
    [{ kind: 'tumorMutationalBurden', comparison: '>=', perMegabase: 10 }, 'TMB ≥ 10 mutations/Mb'],
    [notes, 'disease_status: Metastatic (not evaluated)'],
    [{ all: [] }, 'no criteria'],
    [{ not: { any: [adult, lung] } }, 'not (age 18 years or more or diagnosis Lung)'],
  ])('put %j as %s', (criteria, words) => {
    expect(criteriaInWords(criteria)).toBe(words);
  });
});
