import { rewrite, type Rewriting } from '../store/rewrite.ts';
import type { Collection, Store, WriteCounts } from '../store/store.ts';
import { withWrites } from '../store/with-writes.ts';
import { VOCABULARY, wordsOf, type Word } from './matching/vocabulary.ts';
import { markedAs, MarkingWriter, versionOf, type MarkedRecord } from './patient-changes.ts';
import { PATIENTS, type PatientRecord } from './records.ts';

/**
 * A site's patients for whoever writes them: what matching must know of a record is there before the
 * record is (`matching/vocabulary.ts`), and each change is marked (`patient-changes.ts`). Reading alone may
 * go to the collection itself.
 */
export async function openPatients(store: Store): Promise<Collection<PatientRecord>> {
  const patients = await store.collection<PatientRecord>(PATIENTS);
  const words = await store.collection<Word>(VOCABULARY);
  const marking = await MarkingWriter.over(patients, store);
  const written = new Set<string>();
  const note = async (records: readonly PatientRecord[]): Promise<void> => {
    const unwritten = wordsOf(records).filter(({ _id }) => !written.has(_id));
    if (unwritten.length > 0) await words.bulkUpsert(unwritten);
    for (const { _id } of unwritten) written.add(_id);
  };
  return withWrites(patients, () => ({
    bulkUpsert: async (records) => {
      await note(records);
      return marking.write(records);
    },
    writeWhere: async (writes) => {
      await note(writes.map(({ document }) => document));
      return marking.writeWhere(writes);
    },
  }));
}

/**
 * Writes what `make` makes of patients and of what is stored of them, and nothing over what was written since
 * it was read: `make` is called again for those (`store/rewrite.ts`). A withdrawal that comes meanwhile stays.
 */
export function rewritePatients(
  patients: Collection<PatientRecord>,
  ids: readonly string[],
  make: Rewriting<PatientRecord>['make'],
): Promise<WriteCounts> {
  return rewrite<MarkedRecord>(patients, ids, {
    versionOf,
    make: async (stored, keys) =>
      (await make(stored, keys)).map((record) => markedAs(record, stored.get(record._id))),
  });
}
