import { z } from 'zod';

/**
 * What a site that dials and the network say to each other. Text frames are JSON, one object each, as
 * below; a binary frame is a piece of a body: the number of its question (32 bits, big-endian), then
 * the bytes. Bodies of several questions may interleave.
 */

/** The largest piece of a body that is sent at once. */
export const PIECE_BYTES = 64 * 1024;

/** The largest frame that is read; the largest that is sent is a piece, or an assertion of 32 KiB. */
export const MAX_FRAME_BYTES = 128 * 1024;

const NUMBER_BYTES = 4;
const nonce = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const proof = z.string().max(4096);
const id = z.int().min(1).max(0xffff_ffff);

/** Why one side doesn't take the other; the same word is in both logs. */
export const REFUSALS = {
  UNKNOWN_SITE_OR_KEY: 'the network knows no site of this id with this key',
  UNKNOWN_NETWORK_KEY: 'the site trusts no network with this key and id',
  WRONG_CLOCK: 'the clocks of site and network differ by more than assertions bear',
  MALFORMED: 'what was sent is not of this protocol',
} as const;
const refusal = z.enum(['UNKNOWN_SITE_OR_KEY', 'UNKNOWN_NETWORK_KEY', 'WRONG_CLOCK', 'MALFORMED']);
export type Refusal = z.output<typeof refusal>;

const refuse = z.strictObject({ type: z.literal('refuse'), reason: refusal });
const end = z.strictObject({ type: z.literal('end'), id });

/** What a site sends. */
export const siteFrame = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('hello'), site: z.string().max(40), nonce }),
  z.strictObject({ type: z.literal('proof'), proof }),
  refuse,
  /** The answer's status, before its body. */
  z.strictObject({ type: z.literal('answer'), id, status: z.int().min(100).max(599) }),
  /** The whole body was sent. */
  end,
  /** There is no answer, or no more of it. */
  z.strictObject({ type: z.literal('failed'), id }),
]);
export type SiteFrame = z.output<typeof siteFrame>;

/** What the network sends. */
export const networkFrame = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('challenge'), nonce, proof }),
  z.strictObject({ type: z.literal('accepted') }),
  refuse,
  /** A question, before its body. */
  z.strictObject({
    type: z.literal('ask'),
    id,
    resource: z.enum(['graphql', 'ready']),
    requestId: z.string().max(64),
    assertion: z
      .string()
      .max(32 * 1024)
      .optional(),
  }),
  end,
  /** Nobody waits for the answer any more. */
  z.strictObject({ type: z.literal('cancel'), id }),
]);
export type NetworkFrame = z.output<typeof networkFrame>;

/** A frame that isn't one of this protocol; the connection can't go on. */
export class FrameError extends Error {
  override readonly name = 'FrameError';
}

/** @throws FrameError that says nothing of what the frame holds */
export function readFrame<T>(schema: z.ZodType<T>, text: string): T {
  const frame = schema.safeParse(parseJson(text));
  if (!frame.success) throw new FrameError('a frame that is none of this protocol');
  return frame.data;
}

/** A piece of a body for its question. */
export function pieceOf(id: number, bytes: Uint8Array): Buffer {
  const piece = Buffer.allocUnsafe(NUMBER_BYTES + bytes.byteLength);
  piece.writeUInt32BE(id);
  piece.set(bytes, NUMBER_BYTES);
  return piece;
}

/** @throws FrameError */
export function readPiece(piece: Buffer): { readonly id: number; readonly bytes: Buffer } {
  if (piece.byteLength <= NUMBER_BYTES) throw new FrameError('a piece without bytes');
  return { id: piece.readUInt32BE(), bytes: piece.subarray(NUMBER_BYTES) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
