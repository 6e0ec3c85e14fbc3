import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { folded, ToldText, wordOrNull } from '../../site/told-text.ts';
import { patient } from './patient-records.ts';

/** Letters whose case is a matter of its own. */
const letters = fc.constantFrom(...Array.from('abkKsSſßẞiIıİåÅÅωΩΩςσΣµμ日1'));
const texts = fc.string({ unit: letters, minLength: 3, maxLength: 6 });

it('finds a name in whatever case, wherever the caseless pattern finds it', () => {
  fc.assert(
    fc.property(texts, texts, fc.boolean(), (name, other, isThere) => {
      const text = isThere ? `of ${name.toUpperCase()} ${other}` : other;
      if (!new RegExp(name, 'iu').test(text)) return;
      expect(folded(text)).toContain(folded(name));
    }),
    { numRuns: 5000 },
  );
});

it('tells no words with a name or number of the patient in them, and others that only contain one', () => {
  const record = patient(1);
  const named = {
    ...record,
    identity: { ...record.identity, family: 'Gräfin', given: ['Ada'], mrn: '48151' },
  };
  const told = ToldText.of(named);
  expect(told.words('tumor of GRÄFIN, left')).toBeNull();
  expect(told.words('seen by ada')).toBeNull();
  expect(told.symbol('48151')).toBeNull();
  expect(told.words('adapted regimen')).toBe('adapted regimen');
  expect(told.words('melanoma')).toBe('melanoma');
});

describe('What a sending system wrote beside a code', () => {
  const told = ToldText.of(patient(1));

  it.each([
    'cisplatin 12-Mar-2019',
    'cisplatin 03-12-2019',
    '2019/03/12',
    '12Mar2019',
    'Mar-12-2019',
    'March 2019',
    '12. Dezember 2019',
    '2019-03',
    'Dr Jones',
    'melanoma seen elsewhere',
    'melanoma operated in Springfield',
    'panel drawn for Anna',
  ])('is not told where it is %j', (text) => {
    expect(told.words(text)).toBeNull();
    expect(told.words(`melanoma, ${text}`)).toBeNull();
    expect(told.shortName(text)).toBeNull();
  });

  it.each([
    'Malignant neoplasm of breast (disorder)',
    'grade 2 marginal zone lymphoma',
    'Classical Hodgkin lymphoma',
    'HER2 [Presence] in Breast cancer specimen by Immune stain',
    'gefitinib 250 MG Oral Tablet',
    'AML with Myelodysplasia-Related Changes',
    'CA 19-9',
  ])('is told where a terminology would have it: %j', (text) => {
    expect(told.words(text)).toBe(text);
  });

  it('is no day where it is a change in HGVS', () => {
    const changes = [
      'c.2019-3A>G',
      'p.Leu2010_Ala2015del',
      'NM_004333.4:c.1799T>A',
      'c.88-2_90-2del',
    ];
    expect(changes.map(wordOrNull)).toEqual(changes);
    expect(wordOrNull('12-Mar-2019')).toBeNull();
  });
});
