import type { AuditEntry, RefusedEntry } from './record.ts';

/** What a request was to prove who sends it by. */
export type Credential = RefusedEntry['credential'];

/** How long refusals for one reason are counted before they are written together. */
const WINDOW_MS = 60_000;

interface Window {
  readonly since: string;
  readonly first: Pick<RefusedEntry, 'credential' | 'reason'>;
  count: number;
}

/**
 * Counts requests that were refused before anything was known of who sends them. The first for a reason
 * is written at once, those of the minute behind it as one record: whoever floods a part with bad tokens
 * fills no disk, and nothing waits for these records.
 */
export class RefusalTally {
  readonly #write: (entry: AuditEntry) => void;
  readonly #windows = new Map<string, Window>();
  #timer: NodeJS.Timeout | undefined;

  constructor(write: (entry: AuditEntry) => void) {
    this.#write = write;
  }

  /** @param reason one of the few classes of the part that refuses, never text of the request */
  note(credential: Credential, reason: string): void {
    const window = this.#windows.get(`${credential} ${reason}`);
    if (window !== undefined) {
      window.count += 1;
      return;
    }
    const since = new Date().toISOString();
    const first = { credential, reason };
    this.#windows.set(`${credential} ${reason}`, { since, first, count: 0 });
    this.#write({ kind: 'refused', ...first, count: 1, since });
    this.#timer ??= setTimeout(() => {
      this.flush();
    }, WINDOW_MS).unref();
  }

  /** Writes what was counted, and begins anew. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const { first, count, since } of this.#windows.values())
      if (count > 0) this.#write({ kind: 'refused', ...first, count, since });
    this.#windows.clear();
  }
}
