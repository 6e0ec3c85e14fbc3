import { fhir } from '../../../ingest/fhir.ts';
import type { IngestReport } from '../../../ingest/report.ts';
import type { PatientRecord } from '../../../site/records.ts';
import { PatientSite } from '../patient-site.ts';
import { patient } from './resources.ts';

type Resources = readonly Readonly<Record<string, unknown>>[];

/** The record that these resources make of patient `p1`. */
export async function recordOf(...resources: Resources): Promise<PatientRecord> {
  const site = new PatientSite(fhir);
  await site.ingestContent([patient('p1'), ...resources]);
  return site.patient('p1');
}

/** Which of these resources are rejected beside patient `p1` (item 0). */
export async function rejectionsOf(...resources: Resources): Promise<IngestReport['rejected']> {
  return (await new PatientSite(fhir).ingestContent([patient('p1'), ...resources])).rejected;
}
