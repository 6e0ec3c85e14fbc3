import { describe, expect, it } from '@jest/globals';
import { recordOf, rejectionsOf } from './one-patient.ts';
import { loinc, observation, snomed } from './resources.ts';

const repair = (value: Record<string, unknown>) => ({
  ...observation('s', 'x'),
  code: { text: 'Mismatch repair proteins by immunohistochemistry' },
  ...value,
});

describe('the mismatch repair of a tumour', () => {
  it.each([
    'No loss of nuclear expression of MMR proteins',
    'Not deficient',
    'No abnormality',
    'MMR proficient (no loss)',
    'Intact nuclear expression',
    'pMMR',
    'Normal',
  ])('that is reported as "%s" is proficient', async (valueString) => {
    const { signatures } = await recordOf(repair({ valueString }));
    expect(signatures).toMatchObject([{ status: 'MMR-P', biomarkerId: 'signature:MMR-P' }]);
  });

  it.each([
    'dMMR',
    'MMR deficient',
    'Deficient mismatch repair (dMMR)',
    'Loss of nuclear expression of MMR proteins',
    'Abnormal',
  ])('that is reported as "%s" is deficient', async (valueString) => {
    const { signatures } = await recordOf(repair({ valueString }));
    expect(signatures).toMatchObject([{ status: 'MMR-D', biomarkerId: 'signature:MMR-D' }]);
  });

  it.each([
    'No loss of nuclear expression of MLH1',
    'Loss of expression cannot be judged',
    'Not intact',
    'Neither deficient nor proficient',
    'Deficiency excluded',
  ])('that is reported as "%s" is not known', async (valueString) => {
    const rejected = await rejectionsOf(repair({ valueString }));
    expect(rejected).toMatchObject([{ reason: expect.stringMatching(/no result that we know/) }]);
  });

  it('is not known where the value and its interpretation contradict each other', async () => {
    const interpretation = [{ text: 'Deficient' }];
    expect(await rejectionsOf(repair({ valueString: 'Intact', interpretation }))).toHaveLength(1);
  });

  it('is not known where free text denies the coded answer', async () => {
    const value = { coding: [{ code: 'd', display: 'MMR deficient' }], text: 'dMMR not confirmed' };
    expect(await rejectionsOf(repair({ valueCodeableConcept: value }))).toHaveLength(1);
  });
});

describe('the microsatellites of a tumour', () => {
  it.each([
    [{ valueString: 'MSI-High' }, 'MSI-H'],
    [{ valueString: 'MSI-H (high)' }, 'MSI-H'],
    [{ valueString: 'Microsatellite instability-high' }, 'MSI-H'],
    [{ valueCodeableConcept: loinc('LA26203-2', 'MSI-H') }, 'MSI-H'],
    [{ valueCodeableConcept: snomed('10828004', 'Positive (qualifier value)') }, 'MSI-H'],
    [{ valueString: 'MSI-L' }, 'MSI-L'],
    [{ valueString: 'Microsatellite stable (MSS)' }, 'MSS'],
    [{ valueString: 'MSI-stable' }, 'MSS'],
    [{ valueString: 'Negative for microsatellite instability' }, 'MSS'],
    [{ valueCodeableConcept: snomed('260385009', 'Negative') }, 'MSS'],
  ])('are read from the whole answer %j', async (value, status) => {
    const { signatures } = await recordOf(observation('s', '81695-9', value));
    expect(signatures).toMatchObject([{ status }]);
  });

  it.each([
    'Unstable',
    'Microsatellite unstable',
    'Not MSI-High',
    'MSI-H not detected',
    'Negative for high microsatellite instability',
    'No evidence of high-level instability',
    'Not stable',
  ])('are not known where "%s" is all that is said', async (valueString) => {
    expect(await rejectionsOf(observation('s', '81695-9', { valueString }))).toHaveLength(1);
  });

  it('are not taken for stable by a code whose words say the opposite', async () => {
    const valueCodeableConcept = { ...loinc('LA14122-8'), text: 'Unstable' };
    expect(await rejectionsOf(observation('s', '81695-9', { valueCodeableConcept }))).toHaveLength(
      1,
    );
  });
});

describe('the mutational burden of a tumour', () => {
  it.each([
    ['TMB-High', 'TMB-H'],
    ['Low', 'TMB-L'],
  ])('that is reported as "%s" is %s', async (valueString, status) => {
    const { signatures } = await recordOf(observation('s', '94077-5', { valueString }));
    expect(signatures).toMatchObject([{ status }]);
  });

  it('is not known where a sentence only begins with an answer', async () => {
    const value = { valueString: 'High burden not detected' };
    expect(await rejectionsOf(observation('s', '94077-5', value))).toHaveLength(1);
  });
});
