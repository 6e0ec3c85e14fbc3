/**
 * A process that writes batches until it is killed, and prints the number of each that the store
 * has acknowledged: `writer.ts ENGINE ADDRESS FIRST LAST`.
 */
import { openEmbeddedStore } from '../../store/embedded.ts';
import { openMongoStore } from '../../store/mongo.ts';
import { batchOf, BATCHES } from './batches.ts';

const [engine, address = '', first, last] = process.argv.slice(2);
const store =
  engine === 'embedded'
    ? await openEmbeddedStore(address)
    : await openMongoStore(process.env['MONGODB_URI'] ?? '', address);
const collection = await store.collection(BATCHES);
for (let batch = Number(first); batch <= Number(last); batch += 1) {
  await collection.bulkUpsert(batchOf(batch));
  process.stdout.write(`${batch}\n`);
}
await store.close();
