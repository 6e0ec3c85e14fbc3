import type { Collection, Filter, PageQuery, Stage } from '../store/store.ts';
import type { PatientRecord } from './records.ts';
import { rowFilter, type Asking } from './row-policy.ts';

/**
 * A site's patients as far as one caller may see them. It is all that resolvers get, so no question
 * reaches the others; a record that is withheld isn't found.
 */
export class VisiblePatients {
  readonly #patients: Collection<PatientRecord>;
  readonly #rows: Filter;

  constructor(patients: Collection<PatientRecord>, asking: Asking) {
    this.#patients = patients;
    this.#rows = rowFilter(asking);
  }

  find(filter: Filter): Promise<PatientRecord[]> {
    return this.#patients.find(this.narrow(filter));
  }

  findPage(query: PageQuery): Promise<PatientRecord[]> {
    return this.#patients.findPage({ ...query, filter: this.narrow(query.filter) });
  }

  count(filter: Filter): Promise<number> {
    return this.#patients.count(this.narrow(filter));
  }

  /** What the stages make of the patients under `filter`. */
  aggregate(filter: Filter, stages: readonly Stage[]): Promise<Record<string, unknown>[]> {
    return this.#patients.aggregate([{ $match: this.narrow(filter) }, ...stages]);
  }

  /** The filter as the store gets it: side by side, for not every engine finds an index in an `$and`. */
  narrow(filter: Filter): Filter {
    const clash = Object.keys(this.#rows).some((key) => Object.hasOwn(filter, key));
    return clash ? { $and: [filter, this.#rows] } : { ...filter, ...this.#rows };
  }
}
