import { loadDemo, type LoadDemoOptions } from '../demo/load.ts';
import { INSTITUTIONS } from '../demo/institutions.ts';
import { ENVIRONMENTS, readEnvironment, type Environment } from '../service/environment.ts';
import { openStore } from '../store/open.ts';
import { CommandError } from './failure.ts';

/** What `demo` can load by itself: the shared knowledge, or one institution's patients. */
const CHOICES: readonly string[] = ['knowledge', ...INSTITUTIONS.map(({ id }) => id)];

/**
 * `demo [WHAT...]`: loads the demonstration's data into the stores that are empty; all of it unless
 * told what.
 * @throws CommandError when there is no such part of it
 */
export async function runDemo(what: readonly string[]): Promise<void> {
  const unknown = what.find((each) => !CHOICES.includes(each));
  if (unknown !== undefined)
    throw new CommandError(`there is no '${unknown}' to load: take ${CHOICES.join(', ')}`);
  const only = CHOICES.filter((each) => what.length === 0 || what.includes(each));
  const hasSpoken = await loadDemoData(readEnvironment(ENVIRONMENTS.demo), { only });
  if (!hasSpoken)
    process.stderr.write(`demo: ${only.join(', ')}: the data is there already, nothing to load\n`);
}

/**
 * Says on standard error what it loads; a store that holds data is left as it is.
 * @returns whether there was anything to say
 */
export async function loadDemoData(
  { DATA_DIR, MONGODB_URI }: Pick<Environment<'demo'>, 'DATA_DIR' | 'MONGODB_URI'>,
  choice: Pick<LoadDemoOptions, 'only' | 'onlyAlone'>,
): Promise<boolean> {
  let hasSpoken = false;
  const options = {
    dataDirectory: DATA_DIR,
    ...choice,
    open: (name: string) => openStore({ name, dataDirectory: DATA_DIR, mongodbUri: MONGODB_URI }),
    say: (line: string) => {
      hasSpoken = true;
      process.stderr.write(`${line}\n`);
    },
  };
  await loadDemo(options);
  return hasSpoken;
}
