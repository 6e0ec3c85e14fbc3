import { createHmac } from 'node:crypto';

/**
 * A patient's pseudonym at one site: HMAC-SHA-256 of the local record id under the site's secret, its
 * first 128 bits in base64url. Stable while the secret is; two sites' pseudonyms of one person have
 * nothing in common, and without the secret none can be computed from a guessed id.
 */
export function pseudonymOf(recordId: string, key: Buffer): string {
  return createHmac('sha256', key).update(recordId).digest().subarray(0, 16).toString('base64url');
}
