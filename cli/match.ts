import { randomBytes } from 'node:crypto';
import { evaluateTrial } from '../matching/evaluate.ts';
import { trialCriteriaOf } from '../matching/trial-criteria.ts';
import { isDay } from '../schema/partial-date.ts';
import { withScratchStores } from '../store/scratch.ts';
import type { TrialRecord } from '../subgraphs/trials/records.ts';
import { OncoTree } from '../terminology/oncotree.ts';
import { CommandError } from './failure.ts';
import { readPatientFiles } from './match-patients.ts';
import type { MatchedPatient, TrialHead } from './match-report.ts';
import { matchReport } from './match-report.ts';
import { readTrialFile } from './match-trials.ts';
import { printable } from './printable.ts';
import { storeTerms } from './scratch-terms.ts';
import type { TermOptions } from './terms.ts';
import { termsFor } from './terms.ts';

/** The options of `match`, as commander gives them. */
export interface MatchOptions extends TermOptions {
  readonly trial: string;
  readonly patients: readonly string[];
  readonly today?: string;
  readonly json?: true;
}

/**
 * `match`: holds every patient of the files against every trial of the file, by the same code as a site,
 * and prints the verdicts with what was found and what is missing. Nothing is kept.
 * @throws CommandError where a file can't be read, or a record in it is rejected
 */
export async function runMatch(options: MatchOptions): Promise<void> {
  const today = dayOf(options.today);
  const records = await termsFor(options);
  const oncotree = new OncoTree(records.types);
  const results = await withScratchStores(async (openStore) => {
    const site = { id: 'files', storeName: 'site_files', pseudonymKey: randomBytes(32) };
    await storeTerms(openStore, site, records);
    const trials = await readTrialFile(options.trial, openStore);
    const patients = await readPatientFiles(options.patients, { openStore, site }, records, today);
    return trials.map((trial) => ({
      trial,
      patients: patients.map(({ name, profile }): MatchedPatient => ({
        patient: name,
        ...evaluateTrial(trialCriteriaOf(trial), profile, { today, oncotree }),
      })),
    }));
  });
  if (options.json === true) {
    const told = results.map(({ trial, patients }) => ({ ...headOf(trial), today, patients }));
    console.log(JSON.stringify(told, null, 2));
  } else
    for (const { trial, patients } of results)
      process.stdout.write(printable(matchReport(headOf(trial), patients, today)));
}

function headOf({ _id, status }: TrialRecord): TrialHead {
  return { trial: _id, status };
}

function dayOf(stated: string | undefined): string {
  const day = stated ?? new Date().toISOString().slice(0, 10);
  if (!isDay(day))
    throw new CommandError(`--today must be a day such as 2026-03-01, not '${day.slice(0, 40)}'`);
  return day;
}
