import { z } from 'zod';
import { MAX_KEY_BYTES } from '../../store/documents.ts';

/**
 * A column with one of CIViC's words (`Sensitivity/Response`), read as the schema's value
 * (`SENSITIVITYRESPONSE`).
 */
export function word<const Values extends readonly [string, ...string[]]>(
  values: Values,
): z.ZodType<Values[number], string> {
  return z
    .string()
    .transform(asValue)
    .pipe(z.enum(values, { error: `should be one of ${values.join(', ')}` }));
}

/** The same, where the column may be empty. */
export function wordOrNothing<const Values extends readonly [string, ...string[]]>(
  values: Values,
): z.ZodType<Values[number] | null, string> {
  return z.union([z.literal('').transform(() => null), word(values)], {
    error: `should be empty or one of ${values.join(', ')}`,
  });
}

function asValue(text: string): string {
  if (text === 'N/A') return 'NOT_APPLICABLE';
  return text
    .toUpperCase()
    .replaceAll('/', '')
    .replaceAll(/[\s-]+/g, '_');
}

/** A list in one field, joined by commas; CIViC's words for "none" are left out. */
export function listOf(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '' && !/^(n\/a|none found)$/i.test(item));
}

/** @throws z.ZodError where a name is too long to be a key: a fault of the record, not of the store */
export function checkKeys(column: string, keys: readonly string[]): void {
  if (keys.every((key) => Buffer.byteLength(key) <= MAX_KEY_BYTES)) return;
  const message = `names something that is longer than ${MAX_KEY_BYTES} bytes`;
  throw new z.ZodError([{ code: 'custom', path: [column], message, input: null }]);
}
