import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadIngestSite, SiteSettingsError } from '../../site/site-settings.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'precision-graph-settings-'));
});
afterAll(() => rm(folder, { recursive: true }));

const load = (id: string, environment: Record<string, string> = {}, dataDirectory = folder) =>
  loadIngestSite(id, { dataDirectory, environment });

describe("A site's settings", () => {
  it('hold one key for all who make it at the same time, readable by its owner alone', async () => {
    const loaded = await Promise.all(Array.from({ length: 20 }, () => load('northfield')));
    const keys = new Set(loaded.map(({ pseudonymKey }) => pseudonymKey.toString('hex')));
    expect(keys.size).toBe(1);
    expect(loaded[0]).toMatchObject({ id: 'northfield', storeName: 'site_northfield' });
    expect(loaded[0]?.pseudonymKey).toHaveLength(32);
    expect((await stat(path.join(folder, 'site_northfield.key'))).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['site_northfield.key']);
  });

  it('hold different keys for different sites', async () => {
    const [one, other] = await Promise.all([load('one'), load('other')]);
    expect(one.pseudonymKey.equals(other.pseudonymKey)).toBe(false);
  });

  it('take the key from the environment before the file', async () => {
    const key = Buffer.alloc(40, 9);
    const { pseudonymKey } = await load('northfield', {
      SITE_PSEUDONYM_KEY: key.toString('base64'),
    });
    expect(pseudonymKey.equals(key)).toBe(true);
  });

  it.each(['', 'c2hvcnQ=', 'not base64 '.repeat(10)])(
    'refuse %j as a key and do not repeat it',
    async (SITE_PSEUDONYM_KEY) => {
      const refused = load('northfield', { SITE_PSEUDONYM_KEY });
      await expect(refused).rejects.toThrow(SiteSettingsError);
      await expect(refused).rejects.toThrow(/^SITE_PSEUDONYM_KEY must hold the base64/);
    },
  );

  it.each(['', 'Northfield', '../etc', 'a b', '1st', 'x'.repeat(32)])(
    'refuse %j as an id',
    async (id) => {
      await expect(load(id)).rejects.toThrow(/can't be a site's id/);
    },
  );

  it('name a folder that cannot be one', async () => {
    const file = path.join(folder, 'a-file');
    await writeFile(file, '');
    await expect(load('northfield', {}, file)).rejects.toThrow(/can't use the key file .*ENOTDIR/);
  });
});
