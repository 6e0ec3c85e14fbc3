import { describe, expect, it } from '@jest/globals';
import { checkCtml } from '../../../ingest/ctml-check/check.ts';
import { GeneNames } from '../../../terminology/hgnc.ts';
import { oncotree } from '../../matching/patients.ts';

const FEMALE = { clinical: { gender: 'Female' } };

/** Findings on a trial with this head and one criterion, without their places. */
function findings(head: object, criterion: object = FEMALE): readonly string[] {
  const trial = { protocol_no: '1', status: 'open', match: [criterion], ...head };
  return checkCtml(JSON.stringify(trial), { tree: oncotree, genes: new GeneNames([]) }).map(
    ({ severity, path, reason }) =>
      `${severity} ${path.replace('trialInformation.', '')}: ${reason}`,
  );
}

describe('of the head of a trial, a check of CTML', () => {
  it.each([
    ['nct_id', 'NCT0123', /^error nct_id: .* NCT and eight digits/],
    ['nct_id', 'none', /^warning nct_id: .* NCT and eight digits/],
    ['phase', 'IX', /^warning phase: "IX" is no phase/],
    ['age', 'Adultss', /^warning age: .*did you mean Adults/],
  ])('names what it can not read: %s %s', (key, value, expected) => {
    for (const head of [{ [key]: value }, { trialInformation: { [key]: value } }])
      expect(findings(head)).toEqual([expect.stringMatching(expected)]);
  });

  it.each(['I', 'I/II', 'Phase 1b', 'Early Phase 1', 'Phase 2/Phase 3', 'N/A', 2])(
    'takes the phase %s',
    (phase) => {
      expect(findings({ nct_id: 'NCT00000000', phase })).toEqual([]);
    },
  );

  it.each([
    ['Adults', '<18'],
    ['Older adult', '<=60'],
    ['Child', '>=18'],
  ])('warns that the group %s has nobody of the age %s', (age, bound) => {
    for (const head of [{ age }, { trialInformation: { age } }])
      expect(findings(head, { clinical: { age_numerical: bound } })).toEqual([
        expect.stringMatching(/^warning match\.0\.clinical: .* leaves out .* age group "/),
      ]);
  });

  it.each([
    ['Adults', '>=18'],
    ['Adults', '<65'],
    ['Children', '<18'],
    ['All', '<1'],
  ])('takes the group %s with the age %s', (age, bound) => {
    expect(findings({ age }, { clinical: { age_numerical: bound } })).toEqual([]);
  });
});
