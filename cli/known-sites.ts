import { sitesIn } from '../site/sites-in.ts';
import { CommandError } from './failure.ts';

/** So that a slip in an id finds no empty site. @throws CommandError unless the folder holds the site */
export function checkThere(id: string, folder: string): void {
  const known = sitesIn(folder);
  if (known.includes(id)) return;
  const others = known.length === 0 ? 'there is none' : `there are ${known.join(', ')}`;
  throw new CommandError(`there is no site '${id}' in ${folder}: ${others}`);
}

/** So that a slip in an id makes no second site. @throws CommandError where the folder holds only others */
export function checkNotAnother(id: string, folder: string): void {
  const known = sitesIn(folder);
  if (known.length === 0 || known.includes(id)) return;
  throw new CommandError(
    `there is no site '${id}' in ${folder}, only ${known.join(', ')}: to add it, begin with 'site init --id ${id}'`,
  );
}
