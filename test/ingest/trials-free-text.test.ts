import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from '@jest/globals';
import { registrationOf, studySchema } from '../../ingest/clinicaltrials-study.ts';
import { trialRecord } from '../../ingest/trial-record.ts';
import { evaluateTrial } from '../../matching/evaluate.ts';
import { trialCriteriaOf } from '../../matching/trial-criteria.ts';
import { context, patient } from '../matching/patients.ts';
import { describeWithSharedData, SHARED } from '../shared-data.ts';

const STUDIES = path.join(SHARED, 'data/clinicaltrials/oncology.ndjson.gz');

function firstStudies(count: number): readonly unknown[] {
  const lines = gunzipSync(readFileSync(STUDIES)).toString().split('\n');
  return lines.slice(0, count).map((line): unknown => JSON.parse(line));
}

describeWithSharedData('a hundred real registrations', () => {
  it('show their text untouched, evaluate what is in fields, and name the text as unknown', () => {
    const studies = firstStudies(100);
    expect(studies).toHaveLength(100);
    const person = patient({ sex: 'FEMALE', birthDate: '1970-01-01' });
    let excluded = 0;
    for (const study of studies) {
      const { protocolSection } = studySchema.parse(study);
      const registration = registrationOf(protocolSection);
      const text = protocolSection.eligibilityModule?.eligibilityCriteria ?? null;
      expect(registration.eligibility?.criteriaText ?? null).toBe(text);

      const trial = trialRecord(protocolSection.identificationModule.nctId, { registration });
      const { verdict, criteria } = evaluateTrial(trialCriteriaOf(trial), person, context);
      expect(criteria.at(-1)).toMatchObject({
        text: expect.stringMatching(/^eligibility criteria: free text/),
        outcome: 'UNKNOWN',
      });
      const fields = criteria.slice(0, -1);
      for (const { text: words, outcome } of fields) {
        expect(words).toMatch(/^(age|sex) /);
        expect(outcome).not.toBe('UNKNOWN');
      }
      const isExcluded = fields.some(({ outcome }) => outcome === 'NOT_MET');
      expect(verdict).toBe(isExcluded ? 'NOT_ELIGIBLE' : 'POSSIBLY_ELIGIBLE');
      if (isExcluded) excluded += 1;
    }
    expect(excluded).toBeGreaterThan(0);
    expect(excluded).toBeLessThan(100);
  });
});
