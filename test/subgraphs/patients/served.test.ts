import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createLog } from '../../../service/log.ts';
import type { Running } from '../../../service/graphql-server.ts';
import { serve } from '../../../service/serve.ts';
import { createPatientsSubgraph } from '../../../subgraphs/patients/subgraph.ts';
import { signedHeaders, TEST_PATIENTS, testVerifier } from '../../identity/test-keys.ts';
import { entitledCaller } from '../../site/callers.ts';
import { patient } from '../../site/patient-records.ts';
import { openTestSite } from '../../site/test-site.ts';
import { openNetwork, type TestNetwork } from './test-network.ts';

const listener = (audience: string) => ({
  host: '127.0.0.1',
  port: 0,
  log: createLog({ part: 'test', level: 'silent' }),
  verifier: testVerifier(audience),
});

describe('The patients subgraph and a site as processes serve them', () => {
  const running: Running[] = [];
  beforeAll(async () => {
    const northfield = await openTestSite('northfield');
    await northfield.hold([patient(1)]);
    const part = { ...northfield.part, close: () => northfield.close() };
    const site = await serve(part, listener('site:northfield'));
    const gone = { id: 'lakeside', name: 'Lakeside', url: 'http://127.0.0.1:1/graphql' };
    const stranger = await serve(
      { ...part, close: () => Promise.resolve() },
      listener('site:elsewhere'),
    );
    const strange = { id: 'riverbend', name: 'Riverbend', url: stranger.url };
    const here = { id: 'northfield', name: 'Northfield', url: site.url };
    const subgraph = await createPatientsSubgraph({
      sites: [here, gone, strange],
      signer: TEST_PATIENTS,
    });
    running.push(await serve(subgraph, listener('patients')), stranger, site);
  });
  afterAll(async () => {
    for (const each of running) await each.stop();
  });

  it('join over HTTP, and tell the code of a site that is away', async () => {
    const id = `northfield:${patient(1).pseudonym}`;
    const body = JSON.stringify({
      query: `query($here: ID!) {
        here: patient(id: $here) { id sex }
        there: patient(id: "lakeside:abc") { id }
        strange: patient(id: "riverbend:abc") { id }
        sites { id status }
      }`,
      variables: { here: id },
    });
    const response = await fetch(running[0]?.url ?? '', {
      method: 'POST',
      headers: await signedHeaders('patients', body, entitledCaller()),
      body,
    });
    expect(await response.json()).toMatchObject({
      data: {
        here: { id, sex: 'UNKNOWN' },
        there: null,
        strange: null,
        sites: [{ id: 'northfield', status: 'OK' }, { id: 'lakeside', status: 'UNAVAILABLE' }, {}],
      },
      errors: expect.arrayContaining([
        expect.objectContaining({
          path: ['there'],
          extensions: expect.objectContaining({ code: 'SITE_UNAVAILABLE' }),
        }),
        expect.objectContaining({
          path: ['strange'],
          message: expect.stringContaining('authentication between the network and the site'),
          extensions: expect.objectContaining({ code: 'SITE_UNAVAILABLE' }),
        }),
      ]),
    });
  });
});

describe('A filter of whatever content', () => {
  const networks: TestNetwork[] = [];
  beforeAll(async () => {
    networks.push(await openNetwork(['northfield']));
    await networks[0]?.sites[0]?.site.hold([patient(1)]);
  });
  afterAll(() => networks[0]?.close());

  const text = fc.string({ unit: 'binary', maxLength: 250 });
  const age = fc.option(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }));
  const filters = fc.record(
    {
      sites: fc.array(fc.oneof(text, fc.constant('northfield')), { maxLength: 2 }),
      cancerTypes: fc.array(text, { maxLength: 105, size: 'medium' }),
      alterations: fc.array(fc.record({ gene: text, proteinChange: fc.option(text) })),
      age: fc.record({ gte: age, lte: age }),
      stages: fc.array(text),
      sexes: fc.array(fc.constantFrom('FEMALE', 'MALE')),
    },
    { requiredKeys: [] },
  );

  it('is answered by every site or refused as input', async () => {
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        const answer = await networks[0]?.ask(
          `query($filter: PatientFilter, $same: CohortFilter!) {
            patients(filter: $filter) { totalCount sites { status } }
            cohort(filter: $same) { count { value } sites { status } }
          }`,
          { filter, same: filter },
        );
        for (const { extensions } of answer?.errors ?? [])
          expect(extensions['code']).toBe('BAD_USER_INPUT');
        expect(JSON.stringify(answer?.data)).not.toMatch(/UNAVAILABLE|REFUSED|TIMEOUT/);
      }),
      { numRuns: 150 },
    );
  });
});
