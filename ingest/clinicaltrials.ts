import { z } from 'zod';
import type { Collection } from '../store/store.ts';
import type { TrialRecord } from '../subgraphs/trials/records.ts';
import { TRIALS } from '../subgraphs/trials/records.ts';
import { attempt } from './attempt.ts';
import { registrationOf, studySchema } from './clinicaltrials-study.ts';
import type { FileReport, Format, SourceFile } from './format.ts';
import { NotThisFormatError } from './format.ts';
import { EMPTY_LIST, isEmptyList, jsonDocuments } from './json-documents.ts';
import type { RecordWriter } from './record-writer.ts';
import { trialRecord, trialWriter } from './trial-record.ts';

/**
 * Studies as ClinicalTrials.gov's API version 2 serves them: one a line, in an array, alone, or in a page
 * of search results.
 */
export const clinicalTrials: Format = {
  name: 'clinicaltrials',
  summary: 'ClinicalTrials.gov API v2 studies: JSON, or NDJSON with one study a line',
  site: 'none',
  async open({ openStore }) {
    const store = await openStore('trials');
    const trials = await store.collection<TrialRecord>(TRIALS);
    return { readFile: (file, report) => readFile(trials, file, report) };
  },
};

const RIGHT_EXPORT =
  'export JSON from https://clinicaltrials.gov/search (Download, JSON) or take it from ' +
  'https://clinicaltrials.gov/api/v2/studies';

async function readFile(
  trials: Collection<TrialRecord>,
  file: SourceFile,
  report: FileReport,
): Promise<void> {
  const writer = trialWriter(trials, report);
  let isFirst = true;
  for await (const document of jsonDocuments(withoutXml(file))) {
    const where = document.line === null ? 'the file' : `line ${document.line}`;
    if ('fault' in document) {
      report.rejected(where, document.fault);
      continue;
    }
    if (document.line !== null && isEmptyList(document.value)) {
      report.rejected(where, EMPTY_LIST);
      continue;
    }
    for (const [study, place] of studiesOf(document.value, where)) {
      if (isFirst) refuseOtherFormats(study, file.name);
      isFirst = false;
      await readStudy(study, place, writer, report);
    }
  }
  await writer.flush();
}

async function readStudy(
  study: unknown,
  place: string,
  writer: RecordWriter<TrialRecord>,
  report: FileReport,
): Promise<void> {
  const read = attempt(() => {
    const { protocolSection } = studySchema.parse(study);
    const registration = registrationOf(protocolSection);
    return trialRecord(protocolSection.identificationModule.nctId, { registration });
  });
  if ('fault' in read) report.rejected(nameOf(study) ?? place, read.fault);
  else await writer.add(read.value, place);
}

const pageSchema = z.object({ studies: z.array(z.unknown()) });
const identified = z.object({
  protocolSection: z.object({ identificationModule: z.object({ nctId: z.string().max(20) }) }),
});

function nameOf(study: unknown): string | null {
  const parsed = identified.safeParse(study);
  return parsed.success ? parsed.data.protocolSection.identificationModule.nctId : null;
}

/** The studies of one document, each with the place to name it by. */
function* studiesOf(value: unknown, where: string): Iterable<readonly [unknown, string]> {
  const page = pageSchema.safeParse(value);
  const list: unknown = page.success ? page.data.studies : value;
  if (!Array.isArray(list)) yield [value, where];
  else for (const [index, study] of list.entries()) yield [study, `study ${index + 1}`];
}

const OTHER_FORMATS: readonly (readonly [string, string])[] = [
  ['FullStudiesResponse', 'the answer of API version 1, which was retired in 2024'],
  ['StudyFieldsResponse', 'the answer of API version 1, which was retired in 2024'],
  ['FullStudy', 'a study of API version 1, which was retired in 2024'],
  ['Study', 'a study of API version 1, which was retired in 2024'],
  ['resourceType', 'an FHIR resource'],
  ['treatment_list', 'a CTML trial (`ingest ctml` reads it)'],
];

/**
 * Judged by the first record alone: nothing is written yet, so the whole file can still be refused.
 */
function refuseOtherFormats(value: unknown, fileName: string): void {
  if (typeof value !== 'object' || value === null)
    throw new NotThisFormatError(
      `${fileName} holds no studies of ClinicalTrials.gov; ${RIGHT_EXPORT}`,
    );
  for (const [key, what] of OTHER_FORMATS)
    if (key in value) throw new NotThisFormatError(`${fileName} is ${what}; ${RIGHT_EXPORT}`);
  if (!('protocolSection' in value) && !('hasResults' in value))
    throw new NotThisFormatError(
      `${fileName} is JSON, but no study of ClinicalTrials.gov (protocolSection is missing); ${RIGHT_EXPORT}`,
    );
}

/** The same file, refused at its first character when it is XML. */
function withoutXml(file: SourceFile): SourceFile {
  return {
    name: file.name,
    bytes: () => file.bytes(),
    text: (maxBytes) => file.text(maxBytes),
    async *lines() {
      let isFirst = true;
      for await (const line of file.lines()) {
        if (
          isFirst &&
          line.text
            .replace(/^\uFEFF/, '')
            .trimStart()
            .startsWith('<')
        )
          throw new NotThisFormatError(`${file.name} is XML; ${RIGHT_EXPORT}`);
        isFirst &&= line.text.trim() === '';
        yield line;
      }
    },
  };
}
