import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createLocalJWKSet } from 'jose';
import type { Issuer } from '../../identity/issuers.ts';
import { identify, TokenError } from '../../identity/verify.ts';
import {
  base64url,
  forge,
  unsigned,
  withEcdsa,
  withEd25519,
  withRsa,
  withSecret,
} from './forgery.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ed = generateKeyPairSync('ed25519');
const stranger = generateKeyPairSync('ed25519');

const publicJwk = (key: KeyObject, kid: string) => ({ ...key.export({ format: 'jwk' }), kid });
const common = {
  audience: 'precision-graph',
  institution: { id: 'hospital', name: 'A Hospital' },
  scopes: ['knowledge:read'],
  purposes: ['TREAT'],
};
const HOSPITAL: Issuer = {
  ...common,
  issuer: 'https://id.hospital.example',
  jwks: createLocalJWKSet({
    keys: [
      publicJwk(rsa.publicKey, 'rsa'),
      publicJwk(ec.publicKey, 'ec'),
      publicJwk(ed.publicKey, 'ed'),
    ],
  }),
};
const OTHER: Issuer = {
  ...common,
  issuer: 'https://id.other.example',
  institution: { id: 'other', name: 'Another' },
  jwks: createLocalJWKSet({ keys: [publicJwk(stranger.publicKey, 'ed')] }),
};

const now = () => Math.floor(Date.now() / 1000);
const claims = (changes: Record<string, unknown> = {}) => ({
  iss: HOSPITAL.issuer,
  aud: 'precision-graph',
  sub: 'dr-1',
  scope: 'knowledge:read',
  purpose: 'TREAT',
  iat: now(),
  exp: now() + 300,
  ...changes,
});
const good = (header: Record<string, unknown> = {}) => ({ alg: 'EdDSA', kid: 'ed', ...header });
const signed = (changes: Record<string, unknown>, header: Record<string, unknown> = {}) =>
  forge(good(header), claims(changes), withEd25519(ed.privateKey));

const pem = (key: KeyObject) => key.export({ format: 'pem', type: 'spki' }).toString();
const der = (key: KeyObject) => key.export({ format: 'der', type: 'spki' });
const raw = (key: KeyObject) => Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');
const hmac = (secret: string | Buffer) =>
  forge({ alg: 'HS256', kid: 'ed' }, claims(), withSecret(secret));

async function outcomeOf(...tokens: readonly string[]): Promise<string> {
  try {
    const authorization = tokens.map((token) => `Bearer ${token}`);
    await identify({ authorization }, [HOSPITAL, OTHER]);
    return 'accepted';
  } catch (error) {
    if (!(error instanceof TokenError)) throw error;
    return error.reason;
  }
}

