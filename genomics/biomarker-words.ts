import type { BiomarkerKind } from './biomarker-name.ts';
import type { ProteinChange } from './protein-change.ts';
import { parseProteinChange } from './protein-change.ts';

/** A name in its two forms, and what it says. Either form read again gives the same. */
export interface ClassifiedName {
  readonly kind: BiomarkerKind;
  /** In an id: no spaces; words joined by `-`. */
  readonly slug: string;
  /** As it is shown. */
  readonly words: string;
  readonly proteinChange: string | null;
}

/** Other words for a name that has one; both after `slugOf`. */
const SYNONYMS = new Map([
  ['mutations', 'mutation'],
  ['mut', 'mutation'],
  ['fusions', 'fusion'],
  ['wildtype', 'wild-type'],
  ['wt', 'wild-type'],
  ['amplified', 'amplification'],
  ['rearrangements', 'rearrangement'],
  ['egfrviii', 'viii'],
]);

/** Kinds by their words, tried in this order: an exon's overexpression is an expression. */
const KINDS: readonly (readonly [RegExp, BiomarkerKind])[] = [
  [/expression$|^serum-levels$/, 'EXPRESSION'],
  [/phosphorylation$/, 'PHOSPHORYLATION'],
  [/methylation$/, 'METHYLATION'],
  [/^amplification$/, 'AMPLIFICATION'],
  [/^wild-type$/, 'WILD_TYPE'],
  [/^mutation$/, 'GENE_MUTATION'],
  [/(rearrangement|translocation)$/, 'REARRANGEMENT'],
  [/^(truncating-)?fusion$/, 'FUSION'],
  [/^(?!\p{Lu}\d)(.*-)?exons?(-|$)/u, 'EXON'],
  [
    /^(deletion|loss|heterozygous-loss|homozygous-deletion|loss-of-function|loh|null(-.*)?)$/,
    'LOSS',
  ],
  [/^(biallelic-)?inactivat(ion|ing-mutation)$/, 'LOSS'],
];

/** Words that aren't written as a title. */
const SPELLINGS = new Map([
  ['ati', 'ATI'], ['dna', 'DNA'], ['itd', 'ITD'], ['loh', 'LOH'], ['of', 'of'], ['tkd', 'TKD'],
  ['utr', 'UTR'], ['viii', 'vIII'],
]); // prettier-ignore

const CODON = /^(?:p\.)?[ACDEFGHIKLMNPQRSTVWY][1-9]\d{0,4}$/;
const CODING_CHANGE = /^c\.\S+$/;
/** A protein change with its coding change beside it: `R200W (c.598C>T)`, `R474C c.1420C>T`. */
const WITH_CODING_CHANGE = /^(\S+?)\s*\(?c\.[^()]*\)?$/;
/** Only the coding change says what is meant: `Splice Site (c.464-1G>A)`, `3'UTR alteration (c.639+10C>G)`. */
const CODING_CHANGE_BY_PLACE =
  /^(?:splic(?:e|ing)|3'\s?UTR|5'\s?UTR|intronic)[\s\w-]*\((c\.[^()\s]+)\)$/i;

/** A substitution in small letters, as people type it. */
const TYPED_SUBSTITUTION = /^(?:p\.)?([a-z]\d+[a-z*])$/;

/**
 * Classifies a name in CIViC's words, its id form or HGVS. Changes belong to one gene (`geneCount` 1); two
 * make a fusion, and without a gene there are only words.
 */
export function classifyName(geneCount: number, name: string): ClassifiedName {
  const text = tidy(name);
  const exact = (kind: BiomarkerKind, slug: string): ClassifiedName => ({
    kind,
    slug,
    words: slug,
    proteinChange: null,
  });
  if (geneCount === 1) {
    const change = proteinChangeIn(text);
    if (change !== null)
      return { ...exact('PROTEIN_CHANGE', change.hgvs.slice(2)), proteinChange: change.hgvs };
    if (CODON.test(text)) return exact('CODON', text.replace(/^p\./, ''));
    const coding =
      CODING_CHANGE_BY_PLACE.exec(text)?.[1] ?? withoutReference(text).replaceAll(' ', '');
    if (CODING_CHANGE.test(coding)) return exact('CODING_CHANGE', coding);
  }
  const slug = slugOf(text);
  // Without its brackets and spaces a name may be one that we know; the id must be that one's.
  if (slug !== text) return classifyName(geneCount, slug);
  return { kind: kindOf(geneCount, slug), slug, words: wordsOf(slug), proteinChange: null };
}

function proteinChangeIn(text: string): ProteinChange | null {
  const typed = TYPED_SUBSTITUTION.exec(text)?.[1]?.toUpperCase();
  return parseProteinChange(typed ?? WITH_CODING_CHANGE.exec(text)?.[1] ?? text);
}

function tidy(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll(/[\u2018\u2019]/g, "'")
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** `NM_004333.4:c.1799T>A` without its reference sequence. */
function withoutReference(text: string): string {
  return text.replace(/^[A-Z]{2}_?[A-Za-z0-9_.]+:(?=c\.)/, '');
}

function kindOf(geneCount: number, slug: string): BiomarkerKind {
  if (geneCount > 1)
    return /(rearrangement|translocation)$/.test(slug) ? 'REARRANGEMENT' : 'FUSION';
  return KINDS.find(([pattern]) => pattern.test(slug))?.[1] ?? 'OTHER';
}

/** Words in lower case joined by `-`; what holds digits or signs keeps its case (`V600`, `DPYD*2A`). */
function slugOf(text: string): string {
  const words = text
    .replaceAll(/[()[\]]/g, ' ')
    .replace(/^[\s:-]+/, '')
    .split(/[\s-]+/)
    .filter((word) => word !== '')
    .map((word) => (/^[\p{L}']+$|^rs\d+$/iu.test(word) ? word.toLowerCase() : word));
  const slug = words.join('-');
  return SYNONYMS.get(slug) ?? (slug === '' ? 'unspecified' : slug);
}

function wordsOf(slug: string): string {
  if (slug === 'loss-of-function' || slug === 'gain-of-function')
    return slug.startsWith('loss') ? 'Loss-of-function' : 'Gain-of-function';
  return slug
    .split('-')
    .map((word) => SPELLINGS.get(word) ?? titled(word))
    .join(' ');
}

/** Only plain words: `p16` and `e20::e20` stay as they are. */
function titled(word: string): string {
  return /^\p{L}+$/u.test(word) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}
