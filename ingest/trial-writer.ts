import type { Collection } from '../store/store.ts';
import type {
  ProtocolRecord,
  RegistrationRecord,
  TrialRecord,
} from '../subgraphs/trials/records.ts';
import type { FileReport } from './format.ts';
import { trialRecord } from './trial-record.ts';

/** One of the two parts of a trial; the other is left as it is stored. */
export type TrialPart =
  | { readonly id: string; readonly registration: RegistrationRecord }
  | { readonly id: string; readonly protocol: ProtocolRecord };

const BATCH = 200;

/**
 * Writes parts of trials in batches. Each batch reads the stored trials first, so a registration and a
 * protocol of the same trial give the same record in either order.
 */
export class TrialWriter {
  readonly #trials: Collection<TrialRecord>;
  readonly #report: FileReport;
  readonly #waiting = new Map<string, TrialPart>();

  constructor(trials: Collection<TrialRecord>, report: FileReport) {
    this.#trials = trials;
    this.#report = report;
  }

  /** A trial that comes twice is written twice, so that both are counted and the last one stands. */
  async write(part: TrialPart): Promise<void> {
    if (this.#waiting.has(part.id)) await this.flush();
    this.#waiting.set(part.id, part);
    if (this.#waiting.size >= BATCH) await this.flush();
  }

  /** Writes what waits for its batch to fill. */
  async flush(): Promise<void> {
    const parts = [...this.#waiting.values()];
    this.#waiting.clear();
    if (parts.length === 0) return;
    const stored = await this.#trials.findByKeys(parts.map(({ id }) => id));
    const records = parts.map((part, index) => joined(part, stored[index] ?? null));
    this.#report.wrote(await this.#trials.bulkUpsert(records));
  }
}

function joined(part: TrialPart, stored: TrialRecord | null): TrialRecord {
  const registration = 'registration' in part ? part.registration : (stored?.registration ?? null);
  const protocol = 'protocol' in part ? part.protocol : (stored?.protocol ?? null);
  return trialRecord(part.id, registration, protocol);
}
