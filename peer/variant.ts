import { parseProteinChange } from '../genomics/protein-change.ts';
import { classificationWord } from '../matching/classification.ts';
import type { CopyNumberCall, VariantCategory, VariantRecord } from '../site/records.ts';
import type { GeneNames } from '../terminology/hgnc.ts';
import type { PeerDocument } from './patient.ts';
import { statedText, textOf } from './patient.ts';

const CATEGORIES = new Map<string, VariantCategory>([
  ['MUTATION', 'MUTATION'],
  ['CNV', 'COPY_NUMBER'],
  ['SV', 'STRUCTURAL'],
]);

const COPY_NUMBERS = new Map<string, CopyNumberCall>([
  ['high level amplification', 'HIGH_AMPLIFICATION'],
  ['high amplification', 'HIGH_AMPLIFICATION'],
  ['gain', 'GAIN'],
  ['low amplification', 'GAIN'],
  ['heterozygous deletion', 'HETEROZYGOUS_LOSS'],
  ['homozygous deletion', 'HOMOZYGOUS_DELETION'],
]);

/** The variant that a genomic document states; null for a signature, and for a gene found unchanged. */
export function variantOf(stated: PeerDocument, genes: GeneNames): VariantRecord | null {
  const category = CATEGORIES.get(textOf(stated['VARIANT_CATEGORY'])?.toUpperCase() ?? '');
  if (category === undefined || isWildType(stated)) return null;
  const protein = statedText(stated, 'PROTEIN_CHANGE');
  const classification = statedText(stated, 'VARIANT_CLASSIFICATION');
  const exon = Number(statedText(stated, 'TRANSCRIPT_EXON') ?? Number.NaN);
  const call = textOf(stated['CNV_CALL'])?.toLowerCase() ?? '';
  return {
    ...genesOf(stated, category, genes),
    proteinChange: protein === null ? null : (parseProteinChange(protein)?.hgvs ?? protein),
    codingChange: statedText(stated, 'CDNA_CHANGE'),
    category,
    classification: classification === null ? null : classificationWord(classification),
    exon: Number.isInteger(exon) ? exon : null,
    copyNumber: COPY_NUMBERS.get(call) ?? null,
    origin: 'UNKNOWN',
    alleleFraction: null,
    testedOn: null,
    biomarkerId: null,
  };
}

/** The gene that a document says was tested and found unchanged; null when it says no such thing. */
export function wildTypeGene(stated: PeerDocument, genes: GeneNames): string | null {
  const symbol = statedText(stated, 'HUGO_SYMBOL');
  return symbol === null || !isWildType(stated) ? null : approved(symbol, genes);
}

function isWildType(stated: PeerDocument): boolean {
  return /^true$/i.test(String(stated['WILDTYPE']));
}

/** A structural variant has two genes, in either order; one of them may be between genes, and unnamed. */
function genesOf(
  stated: PeerDocument,
  category: VariantCategory,
  genes: GeneNames,
): Pick<VariantRecord, 'gene' | 'partnerGene'> {
  const symbol = statedText(stated, 'HUGO_SYMBOL');
  const gene = symbol === null ? null : approved(symbol, genes);
  if (category !== 'STRUCTURAL') return { gene, partnerGene: null };
  const [first = null, second = null] = ['LEFT_PARTNER_GENE', 'RIGHT_PARTNER_GENE']
    .map((name) => statedText(stated, name))
    .filter((name) => name !== null)
    .map((name) => approved(name, genes));
  return first === null ? { gene, partnerGene: null } : { gene: first, partnerGene: second };
}

function approved(symbol: string, genes: GeneNames): string {
  return genes.resolve(symbol)?.symbol ?? symbol;
}
