import { z } from 'zod';
import { badInput } from '../service/errors.ts';

/**
 * Opaque cursors: base64url of the JSON `[version, kind, position]`. `kind` names the list that the
 * cursor belongs to, so that one of another list is refused and not misread.
 */
const VERSION = 1;

/**
 * More than any list hands out. The longest tell a place at every site of the largest network
 * (`MOST_SITES`): with ids and places of the most characters, some 143 for each site.
 */
const MAX_LENGTH = 160_000;

export function encodeCursor(kind: string, position: unknown): string {
  return Buffer.from(JSON.stringify([VERSION, kind, position])).toString('base64url');
}

/**
 * @returns the position, as `schema` has it
 * @throws GraphQLError BAD_USER_INPUT for anything but a cursor that `encodeCursor` made for `kind`
 */
export function decodeCursor<T>(kind: string, cursor: string, schema: z.ZodType<T>): T {
  const parsed = z
    .tuple([z.literal(VERSION), z.literal(kind), schema])
    .safeParse(cursor.length > MAX_LENGTH ? undefined : parseJson(cursor));
  if (!parsed.success)
    throw badInput(
      `'after' is not a cursor of this list: pass an 'endCursor' or an edge's 'cursor'`,
    );
  return parsed.data[2];
}

function parseJson(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
