import { SIGNING_PARTS, type SigningPart } from '../identity/assertion.ts';
import {
  makeKeys,
  nextKeyFile,
  retireKeys,
  signingKeyFile,
  trustedKeysFile,
} from '../identity/key-folder.ts';
import { CommandError } from './failure.ts';

/** The options of `keys`, as commander gives them. */
export interface KeysOptions {
  readonly next?: SigningPart;
  readonly retire?: true;
  readonly force?: true;
}

/**
 * `keys FOLDER`: makes what is missing, and says where each file belongs and what to do next; never what
 * is in it.
 */
export async function printKeys(
  folder: string,
  { next, retire, force }: KeysOptions,
): Promise<void> {
  if (next !== undefined && retire)
    throw new CommandError('--next and --retire are two steps: the next key must sign before');
  const trusted = await makeKeys(folder, { next });
  const { kept, retired } = retire
    ? await retireKeys(folder, { force: force ?? false })
    : { kept: trusted, retired: [] };
  const files = SIGNING_PARTS.map(
    (part) => `${part} alone: ASSERTION_KEY_FILE=${signingKeyFile(folder, part)}`,
  );
  const lines = [
    ...files,
    `every part: TRUSTED_KEYS_FILE=${trustedKeysFile(folder)}`,
    ...kept.map(({ part, kid }) => `trusted: ${part} ${kid}`),
    ...retired.map(({ part, kid }) => `retired: ${part} ${kid}`),
    ...(next === undefined ? [] : stepsAfterNext(folder, next)),
    ...(retire ? [stepAfterRetire(folder, retired.length)] : []),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function stepsAfterNext(folder: string, part: SigningPart): string[] {
  const next = nextKeyFile(folder, part);
  return [
    `next key of ${part}: ${next}`,
    'now:',
    `  1. give every part the new ${trustedKeysFile(folder)}`,
    `  2. when all have it: mv ${next} ${signingKeyFile(folder, part)}`,
    `  3. two minutes later: bin/precision-graph keys ${folder} --retire`,
  ];
}

function stepAfterRetire(folder: string, count: number): string {
  return count === 0
    ? 'nothing to retire: the private half of every trusted key is here'
    : `now: give every part the new ${trustedKeysFile(folder)}`;
}
