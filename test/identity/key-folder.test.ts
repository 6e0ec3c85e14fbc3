import { mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AssertionError, SIGNING_PARTS } from '../../identity/assertion.ts';
import { KeyFileError, openSigningKey, openTrustedKeys } from '../../identity/assertion-keys.ts';
import { subgraphVerifier } from '../../identity/assertion-verifier.ts';
import {
  makeKeys,
  nextKeyFile,
  retireKeys,
  signingKeyFile,
  trustedKeysFile,
} from '../../identity/key-folder.ts';
import { gatewaySigner, type GatewaySigner } from '../../identity/signer.ts';

const QUESTION = { audience: 'trials', requestId: 'request-0001', body: '{}' };
/** Looks at the file each time. */
const AT_ONCE = { recheckMs: -1 };

describe('The keys of the parts', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'keys-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });
  const trusted = async () => (await makeKeys(folder)).map(({ part }) => part);

  it('are made once, private ones for their owner only and public ones without a secret', async () => {
    const first = await makeKeys(folder);
    expect(await makeKeys(folder)).toEqual(first);
    expect(first.map(({ part }) => part)).toEqual([...SIGNING_PARTS]);
    for (const part of SIGNING_PARTS)
      expect((await stat(signingKeyFile(folder, part))).mode & 0o777).toBe(0o600);
    const { d } = await (await openSigningKey(signingKeyFile(folder, 'gateway')))();
    expect(d).toMatch(/^[\w-]{43}$/);
    expect(await readFile(trustedKeysFile(folder), 'utf8')).not.toMatch(/"d"/);
  });

  it('are the same for several processes that start at once', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => makeKeys(folder)));
    expect(new Set(all.map((keys) => JSON.stringify(keys))).size).toBe(1);
  });

  it('are rotated while the parts run: trust the next, sign with it, retire the last', async () => {
    await makeKeys(folder);
    const signer = gatewaySigner(await openSigningKey(signingKeyFile(folder, 'gateway'), AT_ONCE));
    const verifier = subgraphVerifier(
      'trials',
      await openTrustedKeys(trustedKeysFile(folder), AT_ONCE),
    );
    const sign = (by: GatewaySigner) => by.sign(QUESTION, null);
    const verified = async (assertion: string) => (await verifier.verify(assertion)).requestId;
    const old = await sign(signer);

    await makeKeys(folder, { next: 'gateway' });
    expect(await trusted()).toEqual(['gateway', 'gateway', 'patients']);
    const next = gatewaySigner(await openSigningKey(nextKeyFile(folder, 'gateway')));
    expect(await verified(old)).toBe(QUESTION.requestId);
    expect(await verified(await sign(next))).toBe(QUESTION.requestId);

    await rename(nextKeyFile(folder, 'gateway'), signingKeyFile(folder, 'gateway'));
    const fresh = await sign(signer);
    const kidOf = (jwt: string) => Buffer.from(jwt.split('.')[0] ?? '', 'base64url').toString();
    expect(kidOf(fresh)).not.toBe(kidOf(old));
    expect(await verified(fresh)).toBe(QUESTION.requestId);
    expect(await verified(old)).toBe(QUESTION.requestId);

    const inTwoMinutes = Date.now() + 121_000;
    const { retired } = await retireKeys(folder, { force: false, now: inTwoMinutes });
    expect(retired.map(({ part }) => part)).toEqual(['gateway']);
    expect(await trusted()).toEqual(['gateway', 'patients']);
    await expect(verified(old)).rejects.toThrow(AssertionError);
    expect(await verified(fresh)).toBe(QUESTION.requestId);
  });

  it('are not retired while what they signed may be under way, unless forced', async () => {
    await makeKeys(folder, { next: 'gateway' });
    await rename(nextKeyFile(folder, 'gateway'), signingKeyFile(folder, 'gateway'));
    await expect(retireKeys(folder, { force: false })).rejects.toThrow(
      /^the key of gateway was put in its place less than two minutes ago.* in 1[12]\d s, or at once with --force$/,
    );
    expect(await trusted()).toEqual(['gateway', 'gateway', 'patients']);
    expect((await retireKeys(folder, { force: true })).retired).toHaveLength(1);
    expect(await trusted()).toEqual(['gateway', 'patients']);
    expect((await retireKeys(folder, { force: false })).retired).toEqual([]);
  });

  it('hold on while their file is gone or half written, and say so', async () => {
    await makeKeys(folder);
    const file = trustedKeysFile(folder);
    const faults: string[] = [];
    const onFault = (reason: string) => faults.push(reason);
    const keys = await openTrustedKeys(file, { ...AT_ONCE, onFault });
    const before = await keys();
    await writeFile(file, '{"keys": [{"kty"');
    expect(await keys()).toBe(before);
    await rm(file);
    expect(await keys()).toBe(before);
    expect(faults).toEqual([
      expect.stringContaining('must hold a JWKS of public Ed25519 keys'),
      expect.stringContaining('ENOENT'),
    ]);
  });

  it.each([
    ['nothing', ''],
    ['a public key only', '{"kty":"OKP","crv":"Ed25519","x":"abc","kid":"1"}'],
    ['a shared secret', '{"kty":"oct","k":"c2VjcmV0LXNlY3JldA","kid":"1"}'],
  ])('are refused from a file with %s, without a word of what is in it', async (_what, text) => {
    const file = path.join(folder, 'key.jwk');
    await writeFile(file, text);
    const opened = openSigningKey(file);
    await expect(opened).rejects.toThrow(KeyFileError);
    await expect(opened).rejects.toThrow(`${file} must hold a private Ed25519 key as JWK`);
    await expect(opened).rejects.not.toThrow(/c2VjcmV0/);
  });

  it('are not trusted when a private key is among them', async () => {
    await makeKeys(folder);
    const jwk = await (await openSigningKey(signingKeyFile(folder, 'gateway')))();
    const file = path.join(folder, 'trusted.json');
    await writeFile(file, JSON.stringify({ keys: [{ ...jwk, part: 'gateway' }] }));
    await expect(openTrustedKeys(file)).rejects.toThrow('public Ed25519 keys');
  });

  it('are told by their path when they are not there', async () => {
    const file = path.join(folder, 'none.jwk');
    await expect(openSigningKey(file)).rejects.toThrow(`can't read the key file ${file}: ENOENT`);
  });
});
