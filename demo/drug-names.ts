import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { mergeTherapies, therapyRecord } from '../ingest/civic/therapy.ts';
import { RecordWriter } from '../ingest/record-writer.ts';
import type { Store } from '../store/store.ts';
import { THERAPIES, type TherapyRecord } from '../subgraphs/therapies/records.ts';

const rowSchema = z.tuple([
  z.string().min(1),
  z.string().regex(/^C\d+$/),
  z.string().transform((names) => names.split('|')),
]);

/**
 * Adds brand names, research names and NCI Thesaurus codes of well-known drugs to the therapies of a
 * store. `file` has three columns: name, NCIt code, synonyms joined by `|`.
 */
export async function addDrugNames(file: string, store: Store): Promise<void> {
  const therapies = new RecordWriter<TherapyRecord>(await store.collection(THERAPIES), {
    merge: mergeTherapies,
  });
  const [, ...lines] = (await readFile(file, 'utf8')).trimEnd().split('\n');
  for (const line of lines) {
    const [name, ncitId, synonyms] = rowSchema.parse(line.split('\t'));
    const therapy = therapyRecord(name, ncitId);
    await therapies.add({
      ...therapy,
      synonyms,
      nameKeys: [name, ...synonyms].map((each) => each.toLowerCase()),
    });
  }
  await therapies.flush();
}
