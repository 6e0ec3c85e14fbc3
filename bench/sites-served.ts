/**
 * So many sites over HTTP in one process, each with the same number of invented patients: what
 * `bench/sites.ts` asks. Gets keys and sizes from its parent and answers with the sites' addresses.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { generatePatients } from '../demo/patients/generate.ts';
import { TRUSTED_KEYS, trustedKeysOf } from '../identity/assertion-keys.ts';
import { siteVerifier } from '../identity/assertion-verifier.ts';
import { silentLog } from '../service/log.ts';
import { serve } from '../service/serve.ts';
import { openPatients } from '../site/patient-store.ts';
import { createSite } from '../site/site.ts';
import { openStore } from '../store/open.ts';

const KEY = Buffer.alloc(32, 1);
/** Each round asks anew; the budget is measured by nobody here. */
const PLENTY = { perCaller: 1e6, perInstitution: 1e6 };

const orderSchema = z.object({
  sites: z.int(),
  patients: z.int(),
  trusted: TRUSTED_KEYS.schema,
});

process.once('message', (message) => {
  void serveSites(orderSchema.parse(message));
});

async function serveSites({ sites, patients, trusted }: z.infer<typeof orderSchema>) {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'precision-graph-bench-sites-'));
  process.once('disconnect', () => {
    void rm(dataDirectory, { recursive: true, force: true }).then(() => process.exit());
  });
  const keys = trustedKeysOf(trusted.keys);
  const addresses: { id: string; name: string; url: string }[] = [];
  for (let at = 0; at < sites; at += 1) {
    const id = `site-${at}`;
    const store = await openStore({ mongodbUri: undefined, dataDirectory, name: id });
    await (
      await openPatients(store)
    ).bulkUpsert([...generatePatients({ site: id, count: patients, seed: at, pseudonymKey: KEY })]);
    const part = await createSite({ id, name: id, store, pseudonymKey: KEY, counts: PLENTY });
    const verifier = siteVerifier(id, () => Promise.resolve(keys));
    const { url } = await serve(part, { host: '127.0.0.1', port: 0, log: silentLog, verifier });
    addresses.push({ id, name: id, url });
  }
  process.send?.(addresses);
}
