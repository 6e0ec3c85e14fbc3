import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { AuditEntry, AuditRecord } from '../../audit/record.ts';
import { parseLine } from '../../audit/record.ts';
import { RefusalTally } from '../../audit/refusals.ts';
import { verifyPart } from '../../audit/verify.ts';
import { silentLog } from '../../service/log.ts';
import { serve } from '../../service/serve.ts';
import { createSite } from '../../site/site.ts';
import { ask, createIssuer, startFakeSubgraph, startTestGateway } from '../gateway/support.ts';
import { signedHeaders, testVerifier } from '../identity/test-keys.ts';
import { callerAs } from '../site/callers.ts';
import { temporaryStore } from '../subgraphs/support.ts';
import { testPlace, type TestPlace } from './places.ts';

describe('A tally of refusals', () => {
  let written: AuditEntry[];
  let tally: RefusalTally;
  beforeEach(() => {
    jest.useFakeTimers();
    written = [];
    tally = new RefusalTally((entry) => written.push(entry));
  });
  afterEach(() => {
    jest.useRealTimers();
  });
  const counts = () =>
    written.map((entry) => (entry.kind === 'refused' ? [entry.reason, entry.count] : []));

  it('writes the first for each reason at once, and the others of its minute together', () => {
    for (let number = 0; number < 100_000; number += 1) tally.note('token', 'expired');
    tally.note('token', 'malformed');
    expect(counts()).toEqual([
      ['expired', 1],
      ['malformed', 1],
    ]);
    jest.advanceTimersByTime(60_000);
    expect(counts().slice(2)).toEqual([['expired', 99_999]]);
    tally.note('token', 'expired');
    expect(counts().slice(3)).toEqual([['expired', 1]]);
  });

  it('writes what it counted when it has to end', () => {
    tally.note('assertion', 'absent');
    tally.note('assertion', 'absent');
    tally.flush();
    expect(counts()).toEqual([
      ['absent', 1],
      ['absent', 1],
    ]);
    jest.advanceTimersByTime(120_000);
    expect(written).toHaveLength(2);
  });
});

describe('The audit', () => {
  const places: TestPlace[] = [];
  afterEach(async () => {
    await Promise.all(places.splice(0).map((place) => place.drop()));
  });
  async function open(part: string) {
    const place = await testPlace(part);
    places.push(place);
    return { place, audit: await place.open() };
  }
  async function refusalsOf(
    place: TestPlace,
  ): Promise<Extract<AuditRecord, { kind: 'refused' }>[]> {
    expect((await verifyPart(place.place)).faults).toEqual([]);
    return (await place.lines())
      .map((line) => parseLine(Buffer.from(line)))
      .filter((record) => record?.kind === 'refused');
  }

  it('of a gateway tells why tokens were refused and how many, but nothing that they claim', async () => {
    const { place, audit } = await open('gateway');
    const subgraph = await startFakeSubgraph();
    subgraph.answer = { data: { sites: [{ id: 'northfield' }] } };
    const { issuer, token } = await createIssuer();
    const { gateway } = await startTestGateway(subgraph, issuer, { audit });
    const old = await token('knowledge:read', '-1h');
    const stranger = `${Buffer.from('{"alg":"EdDSA"}').toString('base64url')}.${Buffer.from('{"iss":"https://SECRET.invalid","sub":"SECRET"}').toString('base64url')}.c2ln`;
    const flood = Array.from({ length: 150 }, (_, at) =>
      ask(gateway, '{ sites { id } }', {
        authorization: `Bearer ${[old, stranger, 'SECRET'][at % 3] ?? ''}`,
      }),
    );
    const honest = await ask(gateway, '{ sites { id } }', {
      authorization: `Bearer ${await token('knowledge:read')}`,
    });
    expect(honest.status).toBe(200);
    expect(new Set((await Promise.all(flood)).map(({ status }) => status))).toEqual(new Set([401]));
    await gateway.stop();
    await subgraph.stop();
    const refusals = await refusalsOf(place);
    for (const reason of ['expired', 'unknown issuer', 'malformed'])
      expect(
        refusals
          .filter((each) => each.reason === reason)
          .map(({ credential, count }) => [credential, count]),
      ).toEqual([
        ['token', 1],
        ['token', 49],
      ]);
    const text = (await place.lines()).join('\n');
    expect(text).not.toMatch(/SECRET|U0VDUkVU/);
    expect(text).not.toContain(old.split('.')[2]);
  });

  it('of a site tells why assertions were refused', async () => {
    const { place, audit } = await open('site-northfield');
    const part = await createSite({
      id: 'northfield',
      name: 'Northfield',
      store: await temporaryStore(),
      pseudonymKey: Buffer.alloc(32, 7),
      audit,
    });
    const site = await serve(part, {
      host: '127.0.0.1',
      port: 0,
      log: silentLog,
      verifier: testVerifier('site:northfield'),
    });
    const body = JSON.stringify({ query: '{ __typename }' });
    const send = async (headers: Record<string, string>, sent = body) =>
      (await fetch(site.url, { method: 'POST', headers, body: sent })).status;
    const good = await signedHeaders('site:northfield', body, callerAs('clinician'));
    const elsewhere = await signedHeaders('site:lakeside', body, callerAs('clinician'));
    const unsigned = { 'content-type': 'application/json' };
    expect([
      await send(unsigned),
      await send(elsewhere),
      await send(good, `${body} `),
      await send({ ...good, 'x-request-id': 'another' }),
    ]).toEqual([401, 401, 401, 401]);
    await site.stop();
    expect(
      (await refusalsOf(place)).map(({ credential, reason, count }) => [credential, reason, count]),
    ).toEqual([
      ['assertion', 'absent', 1],
      ['assertion', 'wrong audience', 1],
      ['assertion', 'of another request', 1],
      ['assertion', 'of another request', 1],
    ]);
  });
});
