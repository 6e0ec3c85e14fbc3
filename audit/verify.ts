import path from 'node:path';
import { auditFiles, headFile, type AuditPlace } from './files.ts';
import { AuditError, reasonOf } from './error.ts';
import { readHead, type Head } from './head.ts';
import { rawLines, type RawLine } from './lines.ts';
import { GENESIS, parseLine, sha256, type AuditRecord } from './record.ts';

/** Something is wrong with an audit, and where. */
export interface AuditFault {
  readonly file: string;
  /** Null when the fault is the file's as a whole. */
  readonly line: number | null;
  readonly fault: string;
}

export interface Verification {
  readonly files: readonly string[];
  /** Records that were read. */
  readonly records: number;
  /** Number and hash of the last record: what a head kept elsewhere is compared with. */
  readonly last: { readonly seq: number; readonly hash: string };
  readonly faults: readonly AuditFault[];
  /**
   * A last line without an end. Behind the record that the head tells of it is no fault: it is being
   * written, or a process died, and the next start sets it aside.
   */
  readonly torn: TornLine | null;
}

export interface TornLine extends RawLine {
  readonly file: string;
}

/** What one change leads to on every line behind it says no more. */
const MOST_FAULTS = 100;

/**
 * Holds the whole audit of a part against its chain and its head. Where a file was full while it was read,
 * records seem to be missing that went on into the next: it is read again.
 */
export async function verifyPart(place: AuditPlace): Promise<Verification> {
  for (;;) {
    const files = await auditFiles(place);
    const found = await verifyListed(files, place);
    if (found.faults.length === 0 || files.join() === (await auditFiles(place)).join())
      return found;
  }
}

async function verifyListed(files: readonly string[], place: AuditPlace): Promise<Verification> {
  const file = headFile(place);
  const whole = { part: place.part, fromStart: true };
  try {
    const head = await readHead(file);
    if (head !== null) return await verifyFiles(files, { ...whole, head, headFile: file });
    const found = await verifyFiles(files, whole);
    const missing = { file, line: null, fault: 'there is no head: it was taken away' };
    return { ...found, faults: [...found.faults, missing] };
  } catch (error) {
    if (!(error instanceof AuditError)) throw error;
    const found = await verifyFiles(files, whole);
    const fault = { file, line: null, fault: error.message };
    return { ...found, faults: [...found.faults, fault] };
  }
}

export interface VerifyOptions {
  /** Whose records they must be; whose the first is unless stated. */
  readonly part?: string;
  /** Whether the first record must be number 1. */
  readonly fromStart?: boolean;
  /** How far the records must go. */
  readonly head?: Head;
  readonly headFile?: string;
}

/** Holds files, in the order of their records, against the chain that they are to make. */
export async function verifyFiles(
  files: readonly string[],
  options: VerifyOptions = {},
): Promise<Verification> {
  const walk = new ChainWalk(files, options);
  for (const file of files) await walk.read(file);
  return walk.finish();
}

/** What the next record must be chained to. */
interface Link {
  readonly seq: number;
  readonly hash: string;
}

/** Where a line stands. */
interface Place {
  readonly file: string;
  readonly line: number;
}

class ChainWalk {
  readonly #files: readonly string[];
  readonly #options: VerifyOptions;
  readonly #faults: AuditFault[] = [];
  #part: string | undefined;
  /** Undefined before the first record of files that may begin anywhere. */
  #last: Link | undefined;
  /** Where `#last` was read; null before the first line. */
  #lastPlace: Place | null = null;
  #records = 0;
  #torn: TornLine | null = null;
  #headFound: boolean;

  constructor(files: readonly string[], options: VerifyOptions) {
    this.#files = files;
    this.#options = options;
    this.#part = options.part;
    if (options.fromStart) this.#last = { seq: 0, hash: GENESIS };
    this.#headFound = options.head?.count === 0;
  }

  async read(file: string): Promise<void> {
    try {
      for await (const line of rawLines(file)) this.#readLine(file, line);
    } catch (error) {
      this.#fault(file, null, `can't be read: ${reasonOf(error)}`);
    }
  }

