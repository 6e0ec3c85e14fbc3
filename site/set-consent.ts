import type { Collection, Store } from '../store/store.ts';
import { FRESHNESS, type Freshness } from '../ingest/fhir/facts.ts';
import { BY_HAND, handConsents, withHandConsents, type HandConsents } from './hand-consents.ts';
import { parsePatientId } from './patient-id.ts';
import { openPatients } from './patient-store.ts';
import type { ConsentRecord, ConsentRule, PatientRecord } from './records.ts';

/** Times that a record is written again because something else wrote it meanwhile. */
const MOST_TRIES = 20;

/** A site's records, for its own staff at the command line. */
export class ConsentDesk {
  readonly #patients: Collection<PatientRecord>;
  readonly #hand: Collection<HandConsents>;
  readonly #freshness: Collection<Freshness>;

  private constructor(
    patients: Collection<PatientRecord>,
    hand: Collection<HandConsents>,
    freshness: Collection<Freshness>,
  ) {
    this.#patients = patients;
    this.#hand = hand;
    this.#freshness = freshness;
  }

  static async open(store: Store): Promise<ConsentDesk> {
    return new ConsentDesk(
      await openPatients(store),
      await handConsents(store),
      await store.collection<Freshness>(FRESHNESS),
    );
  }

  /** The patient with this local id, pseudonym or network-wide id `site:pseudonym`; null when nobody. */
  async find(who: string, site: string): Promise<PatientRecord | null> {
    const [byKey] = await this.#patients.findByKeys([who]);
    if (byKey != null) return byKey;
    const parsed = parsePatientId(who);
    if (parsed !== null && parsed.site !== site) return null;
    const [found] = await this.#patients.find({ pseudonym: parsed?.pseudonym ?? who });
    return found ?? null;
  }

  /** What was ever set for the patient by hand, oldest first. */
  async history({ _id }: PatientRecord): Promise<HandConsents['statements']> {
    const [stated] = await this.#hand.findByKeys([_id]);
    return stated?.statements ?? [];
  }

  /** Everyone for whom a consent was set by hand. */
  async all(): Promise<HandConsents[]> {
    return await this.#hand.find({});
  }

  /**
   * States a consent in the place of what was stated by hand before; that stays in the history. Holds
   * from the next request on.
   * @returns false when this is what holds already
   */
  async set(record: PatientRecord, rule: ConsentRule, by: string, at: string): Promise<boolean> {
    const { _id, pseudonym } = record;
    const consent: ConsentRecord = { id: BY_HAND, ...rule };
    const statements = await this.history(record);
    const isNew = JSON.stringify(statements.at(-1)?.consent) !== JSON.stringify(consent);
    if (isNew) {
      const next = [...statements, { at, by, consent }];
      await this.#hand.bulkUpsert([{ _id, pseudonym, statements: next }]);
    }
    await this.#writeRecord(_id);
    return isNew;
  }

  /** Until the record has it: an ingestion may write the record at the same time. */
  async #writeRecord(id: string): Promise<void> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const [record] = await this.#patients.findByKeys([id]);
      if (record == null) return;
      const [next] = await withHandConsents([record], this.#hand);
      if (next === undefined || JSON.stringify(next.consents) === JSON.stringify(record.consents))
        return;
      await this.#patients.bulkUpsert([next]);
      // Should an ingestion's newer facts have been overwritten, the next one makes the record anew.
      const [fresh] = await this.#freshness.findByKeys([id]);
      if (fresh != null) await this.#freshness.bulkUpsert([{ _id: id, isStale: true }]);
    }
    throw new Error('the record is written by something else all the time');
  }
}
