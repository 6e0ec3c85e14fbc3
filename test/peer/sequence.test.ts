import { describe, expect, it } from '@jest/globals';
import { hasPassed } from '../../peer/case.ts';
import { linesOf } from '../../peer/report.ts';
import { caseOf, runOne, sample } from './cases.ts';

const adult = [{ clinical: { age_numerical: '>=18' } }];
const born = (id: string, date: number) => sample(id, { BIRTH_DATE_INT: date });

describe('a sequence of runs', () => {
  const options = { age_comparison_date: '2020-07-12', start_time_utc: '2020-07-12T00:00:00' };
  const [trial] = caseOf({ match: adult, patients: [] }).trials;
  const match = (sampleId: string, isDisabled = false) => ({
    protocol_no: 'P',
    sample_id: sampleId,
    match_path: 'treatment_list.step.0.arm.0.match',
    is_disabled: isDisabled,
  });
  const store = (...matches: readonly object[]) => ({ op: 'store', expected: { matches } });
  const sequence = (...steps: readonly object[]) => ({
    id: 's',
    kind: 'upstream-sequence',
    patientsInline: [born('S1', 19600101), born('S2', 20100101)],
    steps,
  });

  it('changes the data as a database would, and compares the matches that are active', async () => {
    const result = await runOne(
      sequence(
        { op: 'insert_one', collection: 'trial', args: [trial] },
        { op: 'engine', options },
        { op: 'match' },
        store(match('S1')),
        {
          op: 'update_many',
          collection: 'clinical',
          args: [{ SAMPLE_ID: 'S2' }, { $set: { BIRTH_DATE_INT: 19900101 } }],
        },
        { op: 'delete_many', collection: 'clinical', args: [{ SAMPLE_ID: 'S1' }] },
        { op: 'engine', options },
        { op: 'match' },
        store(match('S1', true), match('S2')),
        {
          op: 'update_one',
          collection: 'trial',
          args: [{}, { $set: { 'treatment_list.step.0.arm.0.arm_suspended': 'Y' } }],
        },
        { op: 'match' },
        store(match('S1', true), match('S2', true)),
        { op: 'drop', collection: 'trial', args: [] },
        store(),
      ),
    );
    expect(linesOf(result)).toEqual([expect.stringMatching(/^PASS s /)]);
  });

  it('keeps the version of a trial before one that cannot be read, and says so', async () => {
    const result = await runOne(
      sequence(
        { op: 'insert_one', collection: 'trial', args: [trial] },
        { op: 'update_many', collection: 'trial', args: [{}, { $set: { unused: 1 } }] },
        { op: 'engine', options },
        store(match('S1')),
        {
          op: 'update_many',
          collection: 'trial',
          args: [{}, { $set: { 'treatment_list.step.0.arm.0.match.0.clinical': 'x' } }],
        },
        store(match('S1')),
      ),
    );
    expect(hasPassed(result)).toBe(true);
    expect(result.notes).toEqual([
      expect.stringMatching(/step 5: rejected: P: .*match\.0\.clinical/),
    ]);
  });
});
