import { z } from 'zod';
import type { CohortFilter } from '../../../schema/generated/site.ts';
import { storeFilter } from '../../../site/filter.ts';
import type { PatientRecord } from '../../../site/records.ts';
import { PLENTY } from '../budgets.ts';
import { entitledCaller } from '../callers.ts';
import { condition, patient, variant } from '../patient-records.ts';
import { openTestSite, type TestSite } from '../test-site.ts';
import { embedded } from '../../store/engines.ts';

/** Answers how many patients there are, or null when it won't say. */
export type Protection = 'off' | 'on';

export type Oracle = (filter: CohortFilter) => Promise<number | null>;

/** How often an attack found out what it wanted, of how many tries. */
export interface Outcome {
  readonly tries: number;
  readonly found: number;
}

/** Of whom the adversary knows everything but whether the gene is altered: one to a cancer type. */
export const VICTIMS = 40;
/** Groups of patients whose altered gene the adversary knows of, each of a cancer type of its own. */
export const PADS = 12;
const PAD_SIZE = 30;
export const ALTERED: Pick<CohortFilter, 'alterations'> = { alterations: [{ gene: 'BRAF' }] };

/** The whole numbers of a linear congruential generator, the same in every run. */
export function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

export function victimType(at: number): string {
  return `VICTIM${at}`;
}

export function padType(at: number): string {
  return `PAD${at}`;
}

/** Whether the gene of this victim is altered: of half of them. */
export const SECRETS: readonly boolean[] = (() => {
  const roll = dice(7);
  const places = Array.from({ length: VICTIMS }, (_, at) => ({ at, order: roll(1e9) }));
  const altered = places.sort((a, b) => a.order - b.order).slice(0, VICTIMS / 2);
  return Array.from({ length: VICTIMS }, (_, at) => altered.some((place) => place.at === at));
})();

export function victim(at: number, changes: Partial<PatientRecord> = {}): PatientRecord {
  return { ...person(10_000 + at, victimType(at), SECRETS[at] === true), ...changes };
}

/** `count` patients of a type, with the gene altered. */
export function group(type: string, count: number, first: number): PatientRecord[] {
  return Array.from({ length: count }, (_, at) => person(first + at, type, true));
}

function person(number: number, oncotreeCode: string, altered: boolean): PatientRecord {
  const variants = altered ? [variant({ gene: 'BRAF' })] : [];
  return patient(number, { conditions: [condition({ oncotreeCode })], variants, sex: 'FEMALE' });
}

export interface Scene {
  readonly site: TestSite;
  /** Exact numbers: protection off. */
  readonly off: Oracle;
  /** What the site tells of cohorts. */
  readonly on: Oracle;
}

/** Runs an attack against a new site that holds the victims, the pads and what else it needs. */
export async function onScene<R>(
  attack: (scene: Scene) => Promise<R>,
  others: readonly PatientRecord[] = [],
): Promise<R> {
  // The cancer types of its patients are made up.
  const site = await openTestSite('northfield', embedded, PLENTY, false);
  const pads = Array.from({ length: PADS }, (_, at) => group(padType(at), PAD_SIZE, 100 * at));
  const victims = Array.from({ length: VICTIMS }, (_, at) => victim(at));
  await site.hold([...victims, ...pads.flat(), ...others]);
  try {
    return await attack({ site, off: exactly(site), on: protectedly(site) });
  } finally {
    await site.close();
  }
}

/** What the site would tell if it counted plainly, of the same patients. */
export function exactly({ part }: TestSite): Oracle {
  const request = { requestId: 'off', signal: new AbortController().signal, notices: [] };
  const context = part.contextFor({ ...request, caller: entitledCaller() });
  return async (filter) =>
    context.patients.count(storeFilter(filter, context.terms, context.today));
}

function protectedly(site: TestSite): Oracle {
  const count = z.object({ value: z.int().nullable() });
  const schema = z.object({ cohort: z.object({ count }) });
  const query = 'query($filter: CohortFilter!) { cohort(filter: $filter) { count { value } } }';
  return async (filter) => {
    const { data } = await site.ask(query, { filter }, entitledCaller());
    return schema.parse(data).cohort.count.value;
  };
}

/** Tries an attack on every victim: it guesses whether the victim's gene is altered. */
export async function onEveryVictim(guess: (at: number) => Promise<boolean>): Promise<Outcome> {
  let found = 0;
  for (const [at, secret] of SECRETS.entries()) if ((await guess(at)) === secret) found += 1;
  return { tries: VICTIMS, found };
}

/** Some pads, as cancer types: the adversary hides victims among them. */
export function somePads(roll: (sides: number) => number): string[] {
  const chosen = Array.from({ length: PADS }, (_, at) => at).filter(() => roll(2) === 1);
  return [padType(roll(PADS)), ...chosen.map(padType)];
}
