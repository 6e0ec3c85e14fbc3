import type { Store } from '../store/store.ts';
import { openPatients, rewritePatients } from './patient-store.ts';
import { SEARCH_VERSION, searchFieldsOf } from './search-fields.ts';

const BATCH = 500;

/**
 * Makes the search fields anew of records that an earlier build wrote, so that no filter misses them.
 * It can be killed at any moment; the next call goes on. What else writes records meanwhile loses nothing,
 * but an ingestion by an earlier build must not run.
 * @returns how many records it changed
 */
export async function renewSearchFields(store: Store): Promise<number> {
  const patients = await openPatients(store);
  let renewed = 0;
  for (const version of [null, { $lt: SEARCH_VERSION }, { $gt: SEARCH_VERSION }])
    for (;;) {
      const filter = { 'search.version': version };
      const outdated = await patients.findPage({ filter, limit: BATCH, fields: ['_id'] });
      if (outdated.length === 0) break;
      const ids = outdated.map(({ _id }) => _id);
      await rewritePatients(patients, ids, (stored) =>
        [...stored.values()].map((record) => ({ ...record, search: searchFieldsOf(record) })),
      );
      renewed += outdated.length;
    }
  return renewed;
}
