import { z } from 'zod';
import { openNetwork } from '../../subgraphs/patients/test-network.ts';
import { callerAs } from '../callers.ts';
import type { TestSite } from '../test-site.ts';
import { consent } from '../consents.ts';
import { condition, patient } from '../patient-records.ts';
import {
  ALTERED,
  exactly,
  onEveryVictim,
  onScene,
  padType,
  victimType,
  type Outcome,
  type Protection,
} from './adversary.ts';

/**
 * An attack on what counts are told beside. With the protection off every number is plain; where the
 * attack subtracts, what stays is what is often taken for enough: numbers under 11 are left out.
 */
export interface TableAttack {
  readonly name: string;
  readonly questions: number;
  readonly bound: number;
  readonly because: string;
  play(protection: Protection): Promise<Outcome>;
}

const LEAST = 11;

/** A number as it is told where only small ones are left out. */
function unlessSmall(count: number | null): number {
  return count === null || count < LEAST ? 0 : count;
}

const cellsSchema = z.array(
  z.object({ keys: z.array(z.string()), count: z.object({ value: z.int().nullable() }) }),
);

const intersection: TableAttack = {
  name: "intersecting a breakdown's dimensions: is the victim's cell listed at all",
  questions: 1,
  bound: 0.5,
  because: 'half the victims have the secret, so guessing finds half',
  play: (protection) =>
    onScene(async ({ site, off }) => {
      if (protection === 'off')
        return onEveryVictim(async (at) => {
          const cell = await off({ cancerTypes: [victimType(at)], ...ALTERED });
          return (cell ?? 0) > 0;
        });
      const { data } = await site.ask(
        '{ cohort(filter: {}) { breakdown(by: [CANCER_TYPE, ALTERED_GENE]) { keys count { value } } } }',
      );
      const { cohort } = z.object({ cohort: z.object({ breakdown: cellsSchema }) }).parse(data);
      const listed = new Set(cohort.breakdown.map(({ keys }) => keys.join()));
      return onEveryVictim((at) => Promise.resolve(listed.has(`${victimType(at)},BRAF`)));
    }),
};

/** Groups of 60 of one sex, with 1 to 10 of another who are to be found. */
const GROUPS = Array.from({ length: 40 }, (_, at) => ({
  type: `GROUP${at}`,
  hidden: 1 + ((3 * at) % 10),
}));

function groupMembers(type: string, hidden: number, first: number) {
  return Array.from({ length: 60 + hidden }, (_, at) =>
    patient(first + at, {
      sex: at < hidden ? 'OTHER' : 'FEMALE',
      conditions: [condition({ oncotreeCode: type })],
    }),
  );
}

const subtraction: TableAttack = {
  name: 'subtracting the told cells from their margin, for the exact size of the hidden one',
  questions: 2,
  bound: 0.25,
  because: 'one of ten sizes is guessed right by chance, and 40 tries are a small sample',
  play: (protection) =>
    onScene(
      async ({ site, off }) => {
        let found = 0;
        for (const { type, hidden } of GROUPS) {
          if (protection === 'off') {
            const group = { cancerTypes: [type] };
            const cells = [
              await off({ ...group, sexes: ['FEMALE'] }),
              await off({ ...group, sexes: ['OTHER'] }),
            ];
            const told = cells.reduce<number>((sum, cell) => sum + unlessSmall(cell), 0);
            if (((await off(group)) ?? 0) - told === hidden) found += 1;
            continue;
          }
          const { data } = await site.ask(
            `query($filter: CohortFilter!) { cohort(filter: $filter) {
              count { value } breakdown(by: [SEX]) { keys count { value } }
            } }`,
            { filter: { cancerTypes: [type] } },
          );
          const { cohort } = z
            .object({
              cohort: z.object({
                count: z.object({ value: z.int().nullable() }),
                breakdown: cellsSchema,
              }),
            })
            .parse(data);
          const told = cohort.breakdown.reduce((sum, { count }) => sum + (count.value ?? 0), 0);
          if ((cohort.count.value ?? 0) - told === hidden) found += 1;
        }
        return { tries: GROUPS.length, found };
      },
      GROUPS.flatMap(({ type, hidden }, at) => groupMembers(type, hidden, 60_000 + 100 * at)),
    ),
};

