import { createServer } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import { remoteKeys } from '../../identity/issuer-keys.ts';
import { IssuerUnavailableError, type Issuer } from '../../identity/issuers.ts';
import { identify } from '../../identity/verify.ts';
import { listenAt } from '../../service/http.ts';

interface Key {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
}

describe("An issuer's keys at its address", () => {
  let held: JWK[] = [];
  let status = 200;
  let fetches = 0;
  const server = createServer((_request, response) => {
    fetches += 1;
    response.writeHead(status, { 'content-type': 'application/json', location: '/elsewhere' });
    response.end(JSON.stringify({ keys: held }));
  });
  let uri: URL;
  let first: Key;
  let second: Key;

  beforeAll(async () => {
    uri = new URL(`http://127.0.0.1:${await listenAt(server, '127.0.0.1', 0)}/jwks`);
    [first, second] = await Promise.all([makeKey('first'), makeKey('second')]);
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  beforeEach(() => {
    held = [first.jwk];
    status = 200;
    fetches = 0;
  });

  async function makeKey(kid: string): Promise<Key> {
    const { publicKey, privateKey } = await generateKeyPair('ES256');
    return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid } };
  }
  const issuerWith = (times: Parameters<typeof remoteKeys>[1]): Issuer => ({
    issuer: 'https://id.hospital.example',
    audience: 'precision-graph',
    institution: { id: 'hospital', name: 'A Hospital' },
    jwks: remoteKeys(uri, times),
    scopes: [],
    purposes: ['TREAT'],
  });
  async function ask(issuer: Issuer, { kid, privateKey }: Key) {
    const token = await new SignJWT()
      .setProtectedHeader({ alg: 'ES256', kid })
      .setIssuer(issuer.issuer)
      .setAudience(issuer.audience)
      .setSubject('dr-1')
      .setExpirationTime('5m')
      .sign(privateKey);
    return await identify({ authorization: [`Bearer ${token}`] }, [issuer]);
  }

  it('are fetched once for many tokens', async () => {
    const issuer = issuerWith({});
    await Promise.all([ask(issuer, first), ask(issuer, first)]);
    expect((await ask(issuer, first))?.subject).toBe('dr-1');
    expect(fetches).toBe(1);
  });

  it('are fetched again for a token with a new key, while the old one holds', async () => {
    const issuer = issuerWith({ cooldownMs: 0 });
    await ask(issuer, first);
    held = [first.jwk, second.jwk];
    expect(await ask(issuer, second)).not.toBeNull();
    expect(await ask(issuer, first)).not.toBeNull();
    expect(fetches).toBe(2);
  });

  it('hold no longer once the issuer has withdrawn them', async () => {
    const issuer = issuerWith({ maxAgeMs: 0, cooldownMs: 0 });
    await ask(issuer, first);
    held = [second.jwk];
    await expect(ask(issuer, first)).rejects.toThrow('not signed by a key of its issuer');
    expect(await ask(issuer, second)).not.toBeNull();
  });

  it('are not fetched for each of many tokens with made-up keys', async () => {
    const issuer = issuerWith({});
    await ask(issuer, first);
    for (const kid of ['a', 'b', 'c'])
      await expect(ask(issuer, { ...second, kid })).rejects.toThrow(
        'not signed by a key of its issuer',
      );
    expect(fetches).toBe(1);
  });

  it.each([
    ['fails', 500],
    ['sends elsewhere', 302],
  ])(
    'can not be had when the address %s, which is not the fault of the token',
    async (_what, code) => {
      status = code;
      await expect(ask(issuerWith({}), first)).rejects.toThrow(IssuerUnavailableError);
      expect(fetches).toBe(1);
    },
  );
});
