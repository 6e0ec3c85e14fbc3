import { loadDemo } from '../demo/load.ts';
import { ENVIRONMENTS, readEnvironment, type Environment } from '../service/environment.ts';
import { openStore } from '../store/open.ts';

/** `demo`: loads the demonstration's data into the stores that are empty. */
export async function runDemo(): Promise<void> {
  await loadDemoData(readEnvironment(ENVIRONMENTS.demo));
}

/** Says on standard error what it loads; a store that holds data is left as it is. */
export async function loadDemoData({
  DATA_DIR: dataDirectory,
  MONGODB_URI: mongodbUri,
}: Pick<Environment<'demo'>, 'DATA_DIR' | 'MONGODB_URI'>): Promise<void> {
  await loadDemo({
    dataDirectory,
    open: (name) => openStore({ name, dataDirectory, mongodbUri }),
    say: (line) => {
      process.stderr.write(`${line}\n`);
    },
  });
}
