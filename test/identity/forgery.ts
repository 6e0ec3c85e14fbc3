import { createHmac, createSign, sign, type KeyObject } from 'node:crypto';

/** A JWT put together by hand, with whatever header, for what no honest library would make. */
export function forge(
  header: Record<string, unknown>,
  payload: Record<string, unknown> | string,
  signature: (input: string) => Buffer,
): string {
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
  const input = `${base64url(JSON.stringify(header))}.${base64url(text)}`;
  return `${input}.${signature(input).toString('base64url')}`;
}

export const withSecret = (secret: string | Buffer) => (input: string) =>
  createHmac('sha256', secret).update(input).digest();

export const withEd25519 = (key: KeyObject) => (input: string) =>
  sign(null, Buffer.from(input), key);

export const withRsa = (key: KeyObject) => (input: string) =>
  createSign('sha256').update(input).sign(key);

export const withEcdsa = (key: KeyObject) => (input: string) =>
  createSign('sha256').update(input).sign({ key, dsaEncoding: 'ieee-p1363' });

export const unsigned = () => Buffer.alloc(0);

export function base64url(text: string): string {
  return Buffer.from(text).toString('base64url');
}
