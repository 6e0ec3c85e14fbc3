/**
 * Values as bytes whose order is MongoDB's order of values: null, numbers, texts (by code point),
 * objects, arrays, booleans. A field that is missing is null. No encoding is the beginning of
 * another, and none starts with 0xFF, so that appending 0xFF gives a bound behind all that begins
 * with a value.
 */

const TYPE = { null: 0x10, number: 0x20, string: 0x30, object: 0x40, array: 0x50, boolean: 0x60 };

/** Longer texts are cut in an index; what it finds for them is then looked at again. */
export const MAX_TEXT_BYTES = 200;
/** No `_id` is cut; a longer text than this, which no `_id` can be, is. */
export const MAX_ID_BYTES = 1200;
const END = Buffer.from([0, 0]);
const CUT = Buffer.from([0, 1]);
const AFTER = Buffer.from([0xff]);

export interface Encoded {
  readonly bytes: Buffer;
  /** Whether equal bytes mean equal values. */
  readonly exact: boolean;
}

/** @param limit texts of more bytes are cut, and then not exact */
export function encode(value: unknown, limit = MAX_TEXT_BYTES): Encoded {
  if (value === null || value === undefined) return { bytes: type(TYPE.null), exact: false };
  if (typeof value === 'number') return { bytes: encodeNumber(value), exact: true };
  if (typeof value === 'string') return encodeText(value, limit);
  if (typeof value === 'boolean')
    return { bytes: Buffer.from([TYPE.boolean, value ? 1 : 0]), exact: true };
  return { bytes: type(Array.isArray(value) ? TYPE.array : TYPE.object), exact: false };
}

/** From and to (exclusive) of all values of the same type as this one. */
export function typeBounds(value: number | string | boolean): { low: Buffer; high: Buffer } {
  const first =
    typeof value === 'boolean'
      ? TYPE.boolean
      : TYPE[typeof value === 'number' ? 'number' : 'string'];
  return { low: type(first), high: type(first + 1) };
}

/** A bound behind everything that begins with these bytes. */
export function after(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, AFTER]);
}

/**
 * From and to (exclusive) of all texts that begin with this one. `low` is no encoding of a whole
 * value, so `high` must not be `after(low)`, by which the interval of one value is known.
 */
export function prefixBounds(prefix: string, limit: number): { low: Buffer; high: Buffer } {
  const bytes = escaped(prefix).subarray(0, limit);
  const low = Buffer.concat([type(TYPE.string), bytes]);
  return { low, high: after(after(low)) };
}

/** The order of texts by code point, which is that of their UTF-8 and so MongoDB's. */
export function compareText(left: string, right: string): number {
  const shared = Math.min(left.length, right.length);
  for (let at = 0; at < shared; at += 1) {
    const difference = rank(left.charCodeAt(at)) - rank(right.charCodeAt(at));
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** UTF-16 orders surrogates before U+E000 to U+FFFF, though they stand for higher code points. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
}

function type(first: number): Buffer {
  return Buffer.from([first]);
}

function encodeText(text: string, limit: number): Encoded {
  const bytes = escaped(text);
  const exact = bytes.length <= limit;
  const parts = exact ? [bytes, END] : [bytes.subarray(0, limit), CUT];
  return { bytes: Buffer.concat([type(TYPE.string), ...parts]), exact };
}

/** The text that `encode` gave these bytes for, which is not cut. */
export function decodeText(bytes: Buffer): string {
  const text = bytes.subarray(1, -END.length);
  if (!text.includes(0)) return text.toString();
  return Buffer.from(text.filter((_, at) => at === 0 || text[at - 1] !== 0)).toString();
}

/** UTF-8 with each NUL followed by 0xFF, so that two NULs can end a text. */
function escaped(text: string): Buffer {
  const bytes = Buffer.from(text);
  if (!bytes.includes(0)) return bytes;
  return Buffer.from([...bytes].flatMap((byte) => (byte === 0 ? [0, 0xff] : [byte])));
}

/** IEEE 754 with the sign flipped, or all bits where it is negative: bytes order as numbers do. */
function encodeNumber(value: number): Buffer {
  const bytes = Buffer.alloc(9);
  bytes[0] = TYPE.number;
  bytes.writeDoubleBE(value === 0 ? 0 : value, 1);
  const negative = bytes.readUInt8(1) >= 0x80;
  for (let at = 1; at < 9; at += 1) {
    const byte = bytes.readUInt8(at);
    bytes[at] = negative ? ~byte & 0xff : at === 1 ? byte | 0x80 : byte;
  }
  return bytes;
}
