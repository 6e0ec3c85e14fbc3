import { auditFiles, type AuditPlace } from '../audit/files.ts';
import { readHead, type Head } from '../audit/head.ts';
import { describeFault, verifyFiles, verifyPart, type Verification } from '../audit/verify.ts';
import { auditTargets } from './audit-places.ts';
import { counted } from './counted.ts';
import { CommandError } from './failure.ts';

/** `audit verify`: one line a fault and one a part; the exit code is 1 when there is a fault. */
export async function verifyAudit(
  what: readonly string[],
  options: { readonly head?: string },
): Promise<void> {
  const { parts, files } = await auditTargets(what);
  const head = options.head === undefined ? undefined : await shippedHead(options.head, what);
  for (const place of parts) {
    report(place.part, await verifyPart(place));
    if (head !== undefined) await holdAgainst(head, options.head, place);
  }
  if (files.length > 0) report(files.join(', '), await verifyFiles(files));
}

function report(name: string, { faults, records, files, last, torn }: Verification): void {
  for (const fault of faults) process.stdout.write(`${describeFault(fault)}\n`);
  const found = `${counted(records, 'record')} in ${counted(files.length, 'file')}`;
  const state =
    faults.length > 0
      ? counted(faults.length, 'fault')
      : `unchanged; the last is record ${last.seq}, SHA-256 ${last.hash}`;
  const tail = torn === null ? '' : '; a line behind it was not written whole';
  process.stdout.write(`${name}: ${found}, ${state}${tail}\n`);
  if (faults.length > 0) process.exitCode = 1;
}

async function shippedHead(file: string, what: readonly string[]): Promise<Head> {
  if (what.length !== 1) throw new CommandError('--head goes with one part: name it');
  const head = await readHead(file);
  if (head === null) throw new CommandError(`there is no file ${file}`);
  return head;
}

/** The audit goes on behind a head that was kept earlier; up to there it must be the same. */
async function holdAgainst(head: Head, file = '', place: AuditPlace): Promise<void> {
  const { faults } = await verifyFiles(await auditFiles(place), {
    part: place.part,
    fromStart: true,
    head,
    headFile: file,
  });
  for (const fault of faults) process.stdout.write(`${describeFault(fault)}\n`);
  if (faults.length > 0) process.exitCode = 1;
  else process.stdout.write(`${place.part}: agrees with ${file}, record ${head.count}\n`);
}
