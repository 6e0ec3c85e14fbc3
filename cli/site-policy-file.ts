import path from 'node:path';
import type { Environment } from '../service/environment.ts';
import type { Log } from '../service/log.ts';
import { PolicyFile } from '../site/policy-file.ts';
import { siteStoreName } from '../site/site-settings.ts';

type Places = Pick<Environment<'site'>, 'DATA_DIR' | 'SITE_POLICY_FILE'>;

/** Where a site's policy is; nothing need be there unless SITE_POLICY_FILE says so. */
export function sitePolicyPath(id: string, { DATA_DIR, SITE_POLICY_FILE }: Places): string {
  return SITE_POLICY_FILE ?? path.join(DATA_DIR, `${siteStoreName(id)}.policy.json`);
}

/** The policy of a site, as it is at each look. */
export function openSitePolicy(id: string, places: Places, log?: Log): PolicyFile {
  return new PolicyFile(sitePolicyPath(id, places), {
    mustExist: places.SITE_POLICY_FILE !== undefined,
    ...(log && { log }),
  });
}
