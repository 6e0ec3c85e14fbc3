import type { EvidenceRecord } from '../../subgraphs/therapies/records.ts';

/** CIViC's data models, by the year of the files that we know them from. */
export type CivicModel = EvidenceRecord['model'];

/** What a CIViC download holds. */
export type CivicTable =
  | { readonly kind: 'evidence'; readonly model: CivicModel }
  | { readonly kind: 'variants' }
  | { readonly kind: 'drugs' }
  /** Nothing that the graph has a field for. */
  | { readonly kind: 'unused'; readonly what: string };

/** Each table by columns that no other has. */
const TABLES: readonly (readonly [readonly string[], CivicTable])[] = [
  [['molecular_profile', 'therapies', 'evidence_id'], { kind: 'evidence', model: 2026 }],
  [['gene', 'variant', 'drugs', 'evidence_id'], { kind: 'evidence', model: 2021 }],
  [['variant_id', 'gene', 'variant', 'hgvs_expressions'], { kind: 'variants' }],
  [['drug_id', 'drug_name'], { kind: 'drugs' }],
  [['assertion_id', 'assertion_type'], { kind: 'unused', what: 'CIViC assertion' }],
  [['variant_group_id', 'variant_group'], { kind: 'unused', what: 'CIViC variant group' }],
  [
    ['gene_id', 'name', 'entrez_id', 'description'],
    { kind: 'unused', what: 'CIViC gene description' },
  ],
];

/** The table that a header belongs to; null when it is none of CIViC's that we read. */
export function recogniseTable(columns: readonly string[]): CivicTable | null {
  return TABLES.find(([known]) => known.every((column) => columns.includes(column)))?.[1] ?? null;
}
