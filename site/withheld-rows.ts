import { createHash } from 'node:crypto';
import type { Collection, Filter } from '../store/store.ts';
import { decide } from './consent-decision.ts';
import type { PatientRecord } from './records.ts';
import { withheldFilter } from './row-policy.ts';
import type { Use } from './use.ts';

/** How many patients consents withhold, by the reason's code. */
export type WithheldByReason = Readonly<Record<string, number>>;

/** More than these aren't told apart by reason, only counted. */
const MOST_TOLD_APART = 1000;
/** How long a tally counts for the same question, in milliseconds. */
const FRESH_MS = 60_000;
const MOST_KEPT = 500;

/**
 * Counts, for a site's audit, whom consents withhold from questions, and why. The same question within a
 * minute is told the same, so that an audit costs little: decisions on records themselves are never kept.
 */
export class WithheldRows {
  readonly #patients: Collection<PatientRecord>;
  readonly #now: () => number;
  readonly #kept = new Map<string, { readonly at: number; readonly tally: WithheldByReason }>();

  constructor(patients: Collection<PatientRecord>, now: () => number = Date.now) {
    this.#patients = patients;
    this.#now = now;
  }

  /** Of the patients under any of the filters. */
  async tally(filters: readonly Filter[], use: Use): Promise<WithheldByReason> {
    if (filters.length === 0) return {};
    // A hash, as a filter may name pseudonyms.
    const key = createHash('sha256')
      .update(JSON.stringify([filters, use]))
      .digest('base64');
    const kept = this.#kept.get(key);
    if (kept !== undefined && this.#now() - kept.at < FRESH_MS) return kept.tally;
    const tally = await this.#count({ $or: filters }, use);
    this.#kept.delete(key);
    this.#kept.set(key, { at: this.#now(), tally });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return tally;
  }

  async #count(asked: Filter, use: Use): Promise<WithheldByReason> {
    const filter = { $and: [asked, withheldFilter(use)] };
    const limit = MOST_TOLD_APART + 1;
    const rows = await this.#patients.findPage({ filter, limit, fields: ['consents'] });
    const counts: Record<string, number> = {};
    for (const { consents } of rows.slice(0, MOST_TOLD_APART)) {
      const { reason } = decide(consents, use);
      counts[reason] = (counts[reason] ?? 0) + 1;
    }
    if (rows.length === limit)
      counts['NOT_TOLD_APART'] = (await this.#patients.count(filter)) - MOST_TOLD_APART;
    return counts;
  }
}
