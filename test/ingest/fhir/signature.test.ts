import { describe, expect, it } from '@jest/globals';
import { recordOf, rejectionsOf } from './one-patient.ts';
import { observation } from './resources.ts';

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
