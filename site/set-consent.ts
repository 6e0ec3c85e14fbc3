import type { Collection, Store } from '../store/store.ts';
import { BY_HAND, handConsents, withHandConsents, type HandConsents } from './hand-consents.ts';
import { parsePatientId } from './patient-id.ts';
import { openPatients, rewritePatients } from './patient-store.ts';
import type { ConsentRecord, ConsentRule, PatientRecord } from './records.ts';

/** A site's records, for its own staff at the command line. */
export class ConsentDesk {
  readonly #patients: Collection<PatientRecord>;
  readonly #hand: Collection<HandConsents>;

  private constructor(patients: Collection<PatientRecord>, hand: Collection<HandConsents>) {
    this.#patients = patients;
    this.#hand = hand;
  }

  static async open(store: Store): Promise<ConsentDesk> {
    return new ConsentDesk(await openPatients(store), await handConsents(store));
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
    await rewritePatients(this.#patients, [_id], (stored) =>
      withHandConsents([...stored.values()], this.#hand),
    );
    return isNew;
  }
}
