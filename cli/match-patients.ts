import { ZodError } from 'zod';
import { RecordFault } from '../ingest/attempt.ts';
import { fhir } from '../ingest/fhir.ts';
import { isFileError, reasonOf } from '../ingest/file-errors.ts';
import type { IngestSite, OpenNamedStore } from '../ingest/format.ts';
import { NotThisFormatError } from '../ingest/format.ts';
import { jsonDocuments } from '../ingest/json-documents.ts';
import type { TermRecords } from '../ingest/load-terms.ts';
import { phenopackets } from '../ingest/phenopackets.ts';
import { ingest } from '../ingest/run.ts';
import { sourceFile } from '../ingest/source-file.ts';
import { followPath } from '../ingest/source-paths.ts';
import { zodFault } from '../ingest/zod-fault.ts';
import type { MatchProfile } from '../matching/profile.ts';
import { looksLikePeer, peerPatientsOf } from '../peer/load-patients.ts';
import { sampleOf } from '../peer/patient.ts';
import { peerProfile } from '../peer/profile.ts';
import { exactProfile } from '../site/match-profile.ts';
import type { PatientRecord } from '../site/records.ts';
import { PATIENTS } from '../site/records.ts';
import { GeneNames } from '../terminology/hgnc.ts';
import { OncoTree } from '../terminology/oncotree.ts';
import { CommandError } from './failure.ts';
import { oneLine } from './printable.ts';

/** What the files are read with: stores that are gone afterwards. */
export interface MatchStores {
  readonly openStore: OpenNamedStore;
  readonly site: IngestSite;
}

/** A patient of a file, by the name that the file gives. */
export interface FilePatient {
  readonly name: string;
  readonly profile: MatchProfile;
}

/**
 * The patients of files in any of the formats, each file told by its content.
 * @throws CommandError where a file is none of them, or a record in it is rejected
 */
export async function readPatientFiles(
  paths: readonly string[],
  stores: MatchStores,
  records: TermRecords,
  today: string,
): Promise<readonly FilePatient[]> {
  const peers: unknown[] = [];
  for (const given of paths) {
    const { files, problem } = await followPath(given);
    if (problem !== null) throw new CommandError(problem);
    for (const file of files) {
      const found = await peerDocuments(file);
      if (found === null) await ingestPatients(file, stores);
      else peers.push(...found);
    }
  }
  return [...(await storedPatients(stores, today)), ...peerFilePatients(peers, records)];
}

function peerFilePatients(
  values: readonly unknown[],
  records: TermRecords,
): readonly FilePatient[] {
  const terms = { tree: new OncoTree(records.types), genes: new GeneNames(records.genes) };
  try {
    const { patients, ownerless } = peerPatientsOf(values);
    if (ownerless > 0)
      console.error(
        `note: genomic documents that belong to nobody, since no clinical document has their CLINICAL_ID or SAMPLE_ID: ${ownerless}`,
      );
    return patients.map((patient) => ({
      name: sampleOf(patient),
      profile: peerProfile(patient, terms),
    }));
  } catch (error) {
    if (!(error instanceof ZodError || error instanceof RecordFault)) throw error;
    const fault = error instanceof ZodError ? zodFault(error) : error.message;
    throw new CommandError(`a clinical or genomic document: ${fault}`);
  }
}

/** The documents of a file of the peer's; null for a file of another format. */
async function peerDocuments(file: string): Promise<readonly unknown[] | null> {
  const found: unknown[] = [];
  try {
    for await (const document of jsonDocuments(sourceFile(file))) {
      if ('fault' in document || !looksLikePeer(document.value)) return null;
      found.push(document.value);
    }
  } catch (error) {
    if (error instanceof NotThisFormatError) throw new CommandError(`${file}: ${error.message}`);
    if (isFileError(error)) throw new CommandError(`${file}: ${reasonOf(error)}`);
    throw error;
  }
  return found;
}

async function ingestPatients(file: string, stores: MatchStores): Promise<void> {
  const asFhir = await ingest(fhir, [file], stores);
  const report = asFhir.refused.length === 0 ? asFhir : await ingest(phenopackets, [file], stores);
  if (report.refused.length > 0)
    throw new CommandError(
      `${file} holds no patients: FHIR, phenopackets, or documents with SAMPLE_ID or CLINICAL_ID are expected`,
    );
  for (const { record, reason } of report.rejected)
    console.error(oneLine(`${file}: ${record}: left out: ${reason}`));
  for (const note of report.notes ?? []) console.error(oneLine(`note: ${note}`));
}

async function storedPatients(
  { openStore, site }: MatchStores,
  today: string,
): Promise<readonly FilePatient[]> {
  const store = await openStore(site.storeName);
  try {
    const patients = await (await store.collection<PatientRecord>(PATIENTS)).find({});
    return patients.map((record) => ({ name: record._id, profile: exactProfile(record, today) }));
  } finally {
    await store.close();
  }
}
