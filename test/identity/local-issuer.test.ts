import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { SCOPES } from '../../identity/identity.ts';
import { issueLocalToken, localIssuers } from '../../identity/local-issuer.ts';
import { PERSONAS } from '../../identity/personas.ts';
import { verifyToken } from '../../identity/verify.ts';

describe('The local issuer', () => {
  let dataDirectory: string;
  beforeEach(async () => {
    dataDirectory = await mkdtemp(path.join(tmpdir(), 'local-issuer-'));
  });
  afterEach(async () => {
    await rm(dataDirectory, { recursive: true });
  });
  const options = (mode = 'development') => ({ dataDirectory, mode });
  const keyFile = () => path.join(dataDirectory, 'local-issuer.jwk');

  it.each(Object.entries(PERSONAS))(
    'issues a %s what the persona may have',
    async (name, persona) => {
      const token = await issueLocalToken(`${name}@lakeside`, options());
      expect(await verifyToken(token, await localIssuers(options()))).toEqual({
        subject: `${name}@lakeside`,
        issuer: 'http://localhost/issuers/lakeside',
        institution: { id: 'lakeside', name: 'Lakeside University Hospital' },
        roles: [name],
        scopes: persona.scopes,
        policies: [],
        purpose: persona.purpose,
      });
      expect(SCOPES).toEqual(expect.arrayContaining([...persona.scopes]));
    },
  );

  it('speaks for northfield unless told otherwise', async () => {
    const token = await issueLocalToken('auditor', options());
    expect(decodeJwt(token).sub).toBe('auditor@northfield');
  });

  it('signs with EdDSA for twelve hours', async () => {
    const token = await issueLocalToken('researcher', options());
    const { iat = 0, exp = 0 } = decodeJwt(token);
    expect(decodeProtectedHeader(token).alg).toBe('EdDSA');
    expect(exp - iat).toBe(12 * 60 * 60);
  });

  it('keeps its key for its owner only, and leaves nothing else behind', async () => {
    await issueLocalToken('researcher', options());
    expect((await stat(keyFile())).mode & 0o777).toBe(0o600);
    expect(await readdir(dataDirectory)).toEqual(['local-issuer.jwk']);
  });

  it('makes one key when several processes start at once', async () => {
    const tokens = await Promise.all(
      Array.from({ length: 8 }, () => issueLocalToken('researcher', options())),
    );
    const issuers = await localIssuers(options());
    const identities = await Promise.all(tokens.map((token) => verifyToken(token, issuers)));
    expect(new Set(identities.map(({ subject }) => subject))).toEqual(
      new Set(['researcher@northfield']),
    );
  });

  it('has no issuer and issues nothing in production', async () => {
    expect(await localIssuers(options('production'))).toEqual([]);
    await expect(issueLocalToken('researcher', options('production'))).rejects.toThrow(
      /refused when NODE_ENV=production/,
    );
  });

  it.each([
    ['surgeon', /unknown persona 'surgeon': take one of researcher, coordinator/],
    ['', /unknown persona ''/],
    ['toString', /unknown persona 'toString'/],
    ['researcher@', /unknown institution '': take one of northfield, lakeside, riverbend/],
    ['researcher@mars@lakeside', /unknown institution 'mars@lakeside'/],
  ])('refuses %j and names what there is', async (who, message) => {
    await expect(issueLocalToken(who, options())).rejects.toThrow(message);
  });

  it('says so when its key file holds something else, and leaves the file alone', async () => {
    await writeFile(keyFile(), 'not a key');
    await expect(localIssuers(options())).rejects.toThrow(/holds no Ed25519 key/);
    expect(await readFile(keyFile(), 'utf8')).toBe('not a key');
  });

  it('says so when its key can not be kept', async () => {
    const file = path.join(dataDirectory, 'file');
    await writeFile(file, '');
    await expect(
      issueLocalToken('researcher', { dataDirectory: file, mode: 'test' }),
    ).rejects.toThrow(/can't use the key file .*: ENOTDIR/);
  });
});
