import { describe, expect, it } from '@jest/globals';
import { compareVariant } from '../../../matching/variant.ts';
import { recordOf } from './one-patient.ts';
import { component, geneStudied, loinc, observation, text } from './resources.ts';

type Json = Record<string, unknown>;

const variant = (...parts: readonly Json[]): Json =>
  observation('v', '69548-6', {
    valueCodeableConcept: loinc('LA9633-4'),
    component: [geneStudied('ERBB2'), ...parts],
  });
const changeType = (value: Json): Json => component('48019-4', { valueCodeableConcept: value });
const ontology = (code: string): Json => ({
  coding: [{ system: 'http://www.sequenceontology.org', code }],
});
const copies = (value: number): Json => component('82155-3', { valueQuantity: { value } });

describe('a copy number', () => {
  it.each([
    ['a number of copies', copies(20)],
    ['a loss, of one copy or both', changeType(loinc('LA14034-5', 'Copy number loss'))],
    ["the Sequence Ontology's loss", changeType(ontology('SO:0001743'))],
    ['a variation', changeType({ text: 'Copy number variation' })],
    ['what is not surely an amplification', changeType({ text: 'Low-level amplification' })],
    ['what is denied', changeType({ text: 'Not amplified' })],
  ])('without a sure call is no mutation: %s', async (_, part) => {
    const { variants } = await recordOf(variant(part));
    expect(variants).toMatchObject([
      { category: 'COPY_NUMBER', copyNumber: null, biomarkerId: null },
    ]);
  });

  it('without a sure call leaves open whether it is an amplification', async () => {
    const { variants } = await recordOf(variant(copies(20)));
    const leaf = { kind: 'genomic', gene: 'ERBB2' } as const;
    const outcomes = variants.map((found) => [
      compareVariant({ ...leaf, category: 'COPY_NUMBER', copyNumber: 'HIGH_AMPLIFICATION' }, found),
      compareVariant({ ...leaf, category: 'MUTATION' }, found),
    ]);
    expect(outcomes).toEqual([['UNKNOWN', 'NOT_MET']]);
  });

  it.each([
    [changeType({ text: 'Amplification' }), 'HIGH_AMPLIFICATION', 'ERBB2:amplification'],
    [changeType(loinc('LA14033-7', 'Copy number gain')), 'GAIN', 'ERBB2:gain'],
    [changeType(ontology('SO:0001742')), 'GAIN', 'ERBB2:gain'],
    [changeType({ text: 'Homozygous deletion' }), 'HOMOZYGOUS_DELETION', 'ERBB2:loss'],
    [copies(0), 'HOMOZYGOUS_DELETION', 'ERBB2:loss'],
  ])('is called where that is sure: %j', async (part, copyNumber, biomarkerId) => {
    const { variants } = await recordOf(variant(part));
    expect(variants).toMatchObject([{ category: 'COPY_NUMBER', copyNumber, biomarkerId }]);
  });

  it('is none where the Sequence Ontology says translocation', async () => {
    const { variants } = await recordOf(variant(changeType(ontology('SO:0000199'))));
    expect(variants).toMatchObject([{ category: 'STRUCTURAL', copyNumber: null }]);
  });

  it('may be stated in the value', async () => {
    const value = { valueCodeableConcept: { text: 'ERBB2 amplification' } };
    const { variants } = await recordOf({ ...variant(), ...value });
    expect(variants).toMatchObject([{ copyNumber: 'HIGH_AMPLIFICATION' }]);
  });

  it('of a mutation leaves it one', async () => {
    const { variants } = await recordOf(
      variant(component('48005-3', text('p.Val777Leu')), copies(2)),
    );
    expect(variants).toMatchObject([{ category: 'MUTATION', biomarkerId: 'ERBB2:V777L' }]);
  });
});
