import type { Collection, Store } from '../store/store.ts';
import { VOCABULARY, wordsOf, type Word } from './matching/vocabulary.ts';
import { MarkingWriter } from './patient-changes.ts';
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
  const wrap = (inner: Collection<PatientRecord>): Collection<PatientRecord> => ({
    findByKeys: (keys) => inner.findByKeys(keys),
    find: (filter, fields) => inner.find(filter, fields),
    findPage: (query) => inner.findPage(query),
    stream: (query) => inner.stream(query),
    count: (filter) => inner.count(filter),
    aggregate: (pipeline) => inner.aggregate(pipeline),
    explain: (filter) => inner.explain(filter),
    deleteByKeys: (keys) => inner.deleteByKeys(keys),
    bulkUpsert: async (records) => {
      const unwritten = wordsOf(records).filter(({ _id }) => !written.has(_id));
      if (unwritten.length > 0) await words.bulkUpsert(unwritten);
      for (const { _id } of unwritten) written.add(_id);
      return marking.write(records);
    },
    until: (signal) => wrap(inner.until(signal)),
  });
  return wrap(patients);
}
