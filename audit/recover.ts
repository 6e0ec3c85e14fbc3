import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ChainEnd } from './chain-file.ts';
import { codeOf } from '../service/error-code.ts';
import { AuditError, reasonOf } from './error.ts';
import { auditFiles, currentFile, headFile, tornFile, type AuditPlace } from './files.ts';
import { readHead, writeHead } from './head.ts';
import { rawLines } from './lines.ts';
import { GENESIS, parseLine, sha256, type AuditEntry } from './record.ts';
import { describeFault, verifyFiles, type TornLine } from './verify.ts';

export interface Recovered {
  readonly end: ChainEnd;
  /** What was found that the chain itself has to tell. */
  readonly notes: readonly AuditEntry[];
}

/**
 * Finds the end of a part's chain. What a killed process had written of its last line is set aside.
 * @throws AuditError when records are missing or changed: nothing is added to such a chain
 */
export async function recover(place: AuditPlace): Promise<Recovered> {
  const head = await readHead(headFile(place));
  const files = await auditFiles(place);
  if (head === null) {
    if (files[0] !== undefined) throw refusal(`${files[0]} has no head: it was taken away`);
    await writeHead(place, { part: place.part, count: 0, hash: GENESIS });
    return { end: { seq: 0, hash: GENESIS, size: 0, firstSeq: 1 }, notes: [] };
  }
  // Where the current file is new, the record that the head tells of is the last of the one before.
  const recent = files.slice(-2);
  const { faults, torn, last } = await verifyFiles(recent, {
    part: place.part,
    head,
    headFile: headFile(place),
    fromStart: recent.length === files.length,
  });
  if (faults[0] !== undefined) throw refusal(describeFault(faults[0]));
  const notes = torn === null ? [] : [await setAside(torn, tornFile(place, last.seq + 1))];
  const current = currentFile(place);
  const size = await sizeOf(current);
  const firstSeq = (size === 0 ? null : await firstSeqIn(current)) ?? last.seq + 1;
  return { end: { ...last, size, firstSeq }, notes };
}

function refusal(fault: string): AuditError {
  return new AuditError(
    `${fault}. Nothing is added to an audit that was changed: see 'audit verify', then bring back what is missing or move the part's files away`,
  );
}

async function setAside(torn: TornLine, target: string): Promise<AuditEntry> {
  const aside = await open(target, 'w', 0o600);
  try {
    await aside.writeFile(torn.bytes);
    await aside.sync();
  } finally {
    await aside.close();
  }
  const handle = await open(torn.file, 'r+');
  try {
    await handle.truncate(torn.offset);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return {
    kind: 'torn',
    bytes: torn.bytes.length,
    sha256: sha256(torn.bytes),
    setAside: path.basename(target),
  };
}

/** 0 when there is no such file. */
async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 0;
    throw new AuditError(`can't read ${file}: ${reasonOf(error)}`, { cause: error });
  }
}

async function firstSeqIn(file: string): Promise<number | null> {
  for await (const { bytes } of rawLines(file)) return parseLine(bytes)?.seq ?? null;
  return null;
}
