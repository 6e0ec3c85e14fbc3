import { constants } from 'node:fs';
import { open, rename, stat, truncate, type FileHandle } from 'node:fs/promises';
import { AuditError } from './error.ts';
import { currentFile, fullFile, syncDirectory, type AuditPlace } from './files.ts';
import { writeHead } from './head.ts';
import { lineOf, sha256, type AuditEntry } from './record.ts';

/** Where a chain stands: what its next record is made behind. */
export interface ChainEnd {
  /** Number of the last record; 0 before there is one. */
  readonly seq: number;
  readonly hash: string;
  /** Bytes of the current file. */
  readonly size: number;
  /** Number of the current file's first record, there or to come. */
  readonly firstSeq: number;
}

/** A record that is not in the chain yet. */
export interface TimedEntry {
  /** ISO 8601 in UTC. */
  readonly time: string;
  readonly entry: AuditEntry;
}

/**
 * The end of a chain on disk. A batch is added whole or not at all: what was written of one that failed
 * is cut off again before the next. A file that is gone is never made anew: the chain would break.
 */
export class ChainFile {
  readonly #place: AuditPlace;
  readonly #maxBytes: number;
  #end: ChainEnd;
  #handle: FileHandle | null = null;
  /** Whether part of a failed batch may stand behind the last record. */
  #dirty = false;

  /** @param maxBytes from this size on the file is full, and the chain goes on in a new one */
  constructor(place: AuditPlace, end: ChainEnd, maxBytes: number) {
    this.#place = place;
    this.#end = end;
    this.#maxBytes = maxBytes;
  }

  /**
   * Resolves once the records and the head are on disk.
   * @throws whatever the disk says; nothing of the batch is in the chain then
   */
  async append(batch: readonly TimedEntry[]): Promise<void> {
    try {
      if (this.#end.size >= this.#maxBytes) await this.#startNextFile();
      const handle = this.#handle ?? (await this.#open());
      await this.#checkUnchanged(handle);
      const { text, end } = this.#chain(batch);
      this.#dirty = true;
      await handle.appendFile(text);
      await handle.datasync();
      await writeHead(this.#place, { part: this.#place.part, count: end.seq, hash: end.hash });
      this.#dirty = false;
      this.#end = end;
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    const handle = this.#handle;
    this.#handle = null;
    // After a failed write closing may fail for the reason that was told already.
    await handle?.close().catch(() => undefined);
  }

  #chain(batch: readonly TimedEntry[]): { text: string; end: ChainEnd } {
    let { seq, hash } = this.#end;
    const lines = batch.map(({ time, entry }) => {
      seq += 1;
      const line = lineOf({ seq, time, previous: hash, part: this.#place.part, ...entry });
      hash = sha256(line);
      return `${line}\n`;
    });
    const text = lines.join('');
    const size = this.#end.size + Buffer.byteLength(text);
    return { text, end: { ...this.#end, seq, hash, size } };
  }

  async #open(): Promise<FileHandle> {
    const file = currentFile(this.#place);
    if (this.#dirty) await truncate(file, this.#end.size);
    this.#dirty = false;
    const { O_WRONLY, O_APPEND, O_CREAT } = constants;
    const create = this.#end.size === 0 ? O_CREAT : 0;
    const handle = await open(file, O_WRONLY | O_APPEND | create, 0o600);
    this.#handle = handle;
    if (create !== 0) await syncDirectory(this.#place.directory);
    return handle;
  }

  /** Another file or another size: somebody took the file away, or wrote into it. */
  async #checkUnchanged(handle: FileHandle): Promise<void> {
    const file = currentFile(this.#place);
    const [opened, there] = await Promise.all([handle.stat(), stat(file)]);
    if (opened.ino !== there.ino || opened.dev !== there.dev)
      throw new AuditError(`${file} is not the file that was opened`);
    if (there.size !== this.#end.size)
      throw new AuditError(`${file} has ${there.size} bytes where ${this.#end.size} were written`);
  }

  async #startNextFile(): Promise<void> {
    await this.close();
    if (this.#dirty) await truncate(currentFile(this.#place), this.#end.size);
    this.#dirty = false;
    await rename(currentFile(this.#place), fullFile(this.#place, this.#end.firstSeq));
    this.#end = { ...this.#end, size: 0, firstSeq: this.#end.seq + 1 };
  }
}
