import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { IssuerFileError, readIssuerFile } from '../../identity/issuer-file.ts';
import { PURPOSES_OF_USE } from '../../identity/purpose-of-use.ts';
import { identify } from '../../identity/verify.ts';

const WITHOUT_KEYS = {
  issuer: 'https://id.hospital.example',
  audience: 'precision-graph',
  institution: { id: 'hospital', name: 'A Hospital' },
  scopes: ['knowledge:read'],
  purposes: ['TREAT'],
  policiesClaim: 'rules',
};
const ENTRY = { ...WITHOUT_KEYS, jwksFile: 'keys.json' };

describe('The file of issuers', () => {
  let folder: string;
  let privateKey: CryptoKey;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'issuers-'));
    const pair = await generateKeyPair('ES256', { extractable: true });
    ({ privateKey } = pair);
    const jwks = (key: unknown) => JSON.stringify({ keys: [key] });
    await writeFile(path.join(folder, 'keys.json'), jwks(await exportJWK(pair.publicKey)));
    await writeFile(path.join(folder, 'private.json'), jwks(await exportJWK(privateKey)));
    await writeFile(
      path.join(folder, 'single.json'),
      JSON.stringify(await exportJWK(pair.publicKey)),
    );
    await writeFile(path.join(folder, 'secret.json'), jwks({ kty: 'oct', k: 'c2VjcmV0' }));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  async function read(content: unknown) {
    const file = path.join(folder, 'issuers.json');
    await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
    return await readIssuerFile(file);
  }
  async function faultsOf(content: unknown): Promise<string[]> {
    try {
      await read(content);
    } catch (error) {
      if (!(error instanceof IssuerFileError)) throw error;
      return error.message.split('\n').map((line) => line.replace(/^.*issuers\.json: /, ''));
    }
    throw new Error('the file was accepted');
  }

  it('makes issuers whose tokens are identities of their institution', async () => {
    const issuers = await read([ENTRY, { ...ENTRY, issuer: 'https://id.other.example' }]);
    const token = await new SignJWT({ scope: 'knowledge:read audit:read', rules: 'a b' })
      .setProtectedHeader({ alg: 'ES256' })
      .setIssuer(ENTRY.issuer)
      .setAudience(ENTRY.audience)
      .setSubject('dr-1')
      .setExpirationTime('5m')
      .sign(privateKey);
    expect(await identify({ authorization: [`Bearer ${token}`] }, issuers)).toEqual({
      subject: 'dr-1',
      issuer: ENTRY.issuer,
      institution: ENTRY.institution,
      roles: [],
      scopes: ['knowledge:read'],
      policies: ['a', 'b'],
      purpose: 'TREAT',
    });
  });

  it.each(['https://id.hospital.example/jwks', 'http://localhost:8080/jwks', 'http://[::1]/jwks'])(
    'takes keys at %s',
    async (jwksUri) => {
      expect(await read([{ ...WITHOUT_KEYS, jwksUri }])).toHaveLength(1);
    },
  );

  it('names every fault at once by the key that is wrong', async () => {
    const faults = await faultsOf([
      { ...ENTRY, audience: 7, scopes: 'knowledge:read', policyClaim: 'x', tenant: 'y' },
      { ...WITHOUT_KEYS, institution: { id: 'A Hospital' }, purposes: ['TREAT now'] },
      { ...ENTRY, jwksUri: 'https://id.hospital.example/jwks' },
      { ...WITHOUT_KEYS, jwksUri: 'http://id.hospital.example/jwks' },
      'hospital',
    ]);
    expect(faults.sort()).toEqual(
      [
        "[0].audience: give the 'aud' that its tokens must name",
        '[0].scopes: give the scopes that it may grant, as a list of words',
        '[0].policyClaim: no such key: leave it out',
        '[0].tenant: no such key: leave it out',
        "[1].institution.id: give its id: small letters, digits and -, as in its site's id",
        '[1].institution.name: give its name',
        `[1].purposes[0]: give HL7 PurposeOfUse codes, such as TREAT, HRESCH, HOPERAT; there are ${PURPOSES_OF_USE.join(', ')}`,
        '[1].jwksUri: give either jwksUri or jwksFile',
        '[2].jwksUri: give either jwksUri or jwksFile',
        '[3].jwksUri: give an https:// address; http:// is for this machine only (localhost, 127.0.0.1, [::1])',
        '[4]: give an object',
      ].sort(),
    );
  });

  it.each([
    ['no JSON', '[{', ['is no JSON: give a list of issuers']],
    ['no list', {}, ['give a list of issuers']],
    ['nobody', [], ['give at least one issuer']],
    ['one issuer twice', [ENTRY, ENTRY], ['[1].issuer: is stated twice']],
    [
      'a file of keys that is not there',
      [{ ...ENTRY, jwksFile: 'none.json' }],
      [expect.stringMatching(/^\[0\]\.jwksFile: .*ENOENT/)],
    ],
    [
      'a file that holds no keys',
      [{ ...ENTRY, jwksFile: 'issuers.json' }],
      [expect.stringContaining('[0].jwksFile: holds no JWKS')],
    ],
    [
      'a key in place of a list of keys',
      [{ ...ENTRY, jwksFile: 'single.json' }],
      [
        '[0].jwksFile: holds no JWKS: a JWKS is an object with a list `keys`; this looks like a single key',
      ],
    ],
    [
      'a scope that the graph does not have',
      [{ ...ENTRY, scopes: ['knowledge:read', 'superpower'] }],
      [
        expect.stringMatching(
          /^\[0\]\.scopes\[1\]: no scope of this graph: there are knowledge:read, /,
        ),
      ],
    ],
    [
      'a private key',
      [{ ...ENTRY, jwksFile: 'private.json' }],
      [expect.stringContaining('d is part of a private key')],
    ],
    [
      'a shared secret',
      [{ ...ENTRY, jwksFile: 'secret.json' }],
      [expect.stringContaining('no shared secret')],
    ],
  ])('refuses %s', async (_what, content, faults) => {
    expect(await faultsOf(content)).toEqual(faults);
  });

  it('may grant any scope where the graph is not known', async () => {
    const file = path.join(folder, 'issuers.json');
    await writeFile(file, JSON.stringify([{ ...ENTRY, scopes: ['superpower'] }]));
    expect(await readIssuerFile(file, null)).toMatchObject([{ scopes: ['superpower'] }]);
  });

  it('that is not there is told by its path', async () => {
    const file = path.join(folder, 'nowhere.json');
    await expect(readIssuerFile(file)).rejects.toThrow(/issuers can't be read.*nowhere\.json/);
  });
});
