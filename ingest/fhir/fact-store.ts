import { randomUUID } from 'node:crypto';
import type { PatientRecord } from '../../site/records.ts';
import {
  handConsents,
  writeWithHandConsents,
  type HandConsents,
} from '../../site/hand-consents.ts';
import { openPatients } from '../../site/patient-store.ts';
import { pseudonymOf } from '../../site/pseudonym.ts';
import type { Collection, Store, WriteCounts } from '../../store/store.ts';
import { assemblePatient } from './assemble.ts';
import { WithoutConsent } from '../without-consent.ts';
import type { Fact, Freshness } from './facts.ts';
import { FACTS, FRESHNESS } from './facts.ts';

/** Patients whose records are made at once: all their facts are in memory together. */
const PAGE = 100;

/**
 * Keeps facts and makes patients of them. Before a fact is written, its patient is marked as stale;
 * after the patient's record is made, the mark goes. So whenever the process dies, the next run makes
 * up for what is missing. Several runs at once don't undo what another wrote.
 */
export class FactStore {
  readonly #facts: Collection<Fact>;
  readonly #freshness: Collection<Freshness>;
  readonly #patients: Collection<PatientRecord>;
  readonly #hand: Collection<HandConsents>;
  readonly #pseudonymKey: Buffer;
  readonly #waiting = new Set<string>();

  /** Of the patients whose records this run made. */
  readonly withoutConsent = new WithoutConsent();

  private constructor(
    facts: Collection<Fact>,
    freshness: Collection<Freshness>,
    patients: Collection<PatientRecord>,
    hand: Collection<HandConsents>,
    pseudonymKey: Buffer,
  ) {
    this.#facts = facts;
    this.#freshness = freshness;
    this.#patients = patients;
    this.#hand = hand;
    this.#pseudonymKey = pseudonymKey;
  }

  static async open(store: Store, pseudonymKey: Buffer): Promise<FactStore> {
    return new FactStore(
      await store.collection<Fact>(FACTS),
      await store.collection<Freshness>(FRESHNESS),
      await openPatients(store),
      await handConsents(store),
      pseudonymKey,
    );
  }

  /** How many patients this run wrote facts of whose Patient resource has not arrived. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** Writes facts; a fact that moved to another patient leaves both stale. */
  async write(facts: readonly Fact[]): Promise<WriteCounts> {
    const stored = await this.#facts.findByKeys(facts.map(({ _id }) => _id));
    const subjects = [...facts, ...stored].flatMap((fact) => (fact === null ? [] : [fact.subject]));
    await this.#mark(subjects);
    const counts = await this.#facts.bulkUpsert(facts);
    // Another run may have made the records, and taken the marks away, before the facts were there.
    await this.#mark(subjects);
    return counts;
  }

  /** Takes back the facts that there are of these ids, with nothing in their place. */
  async takeBack(ids: readonly string[]): Promise<void> {
    const stored = (await this.#facts.findByKeys(ids)).filter((fact) => fact !== null);
    const standing = stored.filter(({ finding }) => finding.kind !== 'NOTHING');
    if (standing.length > 0)
      await this.write(standing.map((fact) => ({ ...fact, finding: { kind: 'NOTHING' } })));
  }

  /** Makes the record of every stale patient, also of those that a killed run left so. */
  async refreshPatients(): Promise<void> {
    const stale = await this.#freshness.find({ isStale: true });
    for (let start = 0; start < stale.length; start += PAGE) {
      const page = stale.slice(start, start + PAGE);
      const ids = page.map(({ _id }) => _id);
      for (const id of ids) this.#waiting.add(id);
      const { unseen } = await writeWithHandConsents(
        ids,
        (some) => this.#assemble(some),
        this.#patients,
        this.#hand,
      );
      this.withoutConsent.saw(ids, unseen);
      await this.#dropReplaced(ids);
      await this.#unmark(page);
    }
  }

  async #mark(patients: readonly string[]): Promise<void> {
    const mark = randomUUID();
    await this.#freshness.bulkUpsert(
      [...new Set(patients)].map((_id) => ({ _id, isStale: true, mark })),
    );
  }

  /** A mark that is newer than what was read stays: whoever made it makes the record again. */
  async #unmark(read: readonly Freshness[]): Promise<void> {
    await this.#freshness.writeWhere(
      read.map(({ _id, mark }) => ({
        document: { _id, isStale: false },
        where: { isStale: true, mark: mark ?? null },
      })),
    );
  }

  /** Takes away the records of those whose Patient resource says that another stands in its place. */
  async #dropReplaced(ids: readonly string[]): Promise<void> {
    const facts = await this.#facts.findByKeys(
      ids.flatMap((id) => [`Patient/${id}`, `${id}/Patient/${id}`]),
    );
    const replaced = facts.flatMap((fact) =>
      fact?.finding.kind === 'NOTHING' ? [fact.subject] : [],
    );
    for (const id of replaced) this.#waiting.delete(id);
    if (replaced.length > 0) await this.#patients.deleteByKeys(replaced);
  }

  async #assemble(ids: readonly string[]): Promise<PatientRecord[]> {
    const factsOf = new Map<string, Fact[]>(ids.map((id) => [id, []]));
    for (const fact of await this.#facts.find({ subject: { $in: ids } }))
      factsOf.get(fact.subject)?.push(fact);
    const made = ids.flatMap(
      (id) => assemblePatient(id, pseudonymOf(id, this.#pseudonymKey), factsOf.get(id) ?? []) ?? [],
    );
    for (const { _id } of made) this.#waiting.delete(_id);
    return made;
  }
}
