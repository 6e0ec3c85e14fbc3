/**
 * Every number of patients that leaves a site for one who may count passes through here.
 *
 * What holds, at one site and for all callers together:
 *
 * 1. **Threshold.** No set of fewer than `threshold` patients (11; CMS cell size suppression policy) is
 *    told, and none of nobody either: told from the others, an empty set would say of somebody known to
 *    be asked for that the asker's guess is wrong. What is told is never below the threshold. From
 *    where on a set is told is drawn in secret, from the threshold to 7 above it, so one patient more
 *    or less decides it in one of eight cases (Francis, Probst Eide and Munz, "Diffix: high-utility
 *    database anonymization", 2017, filter small counts by such a threshold).
 * 2. **Noise of the set.** A number is the set's size and a whole number of standard deviation 4, at
 *    most 12 (`noise.ts`), drawn by a keyed hash of who is in the set: the same set has the same number
 *    in whatever words and however often it is asked, so there is nothing to average (Fraser and
 *    Wooton, "A proposed method for confidentialising tabular output to protect against differencing",
 *    2005). Noise keyed to the words instead falls to rewording (Gadotti, Houssiau, Rocher, Livshits
 *    and de Montjoye, "When the signal is in the noise", 2019).
 * 3. **Near sets have one number.** Noise of the set alone has a hole: two questions that get different
 *    numbers found different sets for certain, so a cohort with and without a patient tells of the
 *    patient by being unequal. Therefore a set that differs by few patients from one that was counted
 *    before gets that one's number (`told-sets.ts`): always up to 3 patients, from there to 10 by a
 *    secret draw, and beyond where the sketches that are compared look nearer than the sets are (before
 *    the draw, one in five of those that differ by 11 or 12 patients, one in thirty by 14). Their sizes
 *    never differ by more than 10. A patient who joins, leaves or withdraws consent changes no number by that
 *    alone; after at least three others did, it may be the one with whom the set stops being near the
 *    one that was counted, and the number changes: that somebody of several came or went can be seen.
 * 4. **Breakdowns.** Each cell is a set as any other, so a cell is told as the same cohort asked
 *    directly. Cells that a margin would give away are withheld too (`complementary.ts`).
 *    Which cells are listed doesn't depend on who is in those withheld.
 * 5. **Budget.** Each caller and each institution may ask so many different questions in a period
 *    (`budget.ts`), whatever they find. Institutions collude at the price of their own budgets.
 *
 * Whoever may list records has their exact number with the list (`totalCount`). Cohorts are protected
 * for them too: exact cells beside protected ones would give away the noise, to colleagues at least,
 * and a cohort may be filtered by what its caller may not read.
 *
 * What doesn't hold. This is no differential privacy: with noise of finite reach and an unlimited
 * number of questions, any mechanism that answers usefully is broken (Dinur and Nissim, "Revealing
 * information while preserving privacy", 2003; Cohen and Nissim, "Linear program reconstruction in
 * practice", 2020). Of k questions about one unknown patient, an asker who knows everybody else guesses
 * right with a chance of about Φ(√k / 8) at best, and one who has to solve for m unknowns with about
 * Φ(√(k - m) / 16): the budget bounds k in a period, not over years or over colluding institutions.
 * Somebody who can add nine known patients one by one finds where a set stops being near, and then
 * tells the tenth from them. What holds for nearly everybody in a set is told by its number, as it is
 * meant to be. Timing of answers isn't hidden.
 */
import type { Identity } from '../../identity/identity.ts';
import type { Store } from '../../store/store.ts';
import { NETWORK_BUDGET, QuestionBudget, type BudgetLimits, type BudgetOptions } from './budget.ts';
import { complementarySuppression } from './complementary.ts';
import { keyedHash, keyFor } from './keys.ts';
import { NOISE_BOUND, noiseFrom } from './noise.ts';
import { SetHasher, SetTally, type PatientSet } from './patient-set.ts';
import { countOf, type CountBounds, type ProtectedCount } from './protected-count.ts';
import { SetTable } from './set-table.ts';
import { FARTHEST, ToldSets } from './told-sets.ts';

/** What a site may set. */
export interface DisclosureOptions extends Partial<BudgetOptions> {
  /** The size from which on sets may be told; 11 unless stated, and never less. */
  readonly threshold?: number;
  /** What the site's policy asks for at the moment; it counts where it is stricter. */
  readonly stricter?: () => Partial<BudgetLimits & { readonly threshold: number }>;
}

const LEAST_THRESHOLD = 11;
/** So many sizes from the threshold on may still be withheld. */
const RAMP = 7;
/** How far a number may be from the size of the set that was asked for. */
const FARTHEST_TOLD = NOISE_BOUND + FARTHEST;

export interface DisclosureSetup {
  /** The site's own store, in which it keeps what it has to remember. */
  readonly store: Store;
  /** The site's secret for pseudonyms; the secrets used here are derived from it. */
  readonly pseudonymKey: Buffer;
  readonly options?: DisclosureOptions | undefined;
  readonly now?: (() => number) | undefined;
}

