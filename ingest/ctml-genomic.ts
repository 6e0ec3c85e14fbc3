import { parseProteinChange } from '../genomics/protein-change.ts';
import { nameSignature } from '../genomics/signature.ts';
import { classificationWord } from '../matching/classification.ts';
import type { Criteria, GenomicLeaf, Leaf } from '../matching/criteria.ts';
import { ANY_GENE } from '../matching/criteria.ts';
import type { CopyNumberCall, VariantCategory } from '../site/records.ts';
import { negation, notEvaluable, together, valueInWords } from './ctml-values.ts';

/** What fields say of one variant, put together field by field. */
type Variant = Partial<Omit<GenomicLeaf, 'kind'>>;

const CATEGORIES = new Map<string, VariantCategory | null>([
  ['mutation', 'MUTATION'],
  ['copy number variation', 'COPY_NUMBER'],
  ['cnv', 'COPY_NUMBER'],
  ['structural variation', 'STRUCTURAL'],
  ['sv', 'STRUCTURAL'],
  ['any variation', null],
]);

const COPY_NUMBERS = new Map<string, CopyNumberCall>([
  ['high amplification', 'HIGH_AMPLIFICATION'],
  ['high level amplification', 'HIGH_AMPLIFICATION'],
  ['low amplification', 'GAIN'],
  ['gain', 'GAIN'],
  ['heterozygous deletion', 'HETEROZYGOUS_LOSS'],
  ['homozygous deletion', 'HOMOZYGOUS_DELETION'],
]);

/** The fields of both dialects that describe a variant; null for a value that can't be read. */
const VARIANT_FIELDS = new Map<string, (value: string) => Variant | null>([
  ['hugo_symbol', (gene) => ({ gene: anyGene(gene) })],
  ['variant_category', (value) => read(CATEGORIES, value, (category) => ({ category }))],
  ['cnv_call', (value) => read(COPY_NUMBERS, value, (copyNumber) => ({ copyNumber }))],
  ['protein_change', (value) => proteinChange(value)],
  ['wildcard_protein_change', (value) => wildcard(value)],
  ['exon', (value) => (/^[1-9]\d*$/.test(value) ? { exon: Number(value) } : null)],
  ['variant_classification', (value) => ({ classification: classificationWord(value) })],
  ['fusion_partner_hugo_symbol', (fusionPartner) => ({ fusionPartner: anyGene(fusionPartner) })],
]);

/** `any_gene` stands for whichever gene, where another one is named. */
function anyGene(symbol: string): string {
  return /^any[ _]gene$/i.test(symbol) ? ANY_GENE : symbol;
}

const SIGNATURES = new Map([
  ['apobec_signature', 'APOBEC'],
  ['pole_signature', 'POLE'],
  ['tobacco_signature', 'Tobacco'],
  ['temozolomide_signature', 'Temozolomide'],
  ['uva_signature', 'UVA'],
]);

/** CTML's own matching takes no notice of these. */
const IGNORED = new Set(['display_name']);

/**
 * The criterion of a `genomic` object: one variant that is all that its fields say, and the signatures
 * that they name. A `!` on any value, or `wildtype`, turns the whole of it into an exclusion. Null when
 * it states nothing.
 */
export function genomicCriterion(fields: Readonly<Record<string, unknown>>): Criteria | null {
  let variant: Variant = {};
  let isExclusion = false;
  let isWildType = false;
  const described: Leaf[] = [];
  const members: Criteria[] = [];

  for (const [name, raw] of Object.entries(fields)) {
    const words = valueInWords(raw);
    const key = name.toLowerCase();
    if (words === null || IGNORED.has(key)) continue;
    const { isNegated, value } = negation(words);
    isExclusion ||= isNegated;
    if (value.toLowerCase() === 'none' && key.endsWith('hugo_symbol')) continue;
    if (key === 'wildtype' && /^(true|false)$/i.test(value)) {
      isWildType = value.toLowerCase() === 'true';
      continue;
    }
    const part = typeof raw === 'object' ? null : VARIANT_FIELDS.get(key)?.(value);
    if (part) {
      variant = { ...variant, ...part };
      described.push(notEvaluable(key, value));
    } else members.push(signature(key, value) ?? notEvaluable(key, value));
  }

  const leaf = variantLeaf(variant);
  if (leaf === null) members.unshift(...described);
  else members.unshift(leaf);
  if (members.length === 0) return null;
  const criterion = together(members);
  return isExclusion === isWildType ? criterion : { not: criterion };
}

/** Null without a gene to ask for. What lies between genes (`intergenic`) has no name to compare. */
function variantLeaf(variant: Variant): GenomicLeaf | null {
  const genes = [variant.gene, variant.fusionPartner].filter((gene) => gene !== undefined);
  const [gene = ANY_GENE, fusionPartner] = genes.sort(
    (a, b) => Number(a === ANY_GENE) - Number(b === ANY_GENE),
  );
  if (variant.gene === undefined || gene === ANY_GENE || genes.some(isIntergenic)) return null;
  const { category = impliedCategory(variant) } = variant;
  const partner = fusionPartner === undefined ? {} : { fusionPartner };
  return { kind: 'genomic', ...variant, ...partner, gene, category };
}

function isIntergenic(gene: string): boolean {
  return gene.toLowerCase() === 'intergenic';
}

function impliedCategory(variant: Variant): VariantCategory | null {
  if (variant.copyNumber !== undefined) return 'COPY_NUMBER';
  if (variant.fusionPartner !== undefined) return 'STRUCTURAL';
  return variant.proteinChange === undefined && variant.wildcardProteinChange === undefined
    ? null
    : 'MUTATION';
}

function read<T>(
  words: ReadonlyMap<string, T>,
  value: string,
  make: (meaning: T) => Variant,
): Variant | null {
  const meaning = words.get(value.toLowerCase().replaceAll(/[\s_-]+/g, ' '));
  return meaning === undefined ? null : make(meaning);
}

function proteinChange(value: string): Variant | null {
  const change = parseProteinChange(value);
  return change && { proteinChange: change.hgvs };
}

/** `p.V600` and `V600` alike. */
function wildcard(value: string): Variant | null {
  const [, codon] = /^(?:p\.)?([A-Z][1-9]\d*)$/.exec(value) ?? [];
  return codon === undefined ? null : { wildcardProteinChange: `p.${codon}` };
}

const KNOWN_STATUSES = new Set(['MSI-H', 'MSI-L', 'MSS', 'MMR-D', 'MMR-P']);

function signature(key: string, value: string): Criteria | null {
  if (key === 'mmr_status' || key === 'ms_status') {
    const named = nameSignature(value)?.slug;
    return named !== undefined && KNOWN_STATUSES.has(named)
      ? { kind: 'signature', signature: named }
      : null;
  }
  const name = SIGNATURES.get(key);
  if (name === undefined || !/^(yes|no)$/i.test(value)) return null;
  const leaf: Leaf = { kind: 'signature', signature: name };
  return value.toLowerCase() === 'yes' ? leaf : { not: leaf };
}
