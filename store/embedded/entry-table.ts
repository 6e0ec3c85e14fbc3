import type { Database } from 'lmdb';
import { StoreError } from '../store.ts';
import type { Entries, Index } from './entries.ts';
import { entriesOf } from './entries.ts';
import type { Interval } from './intervals.ts';
import { after } from './order.ts';

/** The index entries of one collection; the key says all: index, values, `_id`, its length. */
export type EntryTable = Database<Buffer, Buffer>;

const NOTHING = Buffer.alloc(0);

export function entryKey(index: Index, values: Buffer, id: string): Buffer {
  const idBytes = Buffer.from(id);
  const key = Buffer.concat([numbered(index), values, idBytes, Buffer.alloc(2)]);
  key.writeUInt16BE(idBytes.length, key.length - 2);
  return key;
}

export function idOf(key: Buffer): string {
  const end = key.length - 2;
  return key.toString('utf8', end - key.readUInt16BE(end), end);
}

/** From and to of the entries whose values are in an interval. */
export function keyRange(index: Index, { low, high }: Interval): { start: Buffer; end: Buffer } {
  const prefix = numbered(index);
  return { start: Buffer.concat([prefix, low]), end: Buffer.concat([prefix, high]) };
}

/** From and to of all entries of an index. */
export function wholeRange(index: Index): { start: Buffer; end: Buffer } {
  return { start: numbered(index), end: after(numbered(index)) };
}

function numbered({ number }: Index): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(number);
  return bytes;
}

/** One document that a write transaction adds or takes away. */
export interface Indexed {
  readonly id: string;
  readonly document: unknown;
}

/** What it needs to tell whether a value is really taken where an index has cut it. */
export type Read = (id: string) => unknown;

/** Writes the entries of one index, and notes what it meets: arrays, and texts that are too long. */
export class EntryWriter {
  readonly #table: EntryTable;
  readonly #read: Read;
  #index: Index;

  constructor(table: EntryTable, index: Index, read: Read) {
    this.#table = table;
    this.#read = read;
    this.#index = index;
  }

  /** The index with what was met. */
  get index(): Index {
    return this.#index;
  }

  remove({ id, document }: Indexed): void {
    for (const values of entriesOf(document, this.#index.paths).values)
      this.#table.removeSync(entryKey(this.#index, values, id));
  }

  add({ id, document }: Indexed): void {
    const entries = entriesOf(document, this.#index.paths);
    for (const values of entries.values) {
      if (this.#index.unique) this.#assertFree(values, id, document, entries.cut);
      this.#table.putSync(entryKey(this.#index, values, id), NOTHING);
    }
    this.#note(entries);
  }

  #note({ multikey, cut }: Entries): void {
    const before = this.#index;
    const flags = before.multikey.map((flag, path) => flag || multikey[path] === true);
    this.#index = { ...before, multikey: flags, cut: before.cut || cut };
  }

  #assertFree(values: Buffer, id: string, document: unknown, cut: boolean): void {
    const range = keyRange(this.#index, { low: values, high: after(values) });
    for (const key of this.#table.getKeys(range)) {
      const other = idOf(key);
      if (other === id) continue;
      if (cut && !this.#reallyShare(document, this.#read(other))) continue;
      throw new StoreError(taken(this.#index.paths));
    }
  }

  #reallyShare(left: unknown, right: unknown): boolean {
    const of = (document: unknown): Set<string> =>
      new Set(
        entriesOf(document, this.#index.paths, Infinity).values.map((v) => v.toString('latin1')),
      );
    const others = of(right);
    return [...of(left)].some((values) => others.has(values));
  }
}

/** The message for a second document with a value that must be unique. It doesn't name the value. */
export function taken(paths: readonly string[]): string {
  return `another document has this value of ${paths.join(', ')} already, which must be unique`;
}
