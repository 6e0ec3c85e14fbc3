import { setTimeout } from 'node:timers/promises';
import type { Counts, List, Page, SoakClient } from './soak-client.ts';

/** Rows of a page of a walk. */
const STEP = 37;

/** What each site holds, by its id: read while nothing is wrong, and held to from then on. */
export interface Truth {
  readonly patients: ReadonlyMap<string, readonly string[]>;
  readonly candidates: ReadonlyMap<string, readonly string[]>;
  readonly counts: ReadonlyMap<string, string>;
}

/** @throws Error when a site is missing, or has nobody to look for */
export async function readTruth(client: SoakClient): Promise<Truth> {
  await untilWarm(client);
  const counts = await client.counts();
  return {
    patients: rowsBySite(await client.page(1000)),
    candidates: rowsBySite(await client.candidates()),
    counts: new Map(counts.map(({ site, count }) => [site.id, JSON.stringify(count)])),
  };
}

/** A process's first answers take longer than the deadline where the machine is busy. */
async function untilWarm(client: SoakClient): Promise<void> {
  for (let left = 20; left > 0; left -= 1) {
    const answers = [await client.counts(), (await client.page(1)).sites];
    if (answers.flat().every(({ status }) => status === 'OK')) return;
    await setTimeout(500);
  }
}

function rowsBySite({ sites, edges, totalCount }: List): Map<string, string[]> {
  if (edges.length !== totalCount) throw new Error('more rows than one page holds');
  return new Map(
    sites.map(({ site, status }) => {
      const rows = edges.map(({ node }) => node.id).filter((id) => id.startsWith(`${site.id}:`));
      if (status !== 'OK' || rows.length === 0)
        throw new Error(`${site.id} is ${status} with ${rows.length} rows at first`);
      return [site.id, rows.sort()];
    }),
  );
}

/** What was checked, and what was wrong. */
export class Checks {
  made = 0;
  /** Answers in which a site was missing. */
  partial = 0;
  /** Walks over all pages that came to their end. */
  walks = 0;
  readonly wrong: string[] = [];
  readonly #client: SoakClient;
  readonly #truth: Truth;

  constructor(client: SoakClient, truth: Truth) {
    this.#client = client;
    this.#truth = truth;
  }

  /** Every answer in turn; a question that fails is wrong too. */
  async round(): Promise<void> {
    await this.#check('page', async () => {
      this.#list(await this.#client.page(1000), this.#truth.patients);
    });
    await this.#check('counts', async () => {
      this.#counts(await this.#client.counts());
    });
    await this.#check('candidates', async () => {
      this.#list(await this.#client.candidates(), this.#truth.candidates);
    });
  }

  /** All pages to the end, as one who comes again for sites that were away. */
  async walk(): Promise<void> {
    const seen: string[] = [];
    let after: string | null = null;
    for (let isWhole = false; !isWhole;) {
      const page: Page | undefined = await this.#check('step', async () => {
        const answer = await this.#client.page(STEP, after);
        this.#numbers(answer, this.#truth.patients);
        return answer;
      });
      if (page === undefined) return;
      seen.push(...page.edges.map(({ node }) => node.id));
      after = page.pageInfo.endCursor;
      const isPartial = page.sites.some(({ status }) => status !== 'OK');
      isWhole = !isPartial && !page.pageInfo.hasNextPage;
      if (isPartial) await setTimeout(50);
    }
    this.walks += 1;
    await this.#check('walk', () => {
      assertSame('rows of all pages', seen, [...this.#truth.patients.values()].flat());
      return Promise.resolve();
    });
  }

  async #check<T>(what: string, check: () => Promise<T>): Promise<T | undefined> {
    this.made += 1;
    try {
      return await check();
    } catch (error) {
      this.wrong.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }

  #list(answer: List, truth: ReadonlyMap<string, readonly string[]>): void {
    this.#numbers(answer, truth);
    const there = answer.sites.filter(({ status }) => status === 'OK');
    const expected = there.flatMap(({ site }) => truth.get(site.id) ?? []);
    assertSame(
      'rows',
      answer.edges.map(({ node }) => node.id),
      expected,
    );
  }

  #numbers({ sites, totalCount }: List, truth: ReadonlyMap<string, readonly string[]>): void {
    this.#notePartial(sites);
    assertSame(
      'sites',
      sites.map(({ site }) => site.id),
      [...truth.keys()],
    );
    for (const { site, status, count } of sites) {
      const expected = status === 'OK' ? (truth.get(site.id)?.length ?? 0) : null;
      if (count !== expected) throw new Error(`${site.id} counts ${count}, not ${expected}`);
    }
    const sum = sites.reduce((all, { count }) => all + (count ?? 0), 0);
    if (totalCount !== sum) throw new Error(`the total is ${totalCount}, not ${sum}`);
  }

  #counts(sites: Counts): void {
    this.#notePartial(sites);
    for (const { site, status, count } of sites) {
      const expected = status === 'OK' ? this.#truth.counts.get(site.id) : 'null';
      if (JSON.stringify(count) !== expected)
        throw new Error(`${site.id} tells ${JSON.stringify(count)}, not ${expected}`);
    }
  }

  #notePartial(sites: readonly { readonly status: string }[]): void {
    if (sites.some(({ status }) => status !== 'OK')) this.partial += 1;
  }
}

/** In any order, each as often. @throws Error that says how many are lost and how many come twice */
function assertSame(what: string, got: readonly string[], expected: readonly string[]): void {
  const there = new Set(got);
  const lost = expected.filter((each) => !there.has(each)).length;
  const twice = got.length - there.size;
  const strange = [...there].filter((each) => !expected.includes(each)).length;
  if (lost + twice + strange > 0)
    throw new Error(`${what}: ${lost} lost, ${twice} twice, ${strange} that aren't theirs`);
}
