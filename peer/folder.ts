import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { z, ZodError } from 'zod';
import { RecordFault } from '../ingest/attempt.ts';
import { zodFault } from '../ingest/zod-fault.ts';
import type { CaseResult } from './case.ts';
import { runCase } from './case.ts';
import type { PeerPatient } from './patient.ts';
import { peerPatientSchema } from './patient.ts';
import type { PeerTerms } from './profile.ts';

const patientsSchema = z.array(peerPatientSchema);

/**
 * Runs every case in a folder and below it, file by file in the order of their names. A list is a file of
 * patients that cases name, and no case; all other JSON is one, and fails where it can't be read.
 */
export async function* runFolder(folder: string, terms: PeerTerms): AsyncGenerator<CaseResult> {
  const names = await readdir(folder, { recursive: true });
  const kept = new Map<string, readonly PeerPatient[]>();
  for (const name of names.filter((each) => each.endsWith('.json')).sort()) {
    const file = path.join(folder, name);
    const value = readJson(file);
    if (Array.isArray(value) && patientsSchema.safeParse(value).success) continue;
    const loadPatients = (named: string) => {
      const from = patientFile(named, path.dirname(file), folder);
      const patients = kept.get(from) ?? patientsSchema.parse(readJson(from));
      kept.set(from, patients);
      return patients;
    };
    try {
      if (value === undefined) throw new RecordFault('is no complete JSON');
      yield runCase(value, { terms, loadPatients });
    } catch (error) {
      yield malformed(name.replace(/\.json$/, ''), faultOf(error));
    }
  }
}

function malformed(id: string, fault: string): CaseResult {
  return { id, kind: 'malformed', faults: [fault], notes: [], rules: [], protocols: [] };
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Beside the case, or in a folder around it. */
function patientFile(named: string, folder: string, outermost: string): string {
  for (let around = path.resolve(folder); ; around = path.dirname(around)) {
    const file = path.join(around, named);
    if (existsSync(file)) return file;
    if (around === path.resolve(outermost) || around === path.dirname(around))
      throw new RecordFault(`names patients in ${named}, and there is no such file`);
  }
}

function faultOf(error: unknown): string {
  if (error instanceof ZodError) return zodFault(error);
  return error instanceof Error ? error.message : String(error);
}
