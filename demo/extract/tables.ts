import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';

/** A table of tab-separated, unquoted text as CIViC and HGNC publish it. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export async function readGzippedText(file: string): Promise<string> {
  return gunzipSync(await readFile(file)).toString('utf8');
}

export async function readTable(file: string): Promise<Table> {
  const lines = (await readGzippedText(file)).split(/\r?\n/).filter((line) => line !== '');
  const [header = '', ...rows] = lines;
  return { columns: header.split('\t'), rows: rows.map((row) => row.split('\t')) };
}

/** Reads a cell of a row by its column's name; empty where the row is short. */
export function cellReader(table: Table): (row: readonly string[], column: string) => string {
  const positions = new Map(table.columns.map((column, index) => [column, index]));
  return (row, column) => {
    const position = positions.get(column);
    if (position === undefined) throw new Error(`no column ${column}`);
    return row[position] ?? '';
  };
}

/** The table with these columns alone, as text with a final line end. */
export function writeTable(table: Table, columns: readonly string[]): string {
  const cell = cellReader(table);
  const rows = table.rows.map((row) => columns.map((column) => cell(row, column)).join('\t'));
  return [columns.join('\t'), ...rows, ''].join('\n');
}
