import { rewrite } from '../store/rewrite.ts';
import type { Collection, Store } from '../store/store.ts';
import { BY_HAND, handConsents, withHandConsents, type HandConsents } from './hand-consents.ts';
import { parsePatientId } from './patient-id.ts';
import { openPatients, rewritePatients } from './patient-store.ts';
import type { ConsentRecord, ConsentRule, PatientRecord } from './records.ts';

/** What became of a statement; one that isn't set is not in the history. */
export type Stated = 'SET' | 'HELD_ALREADY' | 'WITHDRAWN_MEANWHILE';

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
   * from the next request on. Who states something at the same moment is put in the history too, except
   * that nothing takes the place of a withdrawal that whoever stated it can't have known of.
   */
  async set(record: PatientRecord, rule: ConsentRule, by: string, at: string): Promise<Stated> {
    const { _id, pseudonym } = record;
    const consent: ConsentRecord = { id: BY_HAND, ...rule };
    const { length: known } = await this.history(record);
    let stated: Stated = 'SET';
    await rewrite(this.#hand, [_id], {
      // It only grows.
      versionOf: ({ statements }) => ({ statements: { $size: statements.length } }),
      make: (stored) => {
        const statements = stored.get(_id)?.statements ?? [];
        stated = statedAfter(statements, consent, known);
        const next = { _id, pseudonym, statements: [...statements, { at, by, consent }] };
        return stated === 'SET' ? [next] : [];
      },
    });
    await rewritePatients(this.#patients, [_id], (records) =>
      withHandConsents([...records.values()], this.#hand),
    );
    return stated;
  }
}

function statedAfter(
  statements: HandConsents['statements'],
  consent: ConsentRecord,
  known: number,
): Stated {
  const unknown = statements.slice(known);
  const isWithdrawn = unknown.some((each) => each.consent.decision === 'home-only');
  if (isWithdrawn && consent.decision !== 'home-only') return 'WITHDRAWN_MEANWHILE';
  const isSame = JSON.stringify(statements.at(-1)?.consent) === JSON.stringify(consent);
  return isSame ? 'HELD_ALREADY' : 'SET';
}