  finish(): Verification {
    const { head } = this.#options;
    if (head === undefined || (this.#last?.seq ?? 0) < head.count) this.#tellTorn();
    this.#checkHead();
    return {
      files: this.#files,
      records: this.#records,
      last: this.#last ?? { seq: 0, hash: GENESIS },
      faults: this.#faults,
      torn: this.#torn,
    };
  }

  #readLine(file: string, line: RawLine): void {
    this.#tellTorn();
    if (!line.whole) {
      this.#torn = { ...line, file };
      return;
    }
    const record = parseLine(line.bytes);
    if (record === null) {
      this.#fault(file, line.number, 'is no record: it was changed');
      // The number is guessed, so that what follows is held against its place in the chain.
      if (this.#last) this.#last = { seq: this.#last.seq + 1, hash: sha256(line.bytes) };
      this.#lastPlace = { file, line: line.number };
      if (this.#last?.seq === this.#options.head?.count) this.#headFound = true;
      return;
    }
    this.#records += 1;
    this.#part ??= record.part;
    const place = { file, line: line.number };
    this.#holdAgainstLast(record, place);
    this.#last = { seq: record.seq, hash: sha256(line.bytes) };
    this.#lastPlace = place;
    this.#holdAgainstHead(file, line.number);
  }

  #tellTorn(): void {
    if (this.#torn === null) return;
    const { file, number } = this.#torn;
    this.#torn = null;
    this.#fault(file, number, 'ends within a record: it was cut off or not written whole');
  }

  #holdAgainstLast({ seq, previous, part }: AuditRecord, { file, line }: Place): void {
    if (part !== this.#part)
      this.#fault(file, line, `is of the audit of ${part}, not of ${this.#part ?? ''}`);
    const last = this.#last;
    if (last === undefined) return;
    const expected = last.seq + 1;
    if (seq > expected)
      this.#fault(file, line, `is record ${seq}: ${span(expected, seq - 1)} missing before it`);
    else if (seq < expected)
      this.#fault(
        file,
        line,
        `is record ${seq}, behind record ${last.seq}: records were moved or doubled`,
      );
    else if (previous !== last.hash) this.#tellChanged(last, { file, line });
  }

  /** Records a record whose hash isn't the one that the next record was made behind. */
  #tellChanged({ seq }: Link, next: Place): void {
    const changed = this.#lastPlace;
    if (changed === null)
      this.#fault(next.file, next.line, 'was not made as the first record: it was changed');
    else
      this.#fault(
        changed.file,
        changed.line,
        `is not record ${seq} as it was written: it was changed (record ${seq + 1} keeps another SHA-256 of it)`,
      );
  }

  #holdAgainstHead(file: string, line: number): void {
    const { head } = this.#options;
    if (head === undefined || this.#last?.seq !== head.count) return;
    this.#headFound = true;
    if (this.#last.hash !== head.hash)
      this.#fault(file, line, `is not record ${head.count} as the head has it: it was changed`);
  }

  #checkHead(): void {
    const { head, headFile: file = 'the head' } = this.#options;
    if (head === undefined) return;
    if (this.#part !== undefined && head.part !== this.#part)
      this.#fault(file, null, `is the head of ${head.part}, not of ${this.#part}`);
    if (head.count === 0 && head.hash !== GENESIS)
      this.#fault(file, null, 'tells of no record and of a hash: it was changed');
    const seq = this.#last?.seq ?? 0;
    if (head.count > seq)
      this.#fault(
        this.#files.at(-1) ?? file,
        null,
        `ends with record ${seq}: ${span(seq + 1, head.count)} missing, as the head tells`,
      );
    else if (!this.#headFound)
      this.#fault(file, null, `tells of record ${head.count}, which is missing`);
  }

  /** A line is named once: what else is wrong with it follows from the same change. */
  #fault(file: string, line: number | null, fault: string): void {
    const isTold =
      line !== null && this.#faults.some((told) => told.file === file && told.line === line);
    if (!isTold && this.#faults.length < MOST_FAULTS) this.#faults.push({ file, line, fault });
  }
}

function span(from: number, to: number): string {
  return from === to ? `record ${from} is` : `records ${from} to ${to} are`;
}

/** `site-northfield.ndjson:12: is no record: it was changed` */
export function describeFault({ file, line, fault }: AuditFault): string {
  return `${path.relative('', file)}${line === null ? '' : `:${line}`}: ${fault}`;
}
