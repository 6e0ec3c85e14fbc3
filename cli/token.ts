import { issueLocalToken } from '../identity/local-issuer.ts';
import { ENVIRONMENTS, readEnvironment } from '../service/environment.ts';

/** `token PERSONA[@INSTITUTION]`: one token on standard output, and nothing else. */
export async function printToken(who: string): Promise<void> {
  const { DATA_DIR, NODE_ENV } = readEnvironment(ENVIRONMENTS.token);
  const token = await issueLocalToken(who, { dataDirectory: DATA_DIR, mode: NODE_ENV });
  process.stdout.write(`${token}\n`);
}
