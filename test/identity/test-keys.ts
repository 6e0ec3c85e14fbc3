import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { ASSERTION_HEADER, type SigningPart } from '../../identity/assertion.ts';
import { trustedKeysOf, type TrustedKey } from '../../identity/assertion-keys.ts';
import {
  siteVerifier,
  subgraphVerifier,
  type AssertionVerifier,
  type TrustedKeys,
} from '../../identity/assertion-verifier.ts';
import type { Identity } from '../../identity/identity.ts';
import { gatewaySigner, patientsSigner, type SigningKey } from '../../identity/signer.ts';
import { REQUEST_ID_HEADER } from '../../service/request-scope.ts';

/** A part's key: what it signs with, and what others trust. */
export interface TestKey {
  readonly sign: SigningKey;
  readonly trusted: TrustedKey;
}

export async function makeTestKey(part: SigningPart): Promise<TestKey> {
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  const jwk = await exportJWK(privateKey);
  const kid = await calculateJwkThumbprint(jwk);
  const key = { ...jwk, kid };
  return {
    sign: () => Promise.resolve(key),
    trusted: { kty: 'OKP', crv: 'Ed25519', x: jwk.x ?? '', kid, part },
  };
}

export function trust(...keys: readonly TestKey[]): TrustedKeys {
  const trusted = trustedKeysOf(keys.map((key) => key.trusted));
  return () => Promise.resolve(trusted);
}

const [gatewayKey, patientsKey] = await Promise.all([
  makeTestKey('gateway'),
  makeTestKey('patients'),
]);
const TRUSTED = trust(gatewayKey, patientsKey);

/** The keys that the parts of a test share. */
export const TEST_GATEWAY = gatewaySigner(gatewayKey.sign);
export const TEST_PATIENTS = patientsSigner(patientsKey.sign);

/** For a subgraph by its name, or a site as `site:ID`. */
export function testVerifier(audience: string): AssertionVerifier {
  const site = /^site:(.*)$/.exec(audience)?.[1];
  return site === undefined ? subgraphVerifier(audience, TRUSTED) : siteVerifier(site, TRUSTED);
}

/** Headers by which a body reaches a subgraph, or a site as `site:ID`, as the gateway's question. */
export async function signedHeaders(
  audience: string,
  body: string,
  caller: Identity | null = null,
  requestId = 'test-request',
): Promise<Record<string, string>> {
  const question = { audience, requestId, body };
  const assertion = audience.startsWith('site:')
    ? await TEST_PATIENTS.sign(
        question,
        await TEST_GATEWAY.sign({ audience: 'patients', requestId, body: '' }, caller),
      )
    : await TEST_GATEWAY.sign(question, caller);
  return {
    'content-type': 'application/json',
    [REQUEST_ID_HEADER]: requestId,
    [ASSERTION_HEADER]: assertion,
  };
}
