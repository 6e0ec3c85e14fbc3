import { repairVariantFields } from '../../ingest/civic/variant-fields.ts';
import { EVIDENCE_GENES, EVIDENCE_SIGNATURES, symbolsOf } from './genes.ts';
import { cellReader, readTable, writeTable, type Table } from './tables.ts';

/** What can be told from other columns. The statements' column stays, empty: readers look for it. */
const EVIDENCE_LEFT_OUT = ['molecular_profile_civic_url', 'last_review_date'];
const STATEMENT = 'evidence_statement';
const VARIANTS_LEFT_OUT = ['summary', 'last_review_date', 'assertion_civic_urls'];

const wanted = new Set([...EVIDENCE_GENES, ...EVIDENCE_SIGNATURES]);

/** CIViC's evidence of 2026 on the demonstration's genes, without its statements. */
export async function extractEvidence(file: string): Promise<{ text: string; symbols: string[] }> {
  const table = await readTable(file);
  const cell = cellReader(table);
  const statement = table.columns.indexOf(STATEMENT);
  const rows = table.rows.filter((row) =>
    symbolsOf(cell(row, 'molecular_profile')).some((symbol) => wanted.has(symbol)),
  );
  return {
    text: writeTable(
      { ...table, rows: rows.map((row) => row.with(statement, '')) },
      without(table, EVIDENCE_LEFT_OUT),
    ),
    symbols: rows.flatMap((row) => symbolsOf(cell(row, 'molecular_profile'))),
  };
}

/** CIViC's variants of 2021 of the same genes: coordinates, HGVS, aliases; no summaries. */
export async function extractVariants(file: string): Promise<string> {
  const table = await readTable(file);
  const cell = cellReader(table);
  const rows = table.rows
    .map((row) => repairVariantFields(table.columns, row))
    .filter((row) => row !== null)
    .filter((row) => wanted.has(cell(row, 'gene')));
  return writeTable({ ...table, rows }, without(table, VARIANTS_LEFT_OUT));
}

/** CIViC's drugs of 2021. */
export async function extractDrugs(file: string): Promise<string> {
  const table = await readTable(file);
  return writeTable(table, table.columns);
}

function without(table: Table, columns: readonly string[]): string[] {
  return table.columns.filter((column) => !columns.includes(column));
}
