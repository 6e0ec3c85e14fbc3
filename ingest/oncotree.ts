import { z } from 'zod';
import { MAX_KEY_BYTES, isKey } from '../store/documents.ts';
import type { Collection, Store } from '../store/store.ts';
import type { DiseaseRecord } from '../subgraphs/therapies/records.ts';
import { DISEASES } from '../subgraphs/therapies/records.ts';
import type { OncoTreeRecord } from '../terminology/oncotree.ts';
import { ONCOTREE } from '../terminology/oncotree.ts';
import { attempt } from './attempt.ts';
import type { FileReport, Format, FormatContext, FormatReader, SourceFile } from './format.ts';
import { oncoTreeNodes } from './oncotree-nodes.ts';
import { RecordWriter } from './record-writer.ts';

/** OncoTree's tumour types (oncotree.info): a dated tree or what its API serves. */
export const oncotree: Format = {
  name: 'oncotree',
  summary: "OncoTree's tumour types as JSON: a dated tree, or the API's tree or flat list",
  site: 'optional',
  open: async (context) => new OncoTreeReader(await openTargets(context)),
};

interface Targets {
  readonly trees: readonly Collection<OncoTreeRecord>[];
  /** Where `ONCOTREE:` diseases are looked up; null when only a site's store is written. */
  readonly diseases: Collection<DiseaseRecord> | null;
}

/** A site has its own copy, and so have the subgraphs of trials and therapies. */
async function openTargets({ openStore, site }: FormatContext): Promise<Targets> {
  const tree = (store: Store): Promise<Collection<OncoTreeRecord>> => store.collection(ONCOTREE);
  if (site !== null)
    return { trees: [await tree(await openStore(site.storeName))], diseases: null };
  const therapies = await openStore('therapies');
  const trials = await openStore('trials');
  return {
    trees: [await tree(trials), await tree(therapies)],
    diseases: await therapies.collection(DISEASES),
  };
}

const codes = z.array(z.string()).default([]);
const NODE = z.object({
  code: z
    .string()
    .min(1, { error: 'should not be empty' })
    .refine((code) => isKey(diseaseId(code)), `should be shorter than ${MAX_KEY_BYTES} bytes`),
  name: z.string().min(1, { error: 'should not be empty' }),
  parent: z.string().nullable().optional(),
  tissue: z.string().nullable().optional(),
  mainType: z
    .union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)])
    .nullable()
    .optional(),
  level: z.int({ error: 'should be a whole number' }).nonnegative(),
  externalReferences: z.object({ NCI: codes, UMLS: codes }).default({ NCI: [], UMLS: [] }),
  history: codes,
  precursors: codes,
  revocations: codes,
});

class OncoTreeReader implements FormatReader {
  readonly #targets: Targets;

  constructor(targets: Targets) {
    this.#targets = targets;
  }

  async readFile(file: SourceFile, report: FileReport): Promise<void> {
    const nodes = await oncoTreeNodes(file);
    const release = releaseOf(file.name);
    const { trees, diseases } = this.#targets;
    const writers = trees.map(
      (tree, index) =>
        new RecordWriter(tree, {
          merge: newerRelease,
          // The copies are alike: the first speaks for all.
          ...(index === 0 ? { report } : {}),
        }),
    );
    const diseaseWriter = diseases === null ? null : new RecordWriter(diseases);
    for (const { where, node } of nodes) {
      const read = attempt(() => recordOf(NODE.parse(node), release));
      if ('fault' in read) {
        report.rejected(where, read.fault);
        continue;
      }
      const record = read.value;
      for (const writer of writers) await writer.add(record, where);
      await diseaseWriter?.add(diseaseOf(record));
    }
    for (const writer of writers.toReversed()) await writer.flush();
    await diseaseWriter?.flush();
  }
}

/** The day in a dated tree's file name, `oncotree_2025_10_03.json`. */
function releaseOf(fileName: string): string | null {
  const match = /(\d{4})[_-](\d\d)[_-](\d\d)/.exec(fileName);
  return match === null ? null : match.slice(1).join('-');
}

/** Of two dated statements on a code the newer stands; an undated one replaces and is replaced. */
function newerRelease(existing: OncoTreeRecord, incoming: OncoTreeRecord): OncoTreeRecord {
  if (existing.release === null || incoming.release === null) return incoming;
  return existing.release > incoming.release ? existing : incoming;
}

function recordOf(node: z.output<typeof NODE>, release: string | null): OncoTreeRecord {
  return {
    _id: node.code,
    name: node.name,
    parent: node.parent ?? null,
    tissue: node.tissue ?? null,
    mainType: node.mainType ?? null,
    level: node.level,
    ncitIds: node.externalReferences.NCI,
    umlsIds: node.externalReferences.UMLS,
    history: node.history,
    precursors: node.precursors,
    revocations: node.revocations,
    release,
  };
}

function diseaseId(code: string): string {
  return `ONCOTREE:${code}`;
}

function diseaseOf({ _id, name }: OncoTreeRecord): DiseaseRecord {
  return { _id: diseaseId(_id), name, doid: null, oncotreeCode: _id };
}
