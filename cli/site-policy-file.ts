import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Environment } from '../service/environment.ts';
import type { Log } from '../service/log.ts';
import { PolicyFile } from '../site/policy-file.ts';
import { siteStoreName } from '../site/site-settings.ts';

type Places = Pick<Environment<'site'>, 'DATA_DIR' | 'SITE_POLICY_FILE'>;

/** Where a site's policy is; nothing need be there unless SITE_POLICY_FILE says so, or one was there. */
export function sitePolicyPath(id: string, { DATA_DIR, SITE_POLICY_FILE }: Places): string {
  return SITE_POLICY_FILE ?? path.join(DATA_DIR, `${siteStoreName(id)}.policy.json`);
}

/**
 * The policy of a site, as it is at each look. Once one was there, a site that starts anew without it
 * refuses everything too: that is not the same as none.
 * @param log of the running site, which notes in DATA_DIR that it has a policy
 */
export function openSitePolicy(id: string, places: Places, log?: Log): PolicyFile {
  const held = path.join(places.DATA_DIR, `${siteStoreName(id)}.policy.held`);
  return new PolicyFile(sitePolicyPath(id, places), {
    mustExist: places.SITE_POLICY_FILE !== undefined || existsSync(held),
    ...(log && { log, remember: noting(held, log) }),
  });
}

function noting(file: string, log: Log): () => void {
  return () => {
    try {
      writeFileSync(file, '', { mode: 0o600 });
    } catch (error) {
      log.error('a policy that is gone when the site starts anew would not be missed', {}, error);
    }
  };
}
