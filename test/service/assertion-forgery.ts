import { SignJWT } from 'jose';
import { hashBody, siteAudience, type Audience } from '../../identity/assertion.ts';
import type { Identity } from '../../identity/identity.ts';
import { gatewaySigner, patientsSigner } from '../../identity/signer.ts';
import { makeTestKey, trust, type TestKey } from '../identity/test-keys.ts';

/** What every question is, unless a test changes it. */
export const REQUEST = 'request-0001';
export const BODY = '{"query":"{ who }"}';
export const SITE = siteAudience('lakeside');
export const CALLER: Identity = {
  subject: 'dr-1',
  issuer: 'https://id.hospital.example',
  institution: { id: 'hospital', name: 'A Hospital' },
  roles: [],
  scopes: ['patient:read'],
  policies: [],
  purpose: 'TREAT',
};

/** The keys that parts trust, and one of the same make that nobody trusts. */
export const [gateway, patients, stranger] = await Promise.all([
  makeTestKey('gateway'),
  makeTestKey('patients'),
  makeTestKey('gateway'),
]);
export const TRUSTED = trust(gateway, patients);

/** The gateway's assertion for a subgraph; as it should be, unless changed. */
export const forSubgraph = (
  audience: Audience = 'trials',
  { key = gateway, caller = CALLER, requestId = REQUEST, body = BODY } = {},
) => gatewaySigner(key.sign).sign({ audience, requestId, body }, caller);

/** The assertion of the patients subgraph for a site, around the gateway's. */
export const forSite = async (
  enclosed: string | Promise<string> = forSubgraph('patients', { body: 'the gateway asked this' }),
  { key = patients, audience = SITE, requestId = REQUEST, body = BODY } = {},
) => patientsSigner(key.sign).sign({ audience, requestId, body }, await enclosed);

/** An assertion with claims of any kind, signed by a key that is trusted. */
export async function handmade(
  { sign, trusted }: TestKey,
  claims: Record<string, unknown>,
  { typ = 'assertion+jwt', age = 0 } = {},
): Promise<string> {
  const now = Math.floor(Date.now() / 1000) - age;
  const all = {
    iss: trusted.part,
    aud: 'trials',
    rid: REQUEST,
    body: hashBody(BODY),
    caller: CALLER,
    iat: now,
    exp: now + 60,
    ...claims,
  };
  return new SignJWT(all)
    .setProtectedHeader({ alg: 'EdDSA', typ, kid: trusted.kid })
    .sign(await sign());
}

/** The assertion with other claims under the same signature. */
export function tampered(assertion: string, change: Record<string, unknown>): string {
  const [header = '', payload = '', signature = ''] = assertion.split('.');
  const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const changed = JSON.stringify(Object.assign({}, claims, change));
  return `${header}.${Buffer.from(changed).toString('base64url')}.${signature}`;
}
