import path from 'node:path';
import { makeDirectory } from '../service/directory.ts';
import type { Log } from '../service/log.ts';
import { ChainFile, type TimedEntry } from './chain-file.ts';
import { AuditError, reasonOf } from './error.ts';
import { auditPlace, type AuditPlace } from './files.ts';
import { takeLock } from './lock.ts';
import type { AuditEntry } from './record.ts';
import { recover } from './recover.ts';
import { RefusalTally, type Credential } from './refusals.ts';

/** A file is full from this size on. */
const MAX_FILE_BYTES = 8 * 1024 * 1024;

/** Records that wait for a disk that doesn't answer; more are not taken. */
const MOST_WAITING = 10_000;

export interface AuditLogOptions {
  readonly directory: string;
  /** `gateway`, or `site-` and the site's id. */
  readonly part: string;
  /** Tells the operator when records can't be written. */
  readonly log: Log;
  readonly maxFileBytes?: number;
}

/** A record could not be written. */
export class AuditUnavailableError extends Error {
  override readonly name = 'AuditUnavailableError';
}

interface Waiting extends TimedEntry {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The audit of one part, which this process alone writes. Records that come while others are being
 * written share the next write to disk.
 */
export class AuditLog {
  readonly place: AuditPlace;
  readonly #file: ChainFile;
  readonly #log: Log;
  readonly #release: () => Promise<void>;
  readonly #refusals = new RefusalTally((entry) => void this.append(entry));
  #waiting: Waiting[] = [];
  #writing: Promise<void> | null = null;
  /** Records that could not be written since the last one that was. */
  #lost = 0;

  private constructor(place: AuditPlace, file: ChainFile, log: Log, release: () => Promise<void>) {
    this.place = place;
    this.#file = file;
    this.#log = log;
    this.#release = release;
  }

  /**
   * Opens a part's audit, a new one or one that goes on.
   * @throws AuditError when another process writes it, when it was changed, or when the disk refuses
   */
  static async open({ directory, part, log, maxFileBytes }: AuditLogOptions): Promise<AuditLog> {
    const place = auditPlace(directory, part);
    try {
      await makeDirectory(directory, 0o700);
      const release = await takeLock(path.join(directory, `${part}.lock`));
      try {
        const { end, notes } = await recover(place);
        const file = new ChainFile(place, end, maxFileBytes ?? MAX_FILE_BYTES);
        const audit = new AuditLog(place, file, log, release);
        await Promise.all(notes.map((note) => audit.append(note)));
        return audit;
      } catch (error) {
        await release();
        throw error;
      }
    } catch (error) {
      if (error instanceof AuditError) throw error;
      throw new AuditError(`can't write the audit in ${directory}: ${reasonOf(error)}`, {
        cause: error,
      });
    }
  }

  /**
   * Adds a record behind all that were added before. Resolves once it is on disk; who needs no such
   * certainty need not wait, and what fails is logged and counted either way.
   * @throws AuditUnavailableError
   */
  append(entry: AuditEntry): Promise<void> {
    const written = new Promise<void>((resolve, reject) => {
      if (this.#waiting.length >= MOST_WAITING) {
        this.#lost += 1;
        reject(new AuditUnavailableError('too many records wait for the disk'));
        return;
      }
      this.#waiting.push({ time: new Date().toISOString(), entry, resolve, reject });
    });
    // Who doesn't wait doesn't handle the failure either.
    written.catch(() => undefined);
    this.#writing ??= this.#writeAll();
    return written;
  }

  /**
   * Records that a request was refused, with others for the same reason; nobody need wait for it.
   * @param reason its class: lower-case words, and nothing of the request
   */
  refused(credential: Credential, reason: string): void {
    this.#refusals.note(credential, reason);
  }

  /** Writes what waits, then gives the audit back. */
  async close(): Promise<void> {
    this.#refusals.flush();
    await this.#writing;
    await this.#file.close();
    await this.#release();
  }

  async #writeAll(): Promise<void> {
    // The requests of one turn share a write.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      await this.#write(batch);
    }
    this.#writing = null;
  }

  async #write(batch: readonly Waiting[]): Promise<void> {
    const lost = this.#lost;
    try {
      await this.#file.append([...this.#noteOfLost(), ...batch]);
      this.#lost -= lost;
      for (const { resolve } of batch) resolve();
    } catch (error) {
      this.#lost += batch.length;
      this.#log.error('the audit could not be written', { count: this.#lost }, error);
      const failure = new AuditUnavailableError(reasonOf(error), { cause: error });
      for (const { reject } of batch) reject(failure);
    }
  }

  #noteOfLost(): TimedEntry[] {
    if (this.#lost === 0) return [];
    return [{ time: new Date().toISOString(), entry: { kind: 'lost', count: this.#lost } }];
  }
}
