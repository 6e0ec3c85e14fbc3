import { nameBiomarker } from './biomarker-name.ts';
import type { ProfileExpression } from './molecular-profile.ts';
import { nameSignature } from './signature.ts';

const GENE = /^[A-Za-z][A-Za-z0-9@._-]*$/;
/** CIViC's words for a partner that isn't stated: any (`v`), unknown (`?`). */
const ANY_PARTNER = new Set(['v', '?']);
/** An enhancer moved beside a gene, `reg_e@[IGH]::BCL2`: no fused protein. */
const REGULATORY = /^reg_\w+@\[?([A-Za-z0-9@-]+)\]?$/;

/** Reads one part of a molecular profile without AND, OR and NOT: `ALK L1196M`, `v::ALK Fusion`. */
export function expressionOfAtom(text: string): ProfileExpression {
  const words = text.trim().replaceAll(/\s+/g, ' ');
  if (nameSignature(words) !== null) return { biomarker: nameBiomarker([], words) };
  const [first = '', ...others] = words.split(' ');
  const rest = others.join(' ');
  if (first.includes('::')) return fusion(first, rest) ?? unreadable(words);
  if (!GENE.test(first) || rest === '') return unreadable(words);
  // `C19MC TTYH1::C19MC fusion`: the gene, then a fusion that names it again.
  const [second = '', ...afterSecond] = others;
  if (second.includes('::') && second.split('::').some((partner) => partner === first))
    return fusion(second, afterSecond.join(' ')) ?? unreadable(words);
  return variantsOf(first, rest);
}

function fusion(partners: string, rest: string): ProfileExpression | null {
  const [five = '', three = '', ...more] = partners.split('::');
  if (more.length > 0) return null;
  const regulatory = REGULATORY.exec(five)?.[1];
  if (regulatory !== undefined && GENE.test(three))
    return { biomarker: nameBiomarker([regulatory, three], 'Rearrangement') };
  const genes = [five, three].filter((partner) => !ANY_PARTNER.has(partner));
  if (genes.length === 0 || !genes.every((gene) => GENE.test(gene))) return null;
  return { biomarker: nameBiomarker(genes, rest === '' ? 'Fusion' : rest) };
}

/** `P81S (c.241C>T) and L188V (c.562C>G)` are both; `S310F/Y` and `G12/G13` are either. */
function variantsOf(gene: string, rest: string): ProfileExpression {
  const together = rest.split(/ and /i);
  if (together.length > 1) return { all: together.map((part) => variantsOf(gene, part)) };
  const alternatives = alternativesIn(rest);
  if (alternatives.length < 2) return { biomarker: nameBiomarker([gene], rest) };
  return { any: alternatives.map((name) => ({ biomarker: nameBiomarker([gene], name) })) };
}

function alternativesIn(name: string): readonly string[] {
  const residues = /^(\p{Lu}\d+)(\p{Lu}(?:\/\p{Lu})+)$/u.exec(name);
  if (residues !== null) {
    const [, codon = '', letters = ''] = residues;
    return letters.split('/').map((letter) => codon + letter);
  }
  return /^\p{Lu}\d+\p{Lu}?(\/\p{Lu}\d+\p{Lu}?)+$/u.test(name) ? name.split('/') : [name];
}

function unreadable(words: string): ProfileExpression {
  const biomarker = nameBiomarker([], words);
  return { biomarker };
}
