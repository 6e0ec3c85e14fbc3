import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { folded, ToldText } from '../../site/told-text.ts';
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
