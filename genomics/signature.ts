/** A signature's name in its two forms: in an id, and as it is shown. */
export interface SignatureName {
  readonly slug: string;
  readonly words: string;
}

/** Each canonical name with the words that mean it, after `simplified`. */
const CANONICAL: readonly (readonly [string, RegExp])[] = [
  ['MSI-H', /^(msi h(igh)?|high microsatellite instability|microsatellite instability high)$/],
  ['MSI-L', /^(msi l(ow)?|low microsatellite instability|microsatellite instability low)$/],
  ['MSS', /^(mss|msi (mss|stable|s)|microsatellite stable|msi microsatellite stable)$/],
  ['MMR-D', /^(mmr d|d ?mmr|mmr (d ?mmr|deficient|deficiency)|mismatch repair (deficient|deficiency)|deficient mismatch repair)$/],
  ['MMR-P', /^(mmr p|p ?mmr|mmr (p ?mmr|proficient|proficiency)|mismatch repair (proficient|proficiency)|proficient mismatch repair)$/],
  ['TMB-H', /^(tmb h(igh)?|high tumou?r mutational burden|tumou?r mutational burden high)$/],
  ['TMB-L', /^(tmb l(ow)?|low tumou?r mutational burden|tumou?r mutational burden low)$/],
]; // prettier-ignore

/** What a name of another signature begins with: CIViC's features that belong to no gene. */
const OTHER =
  /^(TMB|MSI|MSS|MMR|HRD|CK|Kataegis|Methylation[\s-]signature|COSMIC[\s-]signature)(?=[\s-])/i;

/**
 * The canonical name of a genome-wide signature (`MSI-H` for `MSI High`, `MSI-High` or `msi_h`), or the
 * words themselves where they begin as a signature's do (`Kataegis Positive`). Null for anything else.
 */
export function nameSignature(text: string): SignatureName | null {
  const simplified = text
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
    .trim();
  for (const [name, pattern] of CANONICAL)
    if (pattern.test(simplified)) return { slug: name, words: name };
  const words = text.trim().replaceAll(/[\s-]+/g, ' ');
  return OTHER.test(words) ? { slug: words.replaceAll(' ', '-'), words } : null;
}
