import type { SourceFile } from './format.ts';
import { NotThisFormatError } from './format.ts';

/** The longest text that is parsed as one JSON document, in UTF-16 units: it is held in memory. */
const MAX_DOCUMENT_LENGTH = 256 * 1024 * 1024;

/** One JSON document of a file: the whole file, or one line of newline-delimited JSON. */
export type JsonDocument =
  | { readonly line: number | null; readonly value: unknown }
  | { readonly line: number; readonly fault: string };

interface Line {
  readonly number: number;
  readonly text: string;
}

/**
 * The JSON documents of a file, in order. Newline-delimited JSON is told from one document over
 * several lines by its first two lines and streams with one line in memory; a line that isn't JSON
 * comes out as a fault. A document over several lines is read whole.
 *
 * @throws NotThisFormatError where the file isn't JSON at all, or one document of it is too long
 */
export async function* jsonDocuments(file: SourceFile): AsyncIterable<JsonDocument> {
  const lines = filledLines(file)[Symbol.asyncIterator]();
  const first = await lines.next();
  if (first.done === true) throw new NotThisFormatError(`${file.name} is empty; JSON is expected`);
  const second = await lines.next();
  const head = second.done === true ? [first.value] : [first.value, second.value];
  const rest: AsyncIterable<Line> = { [Symbol.asyncIterator]: () => lines };

  if (second.done === true) yield parseWhole(file, head);
  else if (isLineDelimited(first.value, second.value)) {
    for (const line of head) yield parseLine(line);
    for await (const line of rest) yield parseLine(line);
  } else {
    for await (const line of rest) head.push(line);
    yield parseWhole(file, head);
  }
}

async function* filledLines(file: SourceFile): AsyncIterable<Line> {
  let length = 0;
  for await (const line of file.lines()) {
    if (line.text.length > MAX_DOCUMENT_LENGTH) throw tooLong(file);
    const text = line.number === 1 ? line.text.replace(/^\uFEFF/, '') : line.text;
    if (text.trim() === '') continue;
    length += text.length;
    yield { number: line.number, text };
  }
  if (length === 0) throw new NotThisFormatError(`${file.name} is empty; JSON is expected`);
}

/** Two lines that each open an object: a pretty-printed document never has both. */
function isLineDelimited(first: Line, second: Line): boolean {
  if (isWhole(first.text)) return true;
  return first.text.trim() !== '[' && first.text.startsWith('{') && isWhole(second.text);
}

function isWhole(text: string): boolean {
  const parsed = tryParse(text);
  return 'value' in parsed && typeof parsed.value === 'object' && parsed.value !== null;
}

function parseLine({ number, text }: Line): JsonDocument {
  const parsed = tryParse(text);
  return 'value' in parsed
    ? { line: number, value: parsed.value }
    : { line: number, fault: 'the line is no complete JSON document' };
}

function parseWhole(file: SourceFile, lines: readonly Line[]): JsonDocument {
  const length = lines.reduce((sum, { text }) => sum + text.length + 1, 0);
  if (length > MAX_DOCUMENT_LENGTH) throw tooLong(file);
  const parsed = tryParse(lines.map(({ text }) => text).join('\n'));
  if ('value' in parsed) return { line: null, value: parsed.value };
  throw new NotThisFormatError(`${file.name} is no complete JSON document`);
}

function tooLong({ name }: SourceFile): NotThisFormatError {
  return new NotThisFormatError(
    `${name} holds one JSON document above ${MAX_DOCUMENT_LENGTH} characters; ` +
      'split it into several files or into one resource a line',
  );
}

/** Why a line with an empty list is rejected: it is a record that holds nothing. */
export const EMPTY_LIST = 'it is an empty list; a record is expected';

export function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** The parser's own message is left out: it quotes the text, which may name a patient. */
function tryParse(text: string): { readonly value: unknown } | { readonly fault: true } {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch {
    return { fault: true };
  }
}
