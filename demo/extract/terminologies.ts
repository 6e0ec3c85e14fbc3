import { z } from 'zod';
import { cellReader, readGzippedText, readTable, writeTable } from './tables.ts';

interface Tumor {
  readonly children: Readonly<Record<string, Tumor>>;
}

const codes = z.array(z.string()).default([]);

const tumorSchema: z.ZodType<Tumor> = z.lazy(() =>
  z.object({
    code: z.string(),
    name: z.string(),
    parent: z.string().nullish(),
    tissue: z.string().nullable(),
    mainType: z.string().nullable(),
    level: z.int(),
    externalReferences: z.object({ NCI: codes, UMLS: codes }),
    history: codes,
    precursors: codes,
    revocations: codes,
    children: z.record(z.string(), tumorSchema),
  }),
);

/** OncoTree in the shape of its own nested files, without its colors. */
export async function extractOncoTree(file: string): Promise<string> {
  const tree = z.record(z.string(), tumorSchema).parse(JSON.parse(await readGzippedText(file)));
  return `${JSON.stringify(tree)}\n`;
}

/** The rows of HGNC for these symbols; every other symbol is left out. */
export async function extractGenes(file: string, symbols: ReadonlySet<string>): Promise<string> {
  const table = await readTable(file);
  const cell = cellReader(table);
  const rows = table.rows.filter((row) => symbols.has(cell(row, 'symbol')));
  return writeTable({ ...table, rows }, table.columns);
}
