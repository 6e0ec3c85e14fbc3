import { z } from 'zod';
import type { Identity } from '../../identity/identity.ts';
import { budgetExhausted } from '../../service/errors.ts';
import type { Collection, CollectionSpec, Keyed, Store } from '../../store/store.ts';
import { keyedHash } from './keys.ts';

export interface BudgetLimits {
  /** Different questions that one caller may ask in a period. */
  readonly perCaller: number;
  /** Different questions that all callers of one institution may ask in a period together. */
  readonly perInstitution: number;
}

export interface BudgetOptions extends BudgetLimits {
  /** How long a period is, in days; periods start at the same time for everyone. */
  readonly periodDays: number;
}

/** What holds where nothing stricter is stated; chosen by the attacks in `site/README.md`. */
export const NETWORK_BUDGET: BudgetOptions = {
  perCaller: 100,
  perInstitution: 300,
  periodDays: 30,
};

interface BudgetSetup extends Pick<BudgetOptions, 'periodDays'> {
  /** As they are now. */
  readonly limits: () => BudgetLimits;
  /** Of the hashes by which callers and questions are known. */
  readonly key: Buffer;
  readonly now: () => number;
}

/** The questions of one account in one period. */
interface AccountRecord extends Keyed {
  readonly period: number;
  readonly questions: readonly string[];
}

interface Account {
  readonly id: string;
  readonly period: number;
  readonly questions: Set<string>;
}

const ACCOUNTS: CollectionSpec = { name: 'count_budgets', indexes: [] };
const DAY_MS = 24 * 60 * 60 * 1000;
const HASH_BYTES = 12;

const accountSchema = z.object({
  _id: z.string(),
  period: z.int(),
  questions: z.array(z.string()),
});

/**
 * How many different questions were asked, by caller and by institution. A question is known by its
 * words and by the use that the caller states, on which consents make depend who is counted: what it costs
 * must not tell what it finds. Asking it again costs nothing. Neither callers nor questions can be read
 * from what is kept.
 */
export class QuestionBudget {
  readonly #collection: Collection<AccountRecord>;
  readonly #limits: () => BudgetLimits;
  readonly #periodDays: number;
  readonly #key: Buffer;
  readonly #now: () => number;
  readonly #accounts = new Map<string, Account>();

  private constructor(
    collection: Collection<AccountRecord>,
    { limits, periodDays, key, now }: BudgetSetup,
  ) {
    this.#collection = collection;
    this.#limits = limits;
    this.#periodDays = periodDays;
    this.#key = key;
    this.#now = now;
  }

  static async open(store: Store, setup: BudgetSetup): Promise<QuestionBudget> {
    const budget = new QuestionBudget(await store.collection<AccountRecord>(ACCOUNTS), setup);
    for (const record of await budget.#collection.find({})) {
      const { _id: id, period, questions } = accountSchema.parse(record);
      budget.#accounts.set(id, { id, period, questions: new Set(questions) });
    }
    return budget;
  }

  /**
   * Takes a question down before it is answered.
   * @throws GraphQLError BUDGET_EXHAUSTED that says when the period ends
   */
  async charge(caller: Identity, words: string): Promise<void> {
    const { subject, issuer, institution } = caller;
    const period = Math.floor(this.#now() / this.#periodMs());
    const question = this.#hash('question', ...statedUse(caller), words);
    const { perCaller, perInstitution } = this.#limits();
    const own = this.#account(this.#hash('caller', issuer, institution.id, subject), period);
    const shared = this.#account(this.#hash('institution', institution.id), period);
    const accounts = [
      { account: own, most: perCaller },
      { account: shared, most: perInstitution },
    ].filter(({ account }) => !account.questions.has(question));
    const full = accounts.find(({ account, most }) => account.questions.size >= most);
    if (full !== undefined)
      throw budgetExhausted(new Date((full.account.period + 1) * this.#periodMs()));
    if (accounts.length === 0) return;
    for (const { account } of accounts) account.questions.add(question);
    try {
      await this.#collection.bulkUpsert(accounts.map(({ account }) => recordOf(account)));
    } catch (error) {
      for (const { account } of accounts) account.questions.delete(question);
      throw error;
    }
  }

  /**
   * The account in this period: an earlier period's is replaced. The next one's is not, so that a clock
   * which is set back over the end of a period brings nobody a second budget.
   */
  #account(id: string, period: number): Account {
    const kept = this.#accounts.get(id);
    if (kept?.period === period || kept?.period === period + 1) return kept;
    const opened = { id, period, questions: new Set<string>() };
    this.#accounts.set(id, opened);
    return opened;
  }

  #periodMs(): number {
    return this.#periodDays * DAY_MS;
  }

  #hash(...texts: readonly string[]): string {
    return keyedHash(this.#key, ...texts)
      .subarray(0, HASH_BYTES)
      .toString('base64url');
  }
}

function statedUse({ purpose, study }: Identity): readonly string[] {
  return [purpose, study?.disease ?? '', study?.project ?? ''];
}

function recordOf({ id, period, questions }: Account): AccountRecord {
  return { _id: id, period, questions: [...questions] };
}
