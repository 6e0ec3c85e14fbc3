import type { Collection, Filter, PageQuery, Stage, StreamQuery } from '../store/store.ts';
import type { PatientRecord } from './records.ts';
import { rowFilter } from './row-policy.ts';
import type { Asking } from './use.ts';

/**
 * A site's patients as far as one caller may see them. It is all that resolvers get, so no question
 * reaches the others, be it for records, for counts or for matches; a record that is withheld isn't found.
 */
export class VisiblePatients {
  readonly #patients: Collection<PatientRecord>;
  readonly #rows: Filter;
  readonly #asked = new Map<string, Filter>();

  constructor(patients: Collection<PatientRecord>, asking: Asking) {
    this.#patients = patients;
    this.#rows = rowFilter(asking);
  }

  /** Equal for two callers who may see the same records. */
  get policy(): string {
    return JSON.stringify(this.#rows);
  }

  /** What was asked for so far, each filter once, before consents narrowed it. */
  get asked(): readonly Filter[] {
    return [...this.#asked.values()];
  }

  find(filter: Filter): Promise<PatientRecord[]> {
    return this.#patients.find(this.#ask(filter));
  }

  /** Those of these who may be seen. @param asked what they are known by, which the audit is told of */
  findAmong(pseudonyms: readonly string[], asked: Filter): Promise<PatientRecord[]> {
    this.#ask(asked);
    return this.#patients.find(this.narrow({ pseudonym: { $in: pseudonyms } }));
  }

  findPage(query: PageQuery): Promise<PatientRecord[]> {
    return this.#patients.findPage({ ...query, filter: this.#ask(query.filter) });
  }

  stream(query: StreamQuery): AsyncIterable<PatientRecord> {
    return this.#patients.stream({ ...query, filter: this.#ask(query.filter) });
  }

  count(filter: Filter): Promise<number> {
    return this.#patients.count(this.#ask(filter));
  }

  /** Who is in a set that only numbers are told of. */
  async pseudonyms(filter: Filter): Promise<string[]> {
    const found = await this.#patients.find(this.#ask(filter), ['pseudonym']);
    return found.map(({ pseudonym }) => pseudonym);
  }

  /** What the stages make of the patients under `filter`. */
  aggregate(filter: Filter, stages: readonly Stage[]): Promise<Record<string, unknown>[]> {
    return this.#patients.aggregate([{ $match: this.#ask(filter) }, ...stages]);
  }

  /** The filter as the store gets it: side by side, for not every engine finds an index in an `$and`. */
  narrow(filter: Filter): Filter {
    const clash = Object.keys(this.#rows).some((key) => Object.hasOwn(filter, key));
    return clash ? { $and: [filter, this.#rows] } : { ...filter, ...this.#rows };
  }

  #ask(filter: Filter): Filter {
    this.#asked.set(JSON.stringify(filter), filter);
    return this.narrow(filter);
  }
}
