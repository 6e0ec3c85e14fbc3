import type { CopyNumberCall, VariantOrigin, VariantRecord } from '../../site/records.ts';
import { biomarkerOfVariant } from '../../genomics/biomarker-name.ts';
import { parseProteinChange } from '../../genomics/protein-change.ts';
import type { StructuralType } from '../structural-type.ts';
import { structuralTypeOf } from '../structural-type.ts';
import { classOfChange } from '../variant-class.ts';
import { codesIn, wordsOf } from './elements.ts';
import { statedGenes } from './genes.ts';
import type { Observation } from './observation.ts';
import {
  componentsOf,
  dateOf,
  interpretationTexts,
  isOneOf,
  valueNumber,
  valueTexts,
} from './observation.ts';
import { presenceOf } from './presence.ts';
import type { Reading, ReadingContext } from './reading.ts';
import { rejected } from './reading.ts';

/** LOINC: genetic variant assessment, and discrete genetic variant (which older senders use). */
const CODES = new Set(['69548-6', '81252-9']);
const PROFILES = [
  'mcode-cancer-genetic-variant',
  'mcode-genomic-variant',
  'genomics-variant',
  'variant',
];

/** LOINC answers for a place of the genome where no call could be made. */
const NO_CALL = ['LA18198-4', 'LA18197-6'];

/** Words for a variant that wasn't surely found; a dominant negative one was. */
const NOT_FOUND =
  /^(no|not|none|unknown|undetermined|inconclusive|failed)\b|\b(not |un)(detected|found|identified|present)\b|(?<!dominant[ -])\bnegative\b|\babsent\b|\bwild[ -]?type\b/i;

/**
 * A genomic variant of mCODE STU1 to STU3 (genomics reporting). A variant that was looked for and not
 * surely found, by its value or its interpretation, gives nothing. Null for any other observation.
 */
export function readVariant(observation: Observation, context: ReadingContext): Reading | null {
  if (!isOneOf(observation, CODES, PROFILES)) return null;
  const unnamed = observation.component.findIndex(({ code }) => code === undefined);
  if (unnamed >= 0) return rejected(`component.${unnamed}.code: a component needs its code`);
  if (!isFound(observation)) return { kind: 'NOTHING' };

  const [gene, partnerGene] = genesOf(observation, context);
  const proteinChange = proteinChangeOf(observation);
  const codingChange = hgvsOf(observation, 'c.', '48004-6', '81252-9', '81253-7');
  const genomicChange = hgvsOf(observation, 'g.', '81290-9', '48004-6', '81252-9');
  if (gene === null && proteinChange === null && codingChange === null && genomicChange === null)
    return rejected('a genetic variant needs a gene or a change (LOINC 48018-6, 48005-3, 48004-6)');

  const stated = {
    gene,
    partnerGene,
    proteinChange,
    codingChange,
    copyNumber: copyNumberOf(observation),
  };
  const change = { ...stated, category: categoryOf(observation, stated) };
  const variant: VariantRecord = {
    ...change,
    classification: classOfChange(proteinChange, codingChange),
    exon: exonOf(observation),
    origin: originOf(observation),
    alleleFraction: fractionOf(observation),
    testedOn: dateOf(observation),
    biomarkerId: isNamed(gene) && isNamed(partnerGene) ? biomarkerOfVariant(change) : null,
  };
  return { kind: 'VARIANT', variant };
}

/** Without a value the resource itself says that there is one; an absent value has its reason. */
function isFound(observation: Observation): boolean {
  return (
    observation.dataAbsentReason === undefined &&
    [...valueTexts(observation), ...interpretationTexts(observation)].every(
      (text) =>
        (presenceOf(text) ?? 'POSITIVE') === 'POSITIVE' &&
        !NO_CALL.includes(text) &&
        !NOT_FOUND.test(text),
    )
  );
}

/** Shared knowledge names genes by symbol: an HGNC id that couldn't be resolved names no biomarker. */
function isNamed(gene: string | null): boolean {
  return gene?.startsWith('HGNC:') !== true;
}

/** The gene and, for a fusion, its 5' partner; a fusion's genes are taken in the order stated, 5' first. */
function genesOf(
  observation: Observation,
  { genes }: ReadingContext,
): [string | null, string | null] {
  const stated = statedGenes(componentsOf(observation, '48018-6'), genes);
  const [first, second] = stated;
  return second === undefined ? [first ?? null, null] : [second, first ?? null];
}

function proteinChangeOf(observation: Observation): string | null {
  const texts = componentsOf(observation, '48005-3').flatMap(valueTexts);
  for (const text of texts) {
    const change = parseProteinChange(text);
    if (change !== null) return change.hgvs;
  }
  return texts.find((text) => /(^|:)p\./.test(text)) ?? null;
}

