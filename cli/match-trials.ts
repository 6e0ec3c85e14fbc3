import type { OpenNamedStore } from '../ingest/format.ts';
import { clinicalTrials } from '../ingest/clinicaltrials.ts';
import { ctml } from '../ingest/ctml.ts';
import { ingest } from '../ingest/run.ts';
import type { TrialRecord } from '../subgraphs/trials/records.ts';
import { TRIALS } from '../subgraphs/trials/records.ts';
import { CommandError } from './failure.ts';
import { oneLine } from './printable.ts';

/**
 * The trials of a file: CTML, or studies of ClinicalTrials.gov.
 * @throws CommandError where it is neither, or a trial in it is rejected
 */
export async function readTrialFile(
  file: string,
  openStore: OpenNamedStore,
): Promise<readonly TrialRecord[]> {
  const study = await ingest(clinicalTrials, [file], { openStore });
  const report = study.refused.length === 0 ? study : await ingest(ctml, [file], { openStore });
  const [refused] = report.refused;
  if (refused !== undefined) throw new CommandError(refused.reason);
  if (report.rejected.length > 0)
    throw new CommandError(
      [
        ...report.rejected.map(({ record, reason }) => `${file}: ${record}: ${reason}`),
        `'precision-graph trials check ${file}' tells each mistake with its line`,
      ].join('\n'),
    );
  for (const { record, reason } of report.warnings ?? [])
    console.error(oneLine(`${file}: ${record}: ${reason}`));
  const store = await openStore('trials');
  try {
    return await (await store.collection<TrialRecord>(TRIALS)).find({});
  } finally {
    await store.close();
  }
}
