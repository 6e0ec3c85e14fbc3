import { createHmac, hkdfSync } from 'node:crypto';

/** What each derived key is for; no two uses share one. */
type Use = 'record' | 'noise' | 'account';

const KEY_BYTES = 32;

/**
 * A secret for one use, derived from the site's secret for pseudonyms (HKDF-SHA-256, RFC 5869): who
 * gets to know pseudonyms, or one derived key, learns nothing of the others.
 */
export function keyFor(use: Use, pseudonymKey: Buffer): Buffer {
  const info = `precision-graph disclosure ${use} v1`;
  return Buffer.from(hkdfSync('sha256', pseudonymKey, '', info, KEY_BYTES));
}

/** HMAC-SHA-256 over the texts, of which none can be moved into its neighbour. */
export function keyedHash(key: Buffer, ...texts: readonly string[]): Buffer {
  return createHmac('sha256', key).update(JSON.stringify(texts)).digest();
}
