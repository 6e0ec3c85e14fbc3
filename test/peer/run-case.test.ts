import { describe, expect, it } from '@jest/globals';
import { hasPassed } from '../../peer/case.ts';
import { linesOf } from '../../peer/report.ts';
import { caseOf, runFiles, runOne, sample } from './cases.ts';
import type { CaseParts } from './cases.ts';

const adult = [{ clinical: { age_numerical: '>=18' } }];
const born = (id: string, date: number) => sample(id, { BIRTH_DATE_INT: date });

describe("a case of the peer's", () => {
  it('passes when both match the same patients, and counts them', async () => {
    const patients = [born('S1', 19600101), born('S2', 20100101), sample('S3')];
    const result = await runOne(caseOf({ match: adult, patients, samples: ['S1'] }));
    expect(linesOf(result)).toEqual([
      'PASS ours (probe); P: 1 matched, ELIGIBLE, 1 not matched, NOT_ELIGIBLE, 1 not matched, POSSIBLY_ELIGIBLE',
    ]);
  });

  it('fails when somebody whom the peer matches is out with us, and the reverse', async () => {
    const patients = [born('S1', 19600101), born('S2', 20100101)];
    const result = await runOne(caseOf({ match: adult, patients, samples: ['S2'] }));
    expect(hasPassed(result)).toBe(false);
    expect(linesOf(result).slice(1)).toEqual([
      "  difference: P: the peer doesn't match, we say ELIGIBLE: S1",
      '  difference: P: the peer matches, we say NOT_ELIGIBLE: S2',
    ]);
  });

  it('compares clause by clause where the answer tells them apart', async () => {
    const arm = [{ arm_code: 'A', match: adult }];
    const step = [{ match: [{ clinical: { gender: 'Female' } }], arm }];
    const stated = caseOf({
      match: null,
      patients: [sample('S1', { GENDER: 'Female', BIRTH_DATE_INT: 20100101 })],
      trial: { treatment_list: { step } },
    });
    const answered = (path: string) =>
      runOne({
        ...stated,
        expected: { P: { samples: ['S1'], samplesByMatchPath: { [path]: ['S1'] } } },
      });
    expect(hasPassed(await answered('treatment_list.step.0.match'))).toBe(true);
    expect(hasPassed(await answered('treatment_list.step.0.arm.0.match'))).toBe(false);
  });

  it('is over the patients and protocols that its options choose', async () => {
    const stated = caseOf({
      match: adult,
      patients: [born('S1', 19600101), born('S2', 19600101)],
      samples: ['S1'],
      options: { sampleIds: ['S1'] },
    });
    expect(hasPassed(await runOne(stated))).toBe(true);
    expect(
      await runOne({ ...stated, expected: {}, engineFailed: { P: 'KeyError' } }),
    ).toMatchObject({ faults: [], notes: ['the peer failed on P'], protocols: [] });
  });

  it('holds the dead and closed trials only where its options say so', async () => {
    const patients = [sample('S1', { BIRTH_DATE_INT: 19600101, VITAL_STATUS: 'deceased' })];
    const trial = { status: 'closed', _summary: { status: [{ value: 'closed to accrual' }] } };
    const passes = async (parts: Partial<CaseParts>) =>
      hasPassed(await runOne(caseOf({ match: adult, patients, ...parts })));
    expect(await passes({})).toBe(true);
    expect(await passes({ options: { matchOnDeceased: true }, samples: ['S1'] })).toBe(true);
    expect(await passes({ options: { matchOnDeceased: true }, trial })).toBe(true);
    const all = { matchOnDeceased: true, matchOnClosed: true };
    expect(await passes({ options: all, trial, samples: ['S1'] })).toBe(true);
    expect(await passes({ options: all, trial })).toBe(false);
  });

  it.each([
    ['not JSON', '{', /no complete JSON/],
    [
      'neither patients',
      {
        id: 'x',
        kind: 'probe',
        options: { ageComparisonDate: '2020-01-01' },
        trials: [],
        expected: {},
      },
      /neither patients/,
    ],
    ['no day', { ...caseOf({ match: adult, patients: [] }), options: {} }, /ageComparisonDate/],
    ['no trials', { id: 'x', kind: 'probe' }, /options|trials/],
    [
      'patients of nowhere',
      {
        ...caseOf({ match: adult, patients: [] }),
        patientsInline: undefined,
        patients: 'common/none.json',
      },
      /no such file/,
    ],
    ['an unreadable clause', caseOf({ match: [{ and: [7] }], patients: [] }), /must be an object/],
    ['a list', [1, 2], /must be an object/],
  ])('that is malformed (%s) fails with the reason', async (_what, content, reason) => {
    const result = await runOne(content);
    expect(hasPassed(result)).toBe(false);
    expect(result.faults.join()).toMatch(reason);
  });

  it('finds its patients beside it or in a folder around it, and these are no case', async () => {
    const stated = caseOf({ match: adult, patients: [], samples: ['S1'] });
    const results = await runFiles({
      'common/people.json': [born('S1', 19600101)],
      'deep/er/case.json': {
        ...stated,
        patientsInline: undefined,
        patients: 'common/people.json',
      },
    });
    expect(results.map(hasPassed)).toEqual([true]);
  });

  it('of a clause alone compares the conjunctions', async () => {
    const criterion = (name: string) => ({ g: { name } });
    const clause = (expectedPaths: unknown) => ({
      id: 'b',
      kind: 'upstream-boolean',
      matchClause: [{ and: [criterion('a'), { or: [criterion('b'), criterion('c')] }] }],
      expectedPaths,
    });
    const [a, b, c] = ['a', 'b', 'c'].map(criterion);
    expect(
      hasPassed(
        await runOne(
          clause([
            [c, a],
            [a, b],
          ]),
        ),
      ),
    ).toBe(true);
    expect((await runOne(clause([[a, b]]))).faults).toHaveLength(1);
  });
});