const pageTotals: TableAttack = {
  name: 'the exact total of a list that may be read, against the count of those with the secret',
  questions: 2,
  bound: 0.5,
  because: 'half the victims have the secret, so guessing finds half',
  play: (protection) =>
    onScene(async ({ site, off }) => {
      const coordinator = callerAs('coordinator');
      return onEveryVictim(async (at) => {
        const filter = { cancerTypes: [padType(at % 12), victimType(at)] };
        if (protection === 'off')
          return (await off({ ...filter, ...ALTERED })) === (await off(filter));
        const { data } = await site.ask(
          `query($all: CohortFilter!, $altered: CohortFilter!, $list: PatientFilter!) {
            patients(filter: $list, first: 1) { totalCount }
            all: cohort(filter: $all) { count { value } }
            altered: cohort(filter: $altered) { count { value } }
          }`,
          { all: filter, list: filter, altered: { ...filter, ...ALTERED } },
          { ...coordinator, purpose: 'TREAT' },
        );
        const cohort = z.object({ count: z.object({ value: z.int().nullable() }) });
        const { patients, all, altered } = z
          .object({ patients: z.object({ totalCount: z.int() }), all: cohort, altered: cohort })
          .parse(data);
        const noise = (all.count.value ?? 0) - patients.totalCount;
        return (altered.count.value ?? 0) - noise === patients.totalCount;
      });
    }),
};

const sites: TableAttack = {
  name: "subtracting the other sites' counts from the total, for the exact size at the hidden one",
  questions: 1,
  bound: 0,
  because: 'the total is the sum of what is told, so nothing is left',
  play: async (protection) => {
    const network = await openNetwork(['lakeside', 'northfield'], undefined, false);
    try {
      const permitted = consent({ purposes: ['TREAT'] });
      for (const [at, { site }] of network.sites.entries())
        await site.hold(
          GROUPS.flatMap(({ type, hidden }, group) =>
            groupMembers(type, at === 0 ? 0 : hidden - 60, 100 * group),
          ).map((record) => ({ ...record, consents: [permitted] })),
        );
      const plain = network.sites.map(({ site }) => exactly(site));
      let found = 0;
      for (const { type, hidden } of GROUPS) {
        if (protection === 'off') {
          const counts = await Promise.all(plain.map((off) => off({ cancerTypes: [type] })));
          const total = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
          const told = counts.reduce<number>((sum, count) => sum + unlessSmall(count), 0);
          if (total - told === hidden) found += 1;
          continue;
        }
        const { data } = await network.ask(
          `query($filter: CohortFilter!) { cohort(filter: $filter) {
            count { value } sites { count { value } }
          } }`,
          { filter: { cancerTypes: [type] } },
        );
        const count = z.object({ value: z.int().nullable() });
        const { cohort } = z
          .object({ cohort: z.object({ count, sites: z.array(z.object({ count })) }) })
          .parse(data);
        const told = cohort.sites.reduce((sum, each) => sum + (each.count.value ?? 0), 0);
        if ((cohort.count.value ?? 0) - told === hidden) found += 1;
      }
      return { tries: GROUPS.length, found };
    } finally {
      await network.close();
    }
  },
};

const loss: TableAttack = {
  name: 'taking what a criterion keeps from what the one before it left, for the exact number between',
  questions: 1,
  bound: 0.25,
  because: 'one of ten sizes is guessed right by chance, and 40 tries are a small sample',
  play: (protection) =>
    onScene(async ({ site, off }) => {
      let found = 0;
      for (const [at, { type, hidden }] of GROUPS.entries()) {
        await site.hold(groupMembers(type, hidden, 60_000 + 100 * at));
        const [whole, kept] =
          protection === 'off'
            ? [await off({}), await off({ sexes: ['FEMALE'] })]
            : await kepts(site);
        if ((whole ?? 0) - (kept ?? 0) === hidden) found += 1;
      }
      return { tries: GROUPS.length, found };
    }),
};

const lossSchema = z.object({
  criteriaLoss: z.array(
    z.object({
      inOrder: z.array(
        z.object({ outcome: z.string(), count: z.object({ value: z.int().nullable() }) }),
      ),
    }),
  ),
});

/** How many each criterion keeps of a trial for women. */
async function kepts(site: TestSite): Promise<(number | null)[]> {
  const { data } = await site.ask(
    `query($criteria: MatchCriteria!) {
      criteriaLoss(criteria: $criteria) { inOrder { outcome count { value } } }
    }`,
    { criteria: { trialId: 'women', criteria: { kind: 'sex', sex: 'FEMALE' }, arms: [] } },
  );
  return lossSchema
    .parse(data)
    .criteriaLoss.map(
      ({ inOrder }) => inOrder.find(({ outcome }) => outcome === 'MET')?.count.value ?? null,
    );
}

export const TABLE_ATTACKS: readonly TableAttack[] = [
  intersection,
  subtraction,
  loss,
  pageTotals,
  sites,
];
