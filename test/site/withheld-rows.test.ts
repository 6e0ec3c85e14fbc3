import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decide, reasonInWords } from '../../site/consent-decision.ts';
import type { ConsentRecord } from '../../site/records.ts';
import { useOf } from '../../site/use.ts';
import { WithheldRows } from '../../site/withheld-rows.ts';
import { callerAs } from './callers.ts';
import { consent } from './consents.ts';
import { patient, TODAY } from './patient-records.ts';
import { openTestSite, type TestSite } from './test-site.ts';

const researcher = callerAs('coordinator', 'lakeside');
const asking = { institution: 'northfield', day: TODAY };
const use = useOf(researcher, asking);
const given = (changes: Partial<ConsentRecord>) => consent({ purposes: ['HRESCH'], ...changes });

const CASES: [string, ConsentRecord[], string][] = [
  ['nothing is on file', [], 'NO_CONSENT'],
  ['research is permitted', [given({})], 'PERMITTED'],
  ['research is denied, too', [given({}), given({ decision: 'deny' })], 'DENIED'],
  ['it was withdrawn', [given({ status: 'inactive' })], 'NOT_IN_FORCE'],
  ['it is for treatment', [given({ purposes: ['TREAT'] })], 'OTHER_PURPOSE'],
  [
    'it has conditions',
    [given({ dataUse: ['DUO:0000021', 'DUO:0000018', 'DUO:0000042'] }), given({ end: '2020' })],
    'UNMET DUO:0000021 DUO:0000018',
  ],
];

describe('The reason why a record is withheld', () => {
  it.each(CASES)('when %s', (_when, consents, reason) => {
    expect(decide(consents, use)).toEqual({ seen: reason === 'PERMITTED', reason });
  });

  it('reads as a sentence', () => {
    expect(reasonInWords('NO_CONSENT')).toBe('no consent is on file');
    expect(reasonInWords('UNMET DUO:0000021 FHIR:actor')).toBe(
      "a consent permits it under a condition that is not fulfilled: DUO:0000021 ethics approval required, FHIR:actor, which can't be decided here",
    );
  });
});

describe('The tally of withheld rows', () => {
  const sites: TestSite[] = [];
  beforeAll(async () => {
    sites.push(await openTestSite());
  });
  afterAll(() => sites[0]?.close());
  const site = (): TestSite => {
    const [opened] = sites;
    if (opened === undefined) throw new Error('not open');
    return opened;
  };

  it('counts by reason those that were asked for, each once', async () => {
    await site().hold(CASES.map(([, consents], number) => patient(number, { consents })));
    const rows = new WithheldRows(site().patients);
    expect(await rows.tally([{}, { sex: 'UNKNOWN' }], use)).toEqual({
      NO_CONSENT: 1,
      DENIED: 1,
      NOT_IN_FORCE: 1,
      OTHER_PURPOSE: 1,
      'UNMET DUO:0000021 DUO:0000018': 1,
    });
    expect(await rows.tally([{ sex: 'MALE' }], use)).toEqual({});
    expect(await rows.tally([], use)).toEqual({});
  });

  it('tells so many apart and counts the others, and is counted anew after a minute', async () => {
    let now = 0;
    const rows = new WithheldRows(site().patients, () => now);
    await site().hold(Array.from({ length: 1003 }, (_, number) => patient(number)));
    expect(await rows.tally([{}], use)).toEqual({ NO_CONSENT: 1000, NOT_TOLD_APART: 3 });
    await site().hold([patient(1)]);
    now = 59_000;
    expect(await rows.tally([{}], use)).toEqual({ NO_CONSENT: 1000, NOT_TOLD_APART: 3 });
    now = 61_000;
    expect(await rows.tally([{}], use)).toEqual({ NO_CONSENT: 1 });
  });
});
