import path from 'node:path';
import type { SigningPart } from '../identity/assertion.ts';
import {
  openSigningKey,
  openTrustedKeys,
  type KeyFileOptions,
} from '../identity/assertion-keys.ts';
import type { TrustedKeys } from '../identity/assertion-verifier.ts';
import { makeKeys, signingKeyFile, trustedKeysFile } from '../identity/key-folder.ts';
import type { SigningKey } from '../identity/signer.ts';
import type { Log } from '../service/log.ts';

/** What of a part's environment says where its keys are; in production the files are stated. */
interface KeyPlaces {
  readonly DATA_DIR: string;
  readonly ASSERTION_KEY_FILE?: string | undefined;
  readonly TRUSTED_KEYS_FILE?: string | undefined;
}

/** The key that a part signs with: of its own file, or for trying out one that is made in DATA_DIR. */
export async function signingKeyOf(
  part: SigningPart,
  { ASSERTION_KEY_FILE, DATA_DIR }: KeyPlaces,
  log: Log,
): Promise<SigningKey> {
  const file = ASSERTION_KEY_FILE ?? signingKeyFile(await localKeys(DATA_DIR), part);
  return await openSigningKey(file, tellFault(log));
}

/** The keys that a part trusts: of a file, or for trying out those that are made in DATA_DIR. */
export async function trustedKeysOf(
  { TRUSTED_KEYS_FILE, DATA_DIR }: KeyPlaces,
  log: Log,
): Promise<TrustedKeys> {
  const file = TRUSTED_KEYS_FILE ?? trustedKeysFile(await localKeys(DATA_DIR));
  return await openTrustedKeys(file, tellFault(log));
}

async function localKeys(dataDirectory: string): Promise<string> {
  const folder = path.join(dataDirectory, 'keys');
  await makeKeys(folder);
  return folder;
}

function tellFault(log: Log): KeyFileOptions {
  return {
    onFault: (reason) => {
      log.warn('changed keys not taken, the old ones hold', { reason });
    },
  };
}