/** HGVS at one level (`c.`, `g.`) from the first component of these codes that states it. */
function hgvsOf(observation: Observation, level: string, ...codes: string[]): string | null {
  const texts = codes.flatMap((code) => componentsOf(observation, code).flatMap(valueTexts));
  return texts.find((text) => text.startsWith(level) || text.includes(`:${level}`)) ?? null;
}

/**
 * A copy number stated of a gene is the finding itself; beside a change of its sequence it says how many
 * copies that has.
 */
function categoryOf(
  observation: Observation,
  change: Pick<VariantRecord, 'partnerGene' | 'proteinChange' | 'codingChange' | 'copyNumber'>,
): VariantRecord['category'] {
  if (change.partnerGene !== null) return 'STRUCTURAL';
  const words = kindWords(observation);
  if (change.copyNumber !== null || words.some((text) => COPY_NUMBER.test(text)))
    return 'COPY_NUMBER';
  const type = typeIn(words);
  if (type !== null) return type.category;
  if (words.some((text) => /fusion|rearrange|translocation/i.test(text))) return 'STRUCTURAL';
  const isOfSequence = change.proteinChange !== null || change.codingChange !== null;
  return !isOfSequence && componentsOf(observation, '82155-3').length > 0
    ? 'COPY_NUMBER'
    : 'MUTATION';
}

/**
 * What kind of change it is: LOINC 48019-4 (DNA change type), the value, and the interpretation, which STU1
 * used.
 */
function kindWords(observation: Observation): string[] {
  return [
    ...componentsOf(observation, '48019-4').flatMap(valueTexts),
    ...valueTexts(observation),
    ...observation.interpretation.flatMap((one) => [
      ...wordsOf(one),
      ...codesIn(one, 'snomed.info/sct'),
    ]),
  ];
}

/** What a term of the Sequence Ontology says, where one is stated. */
function typeIn(words: readonly string[]): StructuralType | null {
  return words.flatMap((text) => structuralTypeOf(text) ?? [])[0] ?? null;
}

/** What is about copies: LOINC's answers gain and loss, SNOMED CT's amplification, and words. */
const COPY_NUMBER =
  /copy[ _-]number|\bCNV\b|amplifi|(homo|hemi|hetero)zygous (loss|deletion)|(deep|shallow) deletion|^LA1403(3-7|4-5)$|^12645001$/i;

const CALLS: readonly (readonly [RegExp, CopyNumberCall])[] = [
  [/amplification|^12645001$/i, 'HIGH_AMPLIFICATION'],
  [/homozygous deletion|deep deletion/i, 'HOMOZYGOUS_DELETION'],
  [/heterozygous (loss|deletion)|shallow deletion/i, 'HETEROZYGOUS_LOSS'],
  [/copy.number.gain|^LA14033-7$/i, 'GAIN'],
];

/** Words that leave a call in doubt. */
const DOUBTED = /\b(no|not|without|low|possible|probable|suspected|equivocal|borderline)\b/i;

/**
 * A call in words; a copy number (LOINC 82155-3) alone is called only where it can't be doubted: what is
 * an amplification depends on ploidy and on the laboratory. A loss may be of one copy or of both.
 */
function copyNumberOf(observation: Observation): CopyNumberCall | null {
  const words = kindWords(observation);
  if (words.some((text) => COPY_NUMBER.test(text) && DOUBTED.test(text))) return null;
  for (const [pattern, call] of CALLS) if (words.some((text) => pattern.test(text))) return call;
  const byTerm = typeIn(words)?.copyNumber ?? null;
  if (byTerm !== null) return byTerm;
  const copies = componentsOf(observation, '82155-3').map(valueNumber)[0] ?? null;
  return copies === 0 ? 'HOMOZYGOUS_DELETION' : null;
}

/** LOINC 48002-0, genomic source class. */
function originOf(observation: Observation): VariantOrigin {
  const texts = componentsOf(observation, '48002-0').flatMap(valueTexts);
  if (texts.some((text) => /^LA6683-2$|germline/i.test(text))) return 'GERMLINE';
  return texts.some((text) => /^LA6684-0$|somatic/i.test(text)) ? 'SOMATIC' : 'UNKNOWN';
}

/** LOINC 81258-6: a share, or in per cent where its unit or size says so. */
function fractionOf(observation: Observation): number | null {
  const component = componentsOf(observation, '81258-6')[0];
  const value = component === undefined ? null : valueNumber(component);
  if (component === undefined || value === null || value < 0) return null;
  const fraction = component.valueQuantity?.unit === '%' || value > 1 ? value / 100 : value;
  return fraction <= 1 ? fraction : null;
}

/** LOINC 47999-8, DNA region name: `Exon 19`. */
function exonOf(observation: Observation): number | null {
  const texts = componentsOf(observation, '47999-8').flatMap(valueTexts);
  const exon = texts.flatMap((text) => /\bexon\s*(\d+)\b/i.exec(text)?.[1] ?? [])[0];
  return exon === undefined ? null : Number(exon);
}
