import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { MatchSource } from '../../../site/matching/match-index.ts';
import { MatchIndexes } from '../../../site/matching/match-indexes.ts';
import { entitledCaller } from '../callers.ts';
import { patient, TODAY } from '../patient-records.ts';
import { openTestSite, type TestSite } from '../test-site.ts';

let site: TestSite;
let source: MatchSource;
beforeAll(async () => {
  site = await openTestSite();
  await site.hold(Array.from({ length: 5 }, (_, number) => patient(number)));
  const { signal } = new AbortController();
  const request = { requestId: 'indexes', signal, caller: entitledCaller(), notices: [] };
  source = {
    ...site.part.contextFor(request).unrestricted,
    criteria: { trialId: 'all', criteria: { all: [] }, arms: [] },
    superset: {},
    day: TODAY,
    rank: ({ pseudonym }) => pseudonym,
  };
});
afterAll(() => site.close());

it('A trial with more candidates than are kept is read for an index once in an hour', async () => {
  const indexes = new MatchIndexes(0, 4);
  expect(await indexes.build('trial', source)).toBeNull();
  const read = site.readFromStreams();
  expect(await indexes.build('trial', source)).toBeNull();
  expect(site.readFromStreams()).toBe(read);
  await site.hold(Array.from({ length: 4 }, (_, number) => patient(number)));
  const clock = jest.spyOn(performance, 'now').mockReturnValue(performance.now() + 3_600_000);
  expect((await indexes.build('trial', source))?.size).toBe(4);
  clock.mockRestore();
});