export class Disclosure {
  readonly #options: DisclosureOptions;
  readonly #noiseKey: Buffer;
  readonly #hasher: SetHasher;
  readonly #told: ToldSets;
  readonly #budget: QuestionBudget;

  private constructor(
    { pseudonymKey, options = {} }: DisclosureSetup,
    { told, budget }: { readonly told: ToldSets; readonly budget: QuestionBudget },
  ) {
    this.#options = options;
    this.#noiseKey = keyFor('noise', pseudonymKey);
    this.#hasher = new SetHasher(keyFor('record', pseudonymKey));
    this.#told = told;
    this.#budget = budget;
  }

  static async open(setup: DisclosureSetup): Promise<Disclosure> {
    const { store, pseudonymKey, options, now = Date.now } = setup;
    const budget = { ...NETWORK_BUDGET, ...options };
    return new Disclosure(setup, {
      told: await ToldSets.open(store, keyFor('noise', pseudonymKey)),
      budget: await QuestionBudget.open(store, {
        limits: () => stricterOf(budget, options?.stricter?.()),
        periodDays: budget.periodDays,
        key: keyFor('account', pseudonymKey),
        now,
      }),
    });
  }

  get #threshold(): number {
    const { threshold = 0, stricter } = this.#options;
    return Math.max(threshold, stricter?.().threshold ?? 0, LEAST_THRESHOLD);
  }

  /**
   * Takes down that this is asked, before it is looked up.
   * @param words the question, the same text for the same question
   * @throws GraphQLError BUDGET_EXHAUSTED
   */
  charge(caller: Identity, words: string): Promise<void> {
    return this.#budget.charge(caller, words);
  }

  /** The number of these patients, each named once. */
  async count(pseudonyms: Iterable<string>): Promise<ProtectedCount> {
    const tally = new SetTally();
    for (const pseudonym of pseudonyms) tally.add(this.#hasher.hash(pseudonym));
    const [value = null] = await this.#numbersOf([tally.set()]);
    return countOf(value);
  }

  /**
   * The cells that may be told, by their keys; all others are withheld, whether or not anybody is in
   * them.
   * @param rows each patient once, with the values of each dimension
   * @param addsUp for each dimension, whether no patient has two values of it
   */
  async breakDown(
    rows: Iterable<{
      readonly pseudonym: string;
      readonly values: readonly (readonly string[])[];
    }>,
    addsUp: readonly boolean[],
  ): Promise<{ readonly keys: readonly string[]; readonly value: number }[]> {
    const table = new SetTable(addsUp.length);
    for (const { pseudonym, values } of rows) table.add(this.#hasher.hash(pseudonym), values);
    const sets = table.sets();
    const numbers = await this.#numbersOf(sets.map(({ set }) => set));
    const numberOf = new Map(sets.map(({ name }, at) => [name, numbers[at] ?? null]));
    const told = (keys: readonly (string | null)[]) => numberOf.get(SetTable.nameOf(keys)) ?? null;
    const cells = sets.flatMap(({ keys }) => (isCell(keys) ? [keys] : []));
    const shown = complementarySuppression(
      {
        cells: cells.map((keys) => ({ keys, told: told(keys) })),
        addsUp,
        marginOf: told,
      },
      this.#threshold + RAMP - 1,
    );
    return cells.flatMap((keys, at) => {
      const value = told(keys);
      return value !== null && shown[at] === true ? [{ keys, value }] : [];
    });
  }

  /** What a told or withheld count, not a cell of a breakdown, says for certain of the real one. */
  boundsOf({ value }: ProtectedCount): CountBounds {
    if (value === null) return { atLeast: 0, atMost: this.#threshold + RAMP - 1 };
    return {
      atLeast: Math.max(this.#threshold, value - FARTHEST_TOLD),
      atMost: value + FARTHEST_TOLD,
    };
  }

  async #numbersOf(sets: readonly PatientSet[]): Promise<(number | null)[]> {
    const large = sets.filter(({ size }) => size >= this.#threshold);
    const standing = await this.#told.standingFor(large);
    const numbers = new Map(
      large.map((set, at) => [set.id, this.#numberOf(set, standing[at] ?? set)]),
    );
    return sets.map(({ id }) => numbers.get(id) ?? null);
  }

  /** The number of a set for which another, or itself, stands. */
  #numberOf({ size }: PatientSet, standing: PatientSet): number | null {
    const draw = keyedHash(this.#noiseKey, 'threshold', standing.id).readUInt32LE(0);
    if (size < this.#threshold + (draw % (RAMP + 1))) return null;
    const noise = noiseFrom(keyedHash(this.#noiseKey, 'noise', standing.id));
    return Math.max(this.#threshold, standing.size + noise);
  }
}

function stricterOf(stated: BudgetLimits, asked: Partial<BudgetLimits> = {}): BudgetLimits {
  return {
    perCaller: Math.min(stated.perCaller, asked.perCaller ?? Infinity),
    perInstitution: Math.min(stated.perInstitution, asked.perInstitution ?? Infinity),
  };
}

function isCell(keys: readonly (string | null)[]): keys is readonly string[] {
  return keys.every((key) => key !== null);
}
