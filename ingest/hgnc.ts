import { z } from 'zod';
import type { Collection, WriteCounts } from '../store/store.ts';
import type { GeneRecord } from '../subgraphs/biomarkers/records.ts';
import { GENES } from '../subgraphs/biomarkers/records.ts';
import { attempt } from './attempt.ts';
import type { FileReport, Format, FormatReader, SourceFile } from './format.ts';
import { NotThisFormatError } from './format.ts';
import { RecordWriter } from './record-writer.ts';
import { byColumn, openTsv, wrongFieldCount } from './tsv.ts';

/** HGNC's gene names (genenames.org): the complete set or some of its columns. */
export const hgnc: Format = {
  name: 'hgnc',
  summary: "HGNC's gene names: the complete set as TSV, or a selection of its columns",
  site: 'optional',
  open: async ({ openStore, site }) => {
    const store = await openStore(site?.storeName ?? 'biomarkers');
    return new HgncReader(await store.collection<GeneRecord>(GENES));
  },
};

const REQUIRED = ['hgnc_id', 'symbol', 'name', 'alias_symbol', 'prev_symbol'] as const;

/** `A|B`, in the complete set within quotes: `"A|B"`. */
const symbols = z.string().transform((text) =>
  unquoted(text)
    .split('|')
    .map((symbol) => symbol.trim())
    .filter((symbol) => symbol !== ''),
);
const optional = z
  .string()
  .default('')
  .transform((text) => (text === '' ? null : unquoted(text)));

const ROW = z
  .object({
    hgnc_id: z.string().regex(/^HGNC:\d+$/, { error: 'should be HGNC: and a number' }),
    symbol: z.string().regex(/^\S+$/, { error: 'should be a symbol without spaces' }),
    name: z.string().transform(unquoted),
    status: z.string().default('Approved'),
    alias_symbol: symbols,
    prev_symbol: symbols,
    entrez_id: optional,
    ensembl_gene_id: optional,
    location: optional,
  })
  .transform(({ status, ...row }): { readonly status: string; readonly gene: GeneRecord } => ({
    status,
    gene: {
      _id: row.symbol,
      name: row.name,
      hgncId: row.hgnc_id,
      aliases: row.alias_symbol,
      previousSymbols: row.prev_symbol,
      entrezId: row.entrez_id,
      ensemblId: row.ensembl_gene_id,
      location: row.location,
    },
  }));

class HgncReader implements FormatReader {
  readonly #genes: Collection<GeneRecord>;

  constructor(genes: Collection<GeneRecord>) {
    this.#genes = genes;
  }

  async readFile(file: SourceFile, report: FileReport): Promise<void> {
    const { columns, rows } = await openTsv(file);
    const missing = REQUIRED.filter((column) => !columns.includes(column));
    if (missing.length > 0)
      throw new NotThisFormatError(
        `${file.name} is no HGNC set: its first line doesn't name the column ${missing.join(', ')}`,
      );
    const writer = new RecordWriter(this.#genes, {
      report,
      write: (genes) => this.#write(genes),
    });
    for await (const { line, fields } of rows) {
      const values = byColumn(columns, fields);
      if (values === null) {
        report.rejected(`line ${line}`, wrongFieldCount(columns, fields));
        continue;
      }
      const row = attempt(() => ROW.parse(values));
      if ('fault' in row) report.rejected(`line ${line}`, row.fault);
      else if (row.value.status !== 'Approved') report.ignored(`HGNC entry: ${row.value.status}`);
      else await writer.add(row.value.gene, `line ${line}`);
    }
    await writer.flush();
  }

  /**
   * A gene keeps its HGNC id when its symbol changes (genenames.org/help/symbol-report), so that what is
   * stored under the id's former symbol is no gene any more.
   */
  async #write(genes: readonly GeneRecord[]): Promise<WriteCounts> {
    const counts = await this.#genes.bulkUpsert(genes);
    const symbols = new Map(genes.map(({ _id, hgncId }) => [hgncId, _id]));
    const stored = await this.#genes.find({ hgncId: { $in: [...symbols.keys()] } }, ['hgncId']);
    const renamed = stored.filter(({ _id, hgncId }) => symbols.get(hgncId) !== _id);
    await this.#genes.deleteByKeys(renamed.map(({ _id }) => _id));
    return counts;
  }
}

function unquoted(text: string): string {
  return /^".*"$/s.test(text) ? text.slice(1, -1).replaceAll('""', '"') : text;
}
