import type { SourceFile } from './format.ts';
import { NotThisFormatError } from './format.ts';

/** A tab-separated file without quoting: one record a line, a bare `"` is a character like any other. */
export interface TsvFile {
  readonly columns: readonly string[];
  readonly rows: AsyncIterable<TsvRow>;
}

export interface TsvRow {
  /** From 1; the header is line 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

/** Reads the header; the rows stream. @throws NotThisFormatError where there is no line at all */
export async function openTsv(file: SourceFile): Promise<TsvFile> {
  const lines = file.lines()[Symbol.asyncIterator]();
  const first = await lines.next();
  if (first.done === true || first.value.text.trim() === '')
    throw new NotThisFormatError(`${file.name} is empty; a header line is expected`);
  const columns = first.value.text.split('\t').map((column) => column.trim());
  return { columns, rows: rowsOf({ [Symbol.asyncIterator]: () => lines }) };
}

async function* rowsOf(
  lines: AsyncIterable<{ readonly number: number; readonly text: string }>,
): AsyncGenerator<TsvRow> {
  for await (const { number, text } of lines)
    if (text.trim() !== '') yield { line: number, fields: text.split('\t') };
}

/** A row's values by their columns; null where the counts differ. */
export function byColumn(
  columns: readonly string[],
  fields: readonly string[],
): Readonly<Record<string, string>> | null {
  if (fields.length !== columns.length) return null;
  return Object.fromEntries(columns.map((column, index) => [column, fields[index]?.trim() ?? '']));
}

/** What is wrong with a row whose fields don't fit its columns. */
export function wrongFieldCount(columns: readonly string[], fields: readonly string[]): string {
  return `has ${fields.length} fields where the header names ${columns.length} columns`;
}
