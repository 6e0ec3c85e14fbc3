import { biomarkerOfVariant } from '../../genomics/biomarker-name.ts';
import { classOfChange } from '../../ingest/variant-class.ts';
import type { VariantRecord } from '../../site/records.ts';
import { codingChangeOf, exonOf } from './transcripts.ts';
import type { Finding } from './tumor.ts';

type Change = Pick<
  VariantRecord,
  | 'gene'
  | 'partnerGene'
  | 'proteinChange'
  | 'codingChange'
  | 'category'
  | 'classification'
  | 'exon'
  | 'copyNumber'
>;

/** A finding as a laboratory reports it. */
export function variantRecord(
  finding: Finding,
  reported: { readonly alleleFraction: number | null; readonly testedOn: string },
): VariantRecord {
  const change = readChange(finding);
  return {
    ...change,
    origin: finding.germline ? 'GERMLINE' : 'SOMATIC',
    alleleFraction: change.category === 'MUTATION' ? reported.alleleFraction : null,
    testedOn: reported.testedOn,
    biomarkerId: biomarkerOfVariant(change),
  };
}

/** The genes that a test must read to find it: one of them. */
export function genesOf({ gene, change }: Finding): string[] {
  return change.includes('+') ? change.split('+') : [gene];
}

const NOTHING = {
  partnerGene: null,
  proteinChange: null,
  codingChange: null,
  classification: null,
  exon: null,
  copyNumber: null,
};

/** A change in the words of `frequencies/changes.ts`. */
function readChange({ gene, change }: Finding): Change {
  if (change === 'amp')
    return { ...NOTHING, gene, category: 'COPY_NUMBER', copyNumber: 'HIGH_AMPLIFICATION' };
  if (change === 'del')
    return { ...NOTHING, gene, category: 'COPY_NUMBER', copyNumber: 'HOMOZYGOUS_DELETION' };
  const [front, behind] = change.split('+');
  if (front !== undefined && behind !== undefined)
    return {
      ...NOTHING,
      gene: behind,
      partnerGene: front,
      category: 'STRUCTURAL',
      classification: 'FUSION',
    };
  const codingChange = codingChangeOf(gene, change);
  if (change.startsWith('c.'))
    return {
      ...NOTHING,
      gene,
      codingChange,
      category: 'MUTATION',
      classification: 'PROMOTER',
    };
  const proteinChange = `p.${change}`;
  return {
    ...NOTHING,
    gene,
    proteinChange,
    codingChange,
    category: 'MUTATION',
    classification: classify(gene, proteinChange, codingChange),
    exon: exonOf(gene, change),
  };
}

/** The substitutions at the end of MET's exon 14 matter because they break its splice site. */
function classify(gene: string, proteinChange: string, codingChange: string | null): string | null {
  if (gene === 'MET' && proteinChange.startsWith('p.D1010')) return 'SPLICE_SITE';
  if (proteinChange.includes('delins')) return 'IN_FRAME_DEL';
  return classOfChange(proteinChange, codingChange);
}
