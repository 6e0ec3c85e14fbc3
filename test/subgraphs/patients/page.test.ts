import { expect, it } from '@jest/globals';
import { MAX_BODY_BYTES } from '../../../gateway/limits.ts';
import { MOST_SITES } from '../../../service/site-list.ts';
import { mergePage, readPositions } from '../../../subgraphs/patients/page.ts';
import { createPatientsSubgraph } from '../../../subgraphs/patients/subgraph.ts';
import { TEST_PATIENTS } from '../../identity/test-keys.ts';

/** Ids of the most characters that one may have. */
const idsOf = (count: number) => Array.from({ length: count }, (_, at) => `s${at}`.padEnd(31, '-'));

it('The largest network takes every cursor that it hands out, within the largest request', () => {
  const sites = idsOf(MOST_SITES);
  const place = `00000:${'p'.repeat(64)}`;
  const list = { name: `eligiblePatients ${'N'.repeat(200)}`, place: /^00000:p{64}$/, sites };
  const parts = sites.map((site) => ({ site, rows: [{ place, node: site }], more: true }));
  const { pageInfo } = mergePage(list, parts, MOST_SITES, null);
  const positions = readPositions(list, pageInfo.endCursor);
  expect(positions).toEqual(Object.fromEntries(sites.map((site) => [site, place])));
  expect(pageInfo.endCursor?.length).toBeLessThan(MAX_BODY_BYTES / 1.5);
});

it('A network of more sites is refused before it is asked anything', () => {
  const sites = idsOf(MOST_SITES + 1).map((id) => ({ id, name: id, url: 'http://localhost/' }));
  expect(() => createPatientsSubgraph({ sites, signer: TEST_PATIENTS })).toThrow();
});
