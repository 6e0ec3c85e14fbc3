import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { CaseResult } from '../../peer/case.ts';
import { runFolder } from '../../peer/folder.ts';
import { GeneNames } from '../../terminology/hgnc.ts';
import { temporaryDirectory } from '../ingest/harness.ts';
import { oncotree } from '../matching/patients.ts';

const terms = {
  tree: oncotree,
  genes: new GeneNames([{ _id: 'ERBB2', aliases: ['HER2'], previousSymbols: ['NGL'] }]),
};

/** A case of one trial with one arm, as the peer would write it down. */
export function caseOf({ match, patients, samples = [], options = {}, trial = {} }: CaseParts) {
  const arm = [{ arm_code: 'A', arm_suspended: 'N', match }];
  return {
    id: 'ours',
    kind: 'probe',
    options: { ageComparisonDate: '2020-07-12', ...options },
    patientsInline: patients,
    trials: [
      {
        protocol_no: 'P',
        status: 'open to accrual',
        _summary: { status: [{ value: 'open to accrual' }] },
        treatment_list: { step: [{ arm }] },
        ...trial,
      },
    ],
    expected: { P: { samples } },
  };
}

export interface CaseParts {
  readonly match: unknown;
  readonly patients: readonly unknown[];
  readonly samples?: readonly string[];
  readonly options?: object;
  readonly trial?: object;
}

/** A living patient of the peer's; results are of mutations unless they say otherwise. */
export function sample(id: string, clinical: object = {}, ...results: readonly object[]) {
  return {
    clinical: { _id: id, SAMPLE_ID: id, VITAL_STATUS: 'alive', ...clinical },
    genomic: results.map((result) => ({
      CLINICAL_ID: id,
      SAMPLE_ID: id,
      VARIANT_CATEGORY: 'MUTATION',
      ...result,
    })),
  };
}

/** Runs cases as files of one folder. */
export async function runFiles(files: Readonly<Record<string, unknown>>): Promise<CaseResult[]> {
  const folder = await temporaryDirectory();
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    await writeFile(path.join(folder, name), text);
  }
  const results: CaseResult[] = [];
  for await (const result of runFolder(folder, terms)) results.push(result);
  return results;
}

/** Runs one case and says what it came to. */
export async function runOne(content: unknown): Promise<CaseResult> {
  const [result] = await runFiles({ 'case.json': content });
  if (result === undefined) throw new Error('no case was found');
  return result;
}
