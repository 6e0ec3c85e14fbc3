/** A process that ingests CIViC files into databases of its own at `MONGODB_URI`, to be killed. */
import { civic } from '../../ingest/civic.ts';
import { ingest } from '../../ingest/run.ts';
import { openMongoStore } from '../../store/mongo.ts';

const [prefix = '', ...paths] = process.argv.slice(2);
const uri = process.env['MONGODB_URI'] ?? '';
await ingest(civic, paths, { openStore: (name) => openMongoStore(uri, `${prefix}_${name}`) });
