import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { accessMatrix } from '../../cli/access-matrix.ts';
import { schemaPath } from '../../schema/sdl.ts';

it('who may see which field is what was last looked at and checked in', () => {
  // After a change of the schema: `bin/precision-graph access-matrix > schema/access-matrix.md`, and
  // read the difference before it is committed.
  expect(accessMatrix()).toBe(readFileSync(schemaPath('access-matrix.md'), 'utf8'));
});

it('gives the rights that the personas are said to have', () => {
  const rows = new Map(
    accessMatrix()
      .split('\n')
      .map((line) => line.split(' | '))
      .map(([field = '', , ...cells]) => [field.replace('| ', ''), cells.join(' ')]),
  );
  // nobody, researcher, coordinator, clinician, dashboard, auditor
  expect(rows.get('Evidence.level')).toBe('– yes yes yes yes yes |');
  expect(rows.get('Cohort.count')).toBe('– yes yes yes yes – |');
  expect(rows.get('Patient.ageYears')).toBe('– – by record by record – – |');
  expect(rows.get('Patient.genomicVariants')).toBe('– – – by record – – |');
  expect(rows.get('Patient.name')).toBe('– – – by record – – |');
  expect(rows.get('CriterionResult.outcome')).toBe('– – yes yes – – |');
  expect(rows.get('CriterionResult.found')).toBe('– – – yes – – |');
});
