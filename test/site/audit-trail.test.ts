import { appendFile, rename, rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { AuditUnavailableError } from '../../audit/log.ts';
import type { Identity } from '../../identity/identity.ts';
import type { Part } from '../../service/part.ts';
import type { SiteContext } from '../../site/context.ts';
import { createSite } from '../../site/site.ts';
import { answer, testPlace, type TestPlace } from '../audit/places.ts';
import { ask, temporaryStore, type Answer } from '../subgraphs/support.ts';
import { callerAs } from './callers.ts';

let place: TestPlace;
let part: Part<SiteContext>;

/** What a note has none of. */
const NO_ANSWER = {
  ...{ subject: null, institution: null, purpose: null, requestId: null, decision: null },
  ...{ operationName: null, operationHash: null },
  ...{ fields: [], withheld: [], records: 0, patients: [] },
};
/** What an answer has none of. */
const NO_NOTE = {
  ...{ credential: null, reason: null, count: null, since: null, bytes: null, setAside: null },
};

/** The audit's records, in order: an answer, a torn line, one refusal, an answer, what was lost, an answer. */
beforeAll(async () => {
  place = await testPlace('site-northfield');
  const before = await place.open();
  await before.append({ ...answer(1), patients: ['p1'] });
  await before.close();
  await appendFile(place.current, '{"seq":2,');
  const audit = await place.open();
  audit.refused('assertion', 'wrong audience');
  await audit.append(answer(2));
  await rename(place.current, `${place.current}.kept`);
  for (const number of [3, 4])
    await expect(audit.append(answer(number))).rejects.toThrow(AuditUnavailableError);
  await rename(`${place.current}.kept`, place.current);
  await audit.append(answer(5));
  part = await createSite({
    id: 'northfield',
    name: 'Northfield',
    store: await temporaryStore(),
    pseudonymKey: Buffer.alloc(32, 7),
    audit,
  });
});
afterAll(async () => {
  await part.close();
  await rm(place.place.directory, { recursive: true });
});

const EVERYTHING = `sequence kind subject institution purpose requestId operationName operationHash fields
  withheld { field requires } records patients decision credential reason count since bytes setAside`;

function list(
  fields: string,
  variables: Record<string, unknown> = {},
  caller: Identity = callerAs('auditor'),
): Promise<Answer> {
  const query = `query ($filter: AuditFilter, $first: Int! = 100, $before: Int) {
    auditTrail(filter: $filter, first: $first, before: $before) { hasNextPage nodes { ${fields} } }
  }`;
  return ask(part, query, variables, caller);
}

const pageSchema = z.object({
  hasNextPage: z.boolean(),
  nodes: z.array(z.looseObject({ sequence: z.int().optional() })),
});
async function page(
  fields: string,
  variables: Record<string, unknown> = {},
): Promise<z.output<typeof pageSchema>> {
  const { data, errors } = await list(fields, variables);
  expect(errors).toBeUndefined();
  return pageSchema.parse(data?.['auditTrail']);
}

async function sequences(filter: Record<string, unknown>): Promise<unknown[]> {
  return (await page('sequence', { filter })).nodes.map(({ sequence }) => sequence);
}

describe("A site's audit in the graph", () => {
  it('tells of answers, and in notes of what was refused, lost and torn', async () => {
    const { nodes } = await page(EVERYTHING);
    expect(nodes.map(({ sequence, ...rest }) => [sequence, rest['kind']])).toEqual([
      [6, 'ANSWER'],
      [5, 'LOST'],
      [4, 'ANSWER'],
      [3, 'REFUSED'],
      [2, 'TORN'],
      [1, 'ANSWER'],
    ]);
    const [, lost, , refused, torn, first] = nodes;
    expect(lost).toEqual({ sequence: 5, kind: 'LOST', ...NO_ANSWER, ...NO_NOTE, count: 2 });
    expect(refused).toEqual({
      ...{ sequence: 3, kind: 'REFUSED', ...NO_ANSWER, ...NO_NOTE },
      ...{ credential: 'ASSERTION', reason: 'wrong audience', count: 1 },
      since: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    });
    expect(torn).toEqual({
      ...{ sequence: 2, kind: 'TORN', ...NO_ANSWER, ...NO_NOTE },
      ...{ bytes: 9, setAside: 'site-northfield.torn-000000000002' },
    });
    expect(first).toMatchObject({
      ...{ requestId: 'request-1', decision: 'PARTIAL', patients: ['northfield:p1'], ...NO_NOTE },
    });
  });

  it('goes from page to page over answers and notes alike', async () => {
    expect(await page('sequence', { first: 2, before: 6 })).toEqual({
      hasNextPage: true,
      nodes: [{ sequence: 5 }, { sequence: 4 }],
    });
    expect(await page('sequence', { first: 3, before: 4 })).toEqual({
      hasNextPage: false,
      nodes: [{ sequence: 3 }, { sequence: 2 }, { sequence: 1 }],
    });
  });

  it('lists the kinds of records that are asked for', async () => {
    expect(await sequences({ kinds: ['REFUSED'] })).toEqual([3]);
    expect(await sequences({ kinds: ['LOST', 'TORN'] })).toEqual([5, 2]);
    expect(await sequences({ kinds: 'ANSWER' })).toEqual([6, 4, 1]);
    expect(await sequences({ kinds: null })).toHaveLength(6);
  });

  it('refuses a list of no kinds', async () => {
    expect((await list('sequence', { filter: { kinds: [] } })).errors).toMatchObject([
      { message: "'kinds' is an empty list: leave it out to ask for all" },
    ]);
  });

  it.each([
    ['a subject', { subject: 'coordinator@northfield' }, [6, 4, 1]],
    ['an institution', { institution: 'northfield' }, [6, 4, 1]],
    ['a decision', { decision: 'PARTIAL' }, [6, 4, 1]],
    ['the decision that shares its name with a kind', { decision: 'REFUSED' }, []],
    ['a patient', { patient: 'northfield:p1' }, [1]],
    ['a subject among refusals', { subject: 'coordinator@northfield', kinds: ['REFUSED'] }, []],
  ])('lists no note where %s is asked for', async (_what, filter, expected) => {
    expect(await sequences(filter)).toEqual(expected);
  });

  it('holds notes, as answers, to the times that are asked for', async () => {
    const { nodes } = await page('time kind', { filter: { kinds: ['LOST'] } });
    const since = z.string().parse(nodes[0]?.['time']);
    expect(await sequences({ kinds: ['LOST'], since })).toEqual([5]);
    expect(await sequences({ kinds: ['LOST'], until: since })).toEqual([]);
  });

  it.each(['researcher', 'clinician'] as const)(
    'shows a %s no note, as it shows none of the answers',
    async (persona) => {
      const { data } = await list(EVERYTHING, {}, callerAs(persona));
      expect(data?.['auditTrail']).toBeNull();
    },
  );

  it("shows another institution's auditor no note", async () => {
    const { data } = await list(EVERYTHING, {}, callerAs('auditor', 'lakeside'));
    expect(data?.['auditTrail']).toBeNull();
  });
});
