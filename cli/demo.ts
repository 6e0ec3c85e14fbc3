import { loadDemo } from '../demo/load.ts';
import { ENVIRONMENTS, readEnvironment } from '../service/environment.ts';
import { createLog } from '../service/log.ts';

/** `demo`: loads the demonstration data into the stores that are empty. */
export async function runDemo(): Promise<void> {
  const { DATA_DIR, MONGODB_URI, LOG_LEVEL } = readEnvironment(ENVIRONMENTS.demo);
  await loadDemo({
    dataDirectory: DATA_DIR,
    mongodbUri: MONGODB_URI,
    log: createLog({ part: 'demo', level: LOG_LEVEL }),
  });
}
