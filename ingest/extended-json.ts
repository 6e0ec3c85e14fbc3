import { RecordFault } from './attempt.ts';

/** How deep a document may nest: far more than any real one does, far less than the stack allows. */
const MAX_DEPTH = 100;
export const TOO_DEEP = `nests deeper than ${MAX_DEPTH} levels; far fewer are needed`;

/**
 * MongoDB's Extended JSON (canonical and relaxed) as plain JSON: `{"$oid": "5d…"}` is its text,
 * `{"$date": …}` an ISO date-time, `{"$numberInt": "5"}` a number. Everything else stays.
 * @throws RecordFault when it nests too deep, or has the key `__proto__`, which readers pass over
 */
export function plainJson(value: unknown, depth = 0): unknown {
  if (depth > MAX_DEPTH) throw new RecordFault(TOO_DEEP);
  if (Array.isArray(value)) return value.map((each) => plainJson(each, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  const entries: [string, unknown][] = Object.entries(value);
  const [first] = entries;
  if (entries.length === 1 && first?.[0].startsWith('$'))
    return plainScalar(first[0], plainJson(first[1], depth + 1));
  if (Object.hasOwn(value, '__proto__'))
    throw new RecordFault('the key __proto__ is the key of nothing: leave it out');
  return Object.fromEntries(entries.map(([key, each]) => [key, plainJson(each, depth + 1)]));
}

function plainScalar(type: string, value: unknown): unknown {
  if (type.startsWith('$number')) return Number(value);
  if (type !== '$date') return value;
  const date = new Date(typeof value === 'number' ? value : String(value));
  return Number.isNaN(date.getTime()) ? value : date.toISOString();
}
