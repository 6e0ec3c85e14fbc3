import type { CopyNumberCall, SignatureRecord, VariantRecord } from '../site/records.ts';
import { classifyName } from './biomarker-words.ts';
import { fusionGenes } from './fusion.ts';
import { parseProteinChange } from './protein-change.ts';
import { nameSignature } from './signature.ts';

/** Kinds of biomarker, as the schema names them. */
export type BiomarkerKind =
  | 'PROTEIN_CHANGE'
  | 'CODING_CHANGE'
  | 'CODON'
  | 'EXON'
  | 'GENE_MUTATION'
  | 'FUSION'
  | 'REARRANGEMENT'
  | 'AMPLIFICATION'
  | 'LOSS'
  | 'EXPRESSION'
  | 'METHYLATION'
  | 'PHOSPHORYLATION'
  | 'WILD_TYPE'
  | 'SIGNATURE'
  | 'OTHER';

/** What a test can find, named alike by everyone: the id says all that the name does. */
export interface BiomarkerName {
  /** Genes, a colon and the name in its id form: `BRAF:V600E`, `EML4::ALK:fusion`, `signature:MSI-H`. */
  readonly id: string;
  /** Without the gene: `V600E`, `Exon 19 Deletion`. */
  readonly name: string;
  readonly kind: BiomarkerKind;
  /** A fusion's 5' partner first; empty for signatures and for what couldn't be read. */
  readonly genes: readonly string[];
  /** One-letter HGVS with `p.`; null unless the biomarker is one protein change. */
  readonly proteinChange: string | null;
}

/** Stands before the colon where no gene does. */
const GENELESS = { signature: 'signature', other: 'other' } as const;

/**
 * Names a finding in CIViC's words without its genes (`V600E`, `Fusion`, `Exon 19 Deletion`), in any
 * case of letters. Two genes are a fusion's, its 5' partner first; without genes it is a signature. Words
 * that we don't know make a biomarker of kind OTHER that keeps them; it never throws.
 */
export function nameBiomarker(genes: readonly string[], name: string): BiomarkerName {
  const symbols = genes.map((gene) => gene.trim().replaceAll(/[\s:]+/g, '-'));
  const { kind, slug, words, proteinChange } = classifyName(
    symbols.length,
    withoutGene(symbols, name),
  );
  if (genes.length === 0) {
    const signature = nameSignature(name) ?? nameSignature(slug);
    if (signature !== null) return geneless(GENELESS.signature, 'SIGNATURE', signature);
    return geneless(GENELESS.other, 'OTHER', { slug, words });
  }
  return { id: `${symbols.join('::')}:${slug}`, name: words, kind, genes: symbols, proteinChange };
}

/** `PRPS1 Mutation` of the gene PRPS1 is its mutation. */
function withoutGene([gene, ...others]: readonly string[], name: string): string {
  const prefix = `${gene ?? ''} `;
  return others.length === 0 && name.startsWith(prefix) ? name.slice(prefix.length) : name;
}

function geneless(
  prefix: string,
  kind: BiomarkerKind,
  { slug, words }: { slug: string; words: string },
): BiomarkerName {
  return { id: `${prefix}:${slug}`, name: words, kind, genes: [], proteinChange: null };
}

const ID = /^([^:\s]+(?:::[^:\s]+)*):(?!:)(\S+)$/;

/** The biomarker of an id as `nameBiomarker` makes them; null for any other text. */
export function parseBiomarkerId(id: string): BiomarkerName | null {
  const match = ID.exec(id);
  if (match === null) return null;
  const [, prefix = '', slug = ''] = match;
  const isGeneless = prefix === GENELESS.signature || prefix === GENELESS.other;
  const named = nameBiomarker(isGeneless ? [] : prefix.split('::'), slug);
  return named.id === id ? named : null;
}

const COPY_NUMBER_NAMES = {
  HIGH_AMPLIFICATION: 'Amplification',
  GAIN: 'Gain',
  HETEROZYGOUS_LOSS: 'Heterozygous Loss',
  HOMOZYGOUS_DELETION: 'Loss',
} as const satisfies Record<CopyNumberCall, string>;

/**
 * The biomarker that a patient's variant, or a criterion on one, is. Null without a gene, and for a copy
 * number without a call.
 */
export function biomarkerOfVariant(
  variant: Pick<
    VariantRecord,
    'gene' | 'partnerGene' | 'proteinChange' | 'codingChange' | 'category' | 'copyNumber'
  >,
): string | null {
  const { gene, partnerGene, proteinChange, codingChange, category, copyNumber } = variant;
  if (gene === null || gene === '') return null;
  switch (category) {
    case 'STRUCTURAL':
      return nameBiomarker(fusionGenes(gene, partnerGene), 'Fusion').id;
    case 'COPY_NUMBER':
      return copyNumber === null ? null : nameBiomarker([gene], COPY_NUMBER_NAMES[copyNumber]).id;
    case 'MUTATION': {
      const change = proteinChange === null ? null : parseProteinChange(proteinChange);
      return nameBiomarker([gene], change?.hgvs ?? codingChange ?? 'Mutation').id;
    }
  }
}

/** FDA's bound for a high tumour mutational burden (pembrolizumab, 2020), mutations per megabase. */
const HIGH_BURDEN = 10;

/** The biomarker that a signature's result is; null where the result says nothing that has a name. */
export function biomarkerOfSignature(
  signature: Pick<SignatureRecord, 'kind' | 'status' | 'value'>,
): string | null {
  const { kind, status, value } = signature;
  const prefix = {
    MICROSATELLITE_INSTABILITY: 'MSI',
    MISMATCH_REPAIR: 'MMR',
    TUMOR_MUTATIONAL_BURDEN: 'TMB',
  }[kind];
  const named =
    status === null ? null : (nameSignature(status) ?? nameSignature(`${prefix} ${status}`));
  if (named !== null) return geneless(GENELESS.signature, 'SIGNATURE', named).id;
  const isHighBurden = kind === 'TUMOR_MUTATIONAL_BURDEN' && value !== null && value >= HIGH_BURDEN;
  return isHighBurden ? `${GENELESS.signature}:TMB-H` : null;
}
