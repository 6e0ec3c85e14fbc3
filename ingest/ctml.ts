import { z } from 'zod';
import { loadGeneNames } from '../terminology/hgnc.ts';
import { loadOncoTree } from '../terminology/oncotree.ts';
import type { Collection } from '../store/store.ts';
import type { TrialRecord } from '../subgraphs/trials/records.ts';
import { TRIALS } from '../subgraphs/trials/records.ts';
import { RecordFault, attempt } from './attempt.ts';
import type { CtmlDocument } from './ctml-documents.ts';
import { ctmlDocuments } from './ctml-documents.ts';
import { checkTrial } from './ctml-check/check.ts';
import { inWords, type CheckTerms } from './ctml-check/issue.ts';
import { protocolWithApprovedGenes } from './ctml-genes.ts';
import { protocolOf } from './ctml-trial.ts';
import { plainJson } from './extended-json.ts';
import type { FileReport, Format, SourceFile } from './format.ts';
import { NotThisFormatError } from './format.ts';
import { trialRecord, trialWriter } from './trial-record.ts';

/** Clinical Trial Markup Language: curated eligibility trees, as MatchMiner and CTIMS write them. */
export const ctml: Format = {
  name: 'ctml',
  summary: 'CTML trials with curated eligibility: JSON or YAML, one or many a file',
  site: 'none',
  async open({ openStore }) {
    const store = await openStore('trials');
    const trials = await store.collection<TrialRecord>(TRIALS);
    const genes = await loadGeneNames(await openStore('biomarkers'));
    const terms = { tree: await loadOncoTree(store), genes };
    return { readFile: (file, report) => readFile(trials, terms, file, report) };
  },
};

async function readFile(
  trials: Collection<TrialRecord>,
  terms: CheckTerms,
  file: SourceFile,
  report: FileReport,
): Promise<void> {
  const documents = ctmlDocuments(await file.text());
  refuseOtherFormats(documents, file.name);
  const writer = trialWriter(trials, report);
  for (const document of documents)
    if ('fault' in document) report.rejected(document.place, document.fault);
    else
      for (const [place, trial] of trialsOf(document)) {
        const name = nameOf(trial) ?? place;
        const read = attempt(() => readTrial(trial, terms));
        if ('fault' in read) report.rejected(name, read.fault);
        else {
          for (const finding of checkTrial(trial, [], terms))
            report.warned(name, inWords({ ...finding, path: finding.path.join('.') }));
          await writer.add(read.value, place);
        }
      }
  await writer.flush();
}

function trialsOf({ place, value }: { readonly place: string; readonly value: unknown }) {
  return Array.isArray(value)
    ? value.map((trial: unknown, index) => [`${place}, trial ${index + 1}`, trial] as const)
    : [[place, value] as const];
}

const objectSchema = z.record(z.string(), z.unknown());

/** @throws RecordFault, ZodError */
function readTrial(value: unknown, { genes }: CheckTerms): TrialRecord {
  const parsed = objectSchema.safeParse(plainJson(value));
  if (!parsed.success) throw new RecordFault('a trial must be an object');
  if (nameOf(parsed.data) === null && isMatchClause(parsed.data))
    throw new RecordFault('a match clause alone; it needs its trial with a protocol_no around it');
  const { id, protocol } = protocolOf(parsed.data);
  return trialRecord(id, { protocol: protocolWithApprovedGenes(protocol, genes) });
}

/** The number that a curator knows the trial by. */
function nameOf(value: unknown): string | null {
  const trial = objectSchema.safeParse(value).data ?? {};
  for (const key of ['protocol_no', 'nct_id', 'trial_id']) {
    const name = trial[key];
    if (typeof name === 'string' && name !== '' && name.length <= 60) return name;
  }
  return null;
}

const TRIAL_KEYS = [
  'protocol_no',
  'nct_id',
  'trial_id',
  'trialInformation',
  'treatment_list',
  'match',
];

function isMatchClause(value: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(value).some((key) => /^(and|or)\d*$/i.test(key));
}

/** The file is refused whole when no document that can be read looks like CTML. */
function refuseOtherFormats(documents: readonly CtmlDocument[], fileName: string): void {
  const hint = 'CTML is expected: JSON or YAML trials with protocol_no and treatment_list';
  if (documents.length === 0) throw new NotThisFormatError(`${fileName} is empty; ${hint}`);
  const readable = documents.filter((document) => 'value' in document);
  const [first] = documents;
  if (readable.length === 0 && first !== undefined && 'fault' in first)
    throw new NotThisFormatError(`${fileName} is ${first.fault}; ${hint}`);
  const values = readable.flatMap(trialsOf).map(([, trial]) => objectSchema.safeParse(trial).data);
  const isCtml = values.some(
    (value) =>
      value !== undefined && (TRIAL_KEYS.some((key) => key in value) || isMatchClause(value)),
  );
  const isEmptyList = values.length === 0;
  if (!isCtml && !isEmptyList)
    throw new NotThisFormatError(`${fileName} holds no CTML trial; ${hint}`);
}