describe('A token', () => {
  it.each([
    ['EdDSA', signed({})],
    ['RS256', forge({ alg: 'RS256', kid: 'rsa' }, claims(), withRsa(rsa.privateKey))],
    ['ES256', forge({ alg: 'ES256', kid: 'ec' }, claims(), withEcdsa(ec.privateKey))],
    ['a clock that is a little ahead', signed({ iat: now() + 5, nbf: now() + 5 })],
    ['several audiences', signed({ aud: ['billing', 'precision-graph'] })],
  ])(
    'with %s is accepted, so that the refusals below are for their own reasons',
    async (_what, token) => {
      expect(await outcomeOf(token)).toBe('accepted');
    },
  );

  it.each([
    ['alg none', forge({ alg: 'none' }, claims(), unsigned)],
    ['alg None', forge({ alg: 'None' }, claims(), unsigned)],
    ['alg none and a signature', forge({ alg: 'none' }, claims(), withEd25519(ed.privateKey))],
    ['no alg', forge({ kid: 'ed' }, claims(), withEd25519(ed.privateKey))],
    ['an empty signature', forge(good(), claims(), unsigned)],
    ['HS256 with the public key as PEM', hmac(pem(rsa.publicKey))],
    ['HS256 with the public key as DER', hmac(der(ed.publicKey))],
    ['HS256 with the public key raw', hmac(raw(ed.publicKey))],
    ['HS256 with an empty secret', hmac('')],
    ['PS256', forge({ alg: 'PS256', kid: 'rsa' }, claims(), withRsa(rsa.privateKey))],
    ['a critical extension', signed({}, { crit: ['exp'], exp: 1 })],
    ['an unknown critical extension', signed({}, { crit: ['http://x'], 'http://x': true })],
    ['a payload that is not encoded', signed({}, { b64: false, crit: ['b64'] })],
    ['a not-before in the future', signed({ nbf: now() + 3600 })],
    ['a not-before that is no number', signed({ nbf: '0' })],
    ['an issue time in the future', signed({ iat: now() + 3600, exp: now() + 7200 })],
    ['an issue time that is no number', signed({ iat: 'now' })],
    ['no expiry', signed({ exp: undefined })],
    ['an expiry that is text', signed({ exp: '9999999999' })],
    ['an expiry of a year', signed({ exp: now() + 365 * 86_400 })],
    ['an expiry without measure', signed({ exp: 1e300 })],
    ['a life that began long ago', signed({ iat: 0 })],
    ['no subject', signed({ sub: undefined })],
    ['an empty subject', signed({ sub: '' })],
    ['a subject that breaks the line', signed({ sub: 'dr-1\n{"subject":"dr-2"}' })],
    ['a subject with an invisible character', signed({ sub: 'dr-1\u200b' })],
    ['a subject written from right to left', signed({ sub: '\u202e1-rd' })],
    ['a subject without end', signed({ sub: 'x'.repeat(257) })],
    ['a subject that is an object', signed({ sub: { toString: 'dr-1' } })],
    ['an array as payload', forge(good(), '[]', withEd25519(ed.privateKey))],
    ['a payload that is no JSON', forge(good(), '{"iss":', withEd25519(ed.privateKey))],
    ['two parts', `${base64url('{"alg":"none"}')}.${base64url('{}')}`],
    ['five parts', 'e30.e30.e30.e30.e30'],
    ['full-width dots', signed({}).replaceAll('.', '\uff0e')],
    ['base64 in place of base64url', `${signed({})}==`],
    ['a line break', `${signed({})}\r\n`],
    ['a megabyte', signed({ padding: 'x'.repeat(1_000_000) })],
    ['more than eight kilobytes', signed({ padding: 'x'.repeat(8_192) })],
  ])('with %s is malformed', async (_what, token) => {
    expect(await outcomeOf(token)).toBe('malformed');
  });

  it.each([
    ['RS256 by the EC key', forge({ alg: 'RS256', kid: 'ec' }, claims(), withEcdsa(ec.privateKey))],
    [
      'ES256 by the RSA key',
      forge({ alg: 'ES256', kid: 'rsa' }, claims(), withRsa(rsa.privateKey)),
    ],
    [
      'ES256 by the RSA key under the EC kid',
      forge({ alg: 'ES256', kid: 'ec' }, claims(), withRsa(rsa.privateKey)),
    ],
    ['EdDSA by the EC key', forge({ alg: 'EdDSA', kid: 'ec' }, claims(), withEcdsa(ec.privateKey))],
    ['ES256 of r and s zero', forge({ alg: 'ES256', kid: 'ec' }, claims(), () => Buffer.alloc(64))],
    ['an unknown kid', signed({}, { kid: 'yesterday' })],
    ['a kid that is a path', signed({}, { kid: '../../dev/null' })],
    ['a kid that is no text', signed({}, { kid: ['ed'] })],
    ["another issuer's signature", forge(good(), claims(), withEd25519(stranger.privateKey))],
    [
      "another institution's claims",
      forge(good(), claims({ iss: OTHER.issuer }), withEd25519(ed.privateKey)),
    ],
  ])('with %s is not signed by its issuer', async (_what, token) => {
    expect(await outcomeOf(token)).toBe('wrong signature');
  });

  it.each([
    ['https://id.hospital.example/'],
    ['https://ID.hospital.example'],
    ['https://id.hospital.example\u0000'],
    ['https://id.h\u043espital.example'],
    ['constructor'],
    [undefined],
    [null],
    [[HOSPITAL.issuer]],
    [{ href: HOSPITAL.issuer }],
  ])('of the issuer %j is of an unknown one', async (iss) => {
    expect(await outcomeOf(signed({ iss }))).toBe('unknown issuer');
  });

  it.each([
    ['billing'],
    ['precision-graph '],
    ['PRECISION-GRAPH'],
    [[]],
    [undefined],
    [['billing']],
  ])('for %j has the wrong audience', async (aud) => {
    expect(await outcomeOf(signed({ aud }))).toBe('wrong audience');
  });

  it('of yesterday is expired', async () => {
    expect(await outcomeOf(signed({ iat: now() - 90_000, exp: now() - 86_400 }))).toBe('expired');
  });

  it('is malformed when it comes twice, whichever is good', async () => {
    expect(await outcomeOf(signed({}), signed({}))).toBe('malformed');
    expect(await outcomeOf(signed({}), 'x')).toBe('malformed');
  });

  it.each([
    ['jwk', publicJwk(stranger.publicKey, 'ed')],
    ['jku', 'https://evil.example/jwks.json'],
    ['x5u', 'https://evil.example/chain.pem'],
    ['x5c', [base64url(pem(stranger.publicKey))]],
  ])('brings no key of its own: %s is ignored', async (name, value) => {
    const own = forge(good({ [name]: value }), claims(), withEd25519(stranger.privateKey));
    expect(await outcomeOf(own)).toBe('wrong signature');
    expect(await outcomeOf(signed({}, { [name]: value }))).toBe('accepted');
  });

  it('that is changed in any place is never accepted', async () => {
    const token = signed({});
    const edits = fc.record({
      at: fc.nat(token.length - 1),
      by: fc.constantFrom(...Array.from('ABCxyz019-_.= \u00e9\u0000')),
    });
    await fc.assert(
      fc.asyncProperty(edits, async ({ at, by }) => {
        const changed = token.slice(0, at) + by + token.slice(at + 1);
        // The last character of a signature of 64 bytes has four bits that stand for nothing.
        fc.pre(changed !== token && at < token.length - 1);
        expect(await outcomeOf(changed)).not.toBe('accepted');
      }),
      { numRuns: 500 },
    );
  });

  it('of any text is refused without an unplanned error', async () => {
    const parts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json().map(base64url),
      fc.constant(base64url(JSON.stringify(good()))),
      fc.record({ iss: fc.constant(HOSPITAL.issuer), exp: fc.anything() }).map((value) => {
        try {
          return base64url(JSON.stringify(value));
        } catch {
          return '';
        }
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(parts, { maxLength: 4 }), async (all) => {
        expect(await outcomeOf(all.join('.'))).not.toBe('accepted');
      }),
      { numRuns: 500 },
    );
  });
});
