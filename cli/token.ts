import { existsSync } from 'node:fs';
import { issueLocalToken, localIssuerFile } from '../identity/local-issuer.ts';
import { ENVIRONMENTS, readEnvironment } from '../service/environment.ts';

/**
 * `token PERSONA[@INSTITUTION]`: one token on standard output, and nothing else. A warning goes to
 * standard error when the issuer's key had to be made, for no running gateway knows it.
 */
export async function printToken(who: string): Promise<void> {
  const { DATA_DIR, NODE_ENV } = readEnvironment(ENVIRONMENTS.token);
  const isKnown = existsSync(localIssuerFile(DATA_DIR));
  const token = await issueLocalToken(who, { dataDirectory: DATA_DIR, mode: NODE_ENV });
  if (!isKnown)
    process.stderr.write(
      `precision-graph: warning: ${DATA_DIR} had no issuer's key, so one was made: only a gateway with this DATA_DIR takes the token\n`,
    );
  process.stdout.write(`${token}\n`);
}
