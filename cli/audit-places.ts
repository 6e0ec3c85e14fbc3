import { existsSync } from 'node:fs';
import path from 'node:path';
import { auditFiles, auditParts, auditPlace, headFile, type AuditPlace } from '../audit/files.ts';
import { auditDirectory, ENVIRONMENTS, readEnvironment } from '../service/environment.ts';
import { CommandError } from './failure.ts';

/** What the arguments of an audit command name: whole parts, and files by themselves. */
export interface AuditTargets {
  readonly parts: readonly AuditPlace[];
  readonly files: readonly string[];
}

/**
 * An argument with a slash or a file's ending is a file, any other a part; none stand for every part.
 * @throws CommandError when there is no such audit
 */
export async function auditTargets(what: readonly string[]): Promise<AuditTargets> {
  const directory = auditDirectory(readEnvironment(ENVIRONMENTS.audit));
  const files = what.filter((name) => name.includes(path.sep) || name.endsWith('.ndjson'));
  const missing = files.find((file) => !existsSync(file));
  if (missing !== undefined) throw new CommandError(`there is no file ${missing}`);
  const known = await auditParts(directory);
  const named = what.filter((name) => !files.includes(name));
  if (what.length === 0 && known.length === 0)
    throw new CommandError(`there is no audit in ${directory}: set AUDIT_DIR or DATA_DIR`);
  const parts = (what.length === 0 ? known : named).map((part) => auditPlace(directory, part));
  for (const place of parts)
    if (!existsSync(headFile(place)) && (await auditFiles(place)).length === 0)
      throw new CommandError(
        `there is no audit of ${place.part} in ${directory}${known.length > 0 ? `: there are ${known.join(', ')}` : ''}`,
      );
  return { parts, files };
}
