import { SIGNING_PARTS, type SigningPart } from '../identity/assertion.ts';
import { makeKeys, signingKeyFile, trustedKeysFile } from '../identity/key-folder.ts';

/** `keys FOLDER`: makes what is missing, and says where each file belongs; never what is in it. */
export async function printKeys(
  folder: string,
  options: { readonly next?: SigningPart; readonly retire?: boolean },
): Promise<void> {
  const trusted = await makeKeys(folder, options);
  const files = SIGNING_PARTS.map(
    (part) => `${part} alone: ASSERTION_KEY_FILE=${signingKeyFile(folder, part)}`,
  );
  process.stdout.write(
    [
      ...files,
      `every part: TRUSTED_KEYS_FILE=${trustedKeysFile(folder)}`,
      ...trusted.map(({ part, kid }) => `trusted: ${part} ${kid}`),
      '',
    ].join('\n'),
  );
}
