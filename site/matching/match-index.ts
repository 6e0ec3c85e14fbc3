import pLimit from 'p-limit';
import { firstDay } from '../../matching/calendar.ts';
import type { TrialCriteria } from '../../matching/criteria.ts';
import type { Collection, Filter } from '../../store/store.ts';
import type { PatientChanges } from '../patient-changes.ts';
import type { PatientRecord } from '../records.ts';
import { agedFilter } from './aging.ts';

/** What an index is made from. */
export interface MatchSource {
  readonly criteria: TrialCriteria;
  /** All of the site's patients, whoever may see them. */
  readonly patients: Collection<PatientRecord>;
  readonly changes: PatientChanges;
  /** The patients who may be candidates; nobody else is one. */
  readonly superset: Filter;
  /** The day of the query. */
  readonly day: string;
  /** The patient's rank (`rankOf`); null for who isn't eligible. */
  readonly rank: (patient: PatientRecord) => string | null;
}

/**
 * After more days, either way, or more changes than this, judging everyone anew costs less, or not much
 * more.
 */
const MOST_DAYS = 31;
const MOST_CHANGES = 20_000;

/**
 * The ranks of all of a trial's candidates at a site, whoever may see them. It follows what changes: who
 * changed, and whose age comes to matter between two days, is judged anew, and nobody else. It holds
 * places, no verdicts: whoever reads one must still find each patient allowed and judge them.
 */
export class MatchIndex {
  readonly #ranks = new Map<string, string>();
  #sorted: readonly string[] = [];
  #horizon: string;
  #day: string;
  /** One brings it up to date at a time: an earlier reading must not take the place of a later one. */
  readonly #oneByOne = pLimit(1);

  private constructor(horizon: string, day: string) {
    this.#horizon = horizon;
    this.#day = day;
  }

  /** Judges everyone; null when more than `most` have a place. */
  static async build(source: MatchSource, most: number): Promise<MatchIndex | null> {
    const index = new MatchIndex(await source.changes.horizon(), source.day);
    const query = { filter: source.superset, orderBy: 'pseudonym' };
    for await (const patient of source.patients.stream(query)) {
      const rank = source.rank(patient);
      if (rank !== null) index.#ranks.set(patient.pseudonym, rank);
      if (index.#ranks.size > most) return null;
    }
    index.#sorted = [...index.#ranks.values()].sort();
    return index;
  }

  /** How many have a place. */
  get size(): number {
    return this.#ranks.size;
  }

  /** All places in order. */
  get ranks(): readonly string[] {
    return this.#sorted;
  }

  /** Judges anew who has changed or aged; false where the index must be built anew. */
  follow(source: MatchSource): Promise<boolean> {
    return this.#oneByOne(() => this.#follow(source));
  }

  async #follow({ criteria, patients, changes, day, rank }: MatchSource): Promise<boolean> {
    // A question from before midnight may come after one of the next day: it goes back for that.
    const [from = day, to = day] = [this.#day, day].sort();
    if (firstDay(to) - firstDay(from) > MOST_DAYS) return false;
    const horizon = await changes.horizon();
    const changed = changes.since(this.#horizon);
    if ((await patients.count(changed)) > MOST_CHANGES) return false;
    const aged = from === to ? null : agedFilter(criteria, from, to);
    const anew = await patients.find(changed);
    if (aged !== null) anew.push(...(await patients.find(aged)));
    this.#put(new Map(anew.map((patient) => [patient.pseudonym, rank(patient)])));
    this.#horizon = horizon;
    this.#day = day;
    return true;
  }

  #put(anew: ReadonlyMap<string, string | null>): void {
    const gone = new Set<string>();
    const come: string[] = [];
    for (const [pseudonym, rank] of anew) {
      const before = this.#ranks.get(pseudonym) ?? null;
      if (before === rank) continue;
      if (before !== null) gone.add(before);
      if (rank === null) this.#ranks.delete(pseudonym);
      else {
        this.#ranks.set(pseudonym, rank);
        come.push(rank);
      }
    }
    if (gone.size + come.length === 0) return;
    this.#sorted = [...this.#sorted.filter((rank) => !gone.has(rank)), ...come].sort();
  }
}
