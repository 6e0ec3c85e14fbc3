export type ProteinChangeKind =
  | 'substitution'
  | 'nonsense'
  | 'frameshift'
  | 'deletion'
  | 'insertion'
  | 'duplication'
  | 'delins'
  | 'synonymous'
  | 'extension'
  | 'other';

/** A change of a protein as HGVS describes it (hgvs-nomenclature.org, protein level). */
export interface ProteinChange {
  /** One-letter HGVS with `p.` and without a reference sequence: `p.V600E`, `p.E746_A750del`. */
  readonly hgvs: string;
  readonly kind: ProteinChangeKind;
  /** The first residue that changes, from 1. */
  readonly position: number;
  /** The residue at `position` in one letter, `*` for the stop. */
  readonly reference: string;
  /** What stands there instead, in one-letter residues; null where the change states none. */
  readonly alternate: string | null;
  /** Where a frameshift's new reading frame stops, counted from `position`; null where it isn't stated. */
  readonly stop: number | null;
}

const ONE_LETTER = new Map(
  (
    'Ala:A Arg:R Asn:N Asp:D Cys:C Gln:Q Glu:E Gly:G His:H Ile:I Leu:L Lys:K Met:M Phe:F Pro:P ' +
    'Ser:S Thr:T Trp:W Tyr:Y Val:V Sec:U Ter:*'
  )
    .split(' ')
    .map((pair) => [pair.slice(0, 3), pair.slice(4)] as const),
);
const THREE_LETTERS = new RegExp([...ONE_LETTER.keys()].join('|'), 'g');

const RESIDUE = '[ACDEFGHIKLMNPQRSTUVWY]';
const FROM = `(${RESIDUE}|\\*)([1-9]\\d{0,4})`;
const RANGE = `${FROM}(_(?:${RESIDUE}|\\*)?[1-9]\\d{0,4})?`;
const KEYWORD = '(?:fs|ext|delins|del|ins|dup)';

interface Form {
  readonly pattern: RegExp;
  readonly read: (groups: readonly (string | undefined)[]) => Read;
}
interface Read {
  readonly kind: ProteinChangeKind;
  /** The HGVS text after the position(s). */
  readonly rest: string;
  readonly alternate: string | null;
  readonly stop?: number | null;
}

/** Tried in this order. Each pattern's first groups are the reference, the position and, in ranges, the end. */
const FORMS: readonly Form[] = [
  {
    pattern: new RegExp(`^${FROM}()=$`),
    read: () => ({ kind: 'synonymous', rest: '=', alternate: null }),
  },
  {
    pattern: new RegExp(`^${FROM}()\\?$`),
    read: () => ({ kind: 'other', rest: '?', alternate: null }),
  },
  // X was the stop before HGVS gave it the asterisk; as a residue it is not in use.
  {
    pattern: new RegExp(`^${FROM}()>?(${RESIDUE}|\\*|X)$`),
    read: ([reference = '', , , alternate = '']) => substitution(reference, alternate),
  },
  {
    pattern: new RegExp(`^${FROM}()(${RESIDUE})?fs(?:[*X](\\d+|\\?)?)?$`),
    read: ([, , , alternate, stop]) => ({
      kind: 'frameshift',
      rest: `${alternate ?? ''}fs${stop === undefined ? '' : `*${stop}`}`,
      alternate: alternate ?? null,
      stop: stop === undefined || stop === '?' ? null : Number(stop),
    }),
  },
  {
    pattern: new RegExp(`^${FROM}()(${RESIDUE})?ext([*X]?-?(?:\\d+|\\?)?)$`),
    read: ([, , , alternate, length = '']) => ({
      kind: 'extension',
      rest: `${alternate ?? ''}ext${length.replace('X', '*')}`,
      alternate: alternate ?? null,
    }),
  },
  {
    pattern: new RegExp(`^${RANGE}(?:del${RESIDUE}*ins|>)(${RESIDUE}+\\*?|\\*)$`),
    read: ([, , , alternate = '']) => delins(alternate),
  },
  // K558NP: two or three residues in place of one.
  {
    pattern: new RegExp(`^${FROM}()(${RESIDUE}{2,3})$`),
    read: ([, , , inserted = '']) => delins(inserted),
  },
  {
    pattern: new RegExp(`^${RANGE}del(?:${RESIDUE}*|\\d+)$`),
    read: () => ({ kind: 'deletion', rest: 'del', alternate: null }),
  },
  {
    pattern: new RegExp(`^${RANGE}dup(?:${RESIDUE}*|\\d+)$`),
    read: () => ({ kind: 'duplication', rest: 'dup', alternate: null }),
  },
  {
    pattern: new RegExp(`^${RANGE}ins(${RESIDUE}+\\*?|\\d+)?$`),
    read: ([, , , inserted]) => ({
      kind: 'insertion',
      rest: `ins${inserted ?? ''}`,
      alternate: inserted ?? null,
    }),
  },
];

/**
 * Reads one protein change in the notations that sources use: `V600E`, `p.V600E`, `p.Val600Glu`,
 * `p.(Val600Glu)`, `NP_004324.2:p.Val600Glu`, keywords in any case of letters (`KIT V560DEL`), old forms
 * such as `E746_T751>I` and `R135fsX177`. Null for anything else, a bare codon (`V600`) among it.
 */
export function parseProteinChange(text: string): ProteinChange | null {
  const change = oneLetter(text);
  for (const { pattern, read } of FORMS) {
    const match = pattern.exec(change);
    if (match === null) continue;
    const groups: readonly (string | undefined)[] = match.slice(1);
    const [reference = '', position = '', end = ''] = groups;
    const { kind, rest, alternate, stop = null } = read(groups);
    const hgvs = `p.${reference}${position}${end}${rest}`;
    return { hgvs, kind, position: Number(position), reference, alternate, stop };
  }
  return null;
}

function oneLetter(text: string): string {
  return text
    .trim()
    .replace(/^[A-Za-z0-9_.]+:(?=p\.)/, '')
    .replace(/^p\./, '')
    .replace(/^\((.*)\)$/, '$1')
    .replace(THREE_LETTERS, (residue) => ONE_LETTER.get(residue) ?? residue)
    .replace(new RegExp(KEYWORD, 'gi'), (keyword) => keyword.toLowerCase());
}

function substitution(reference: string, alternate: string): Read {
  if (alternate === reference) return { kind: 'synonymous', rest: '=', alternate: null };
  if (reference === '*') return { kind: 'extension', rest: alternate, alternate };
  if (alternate === '*' || alternate === 'X')
    return { kind: 'nonsense', rest: '*', alternate: '*' };
  return { kind: 'substitution', rest: alternate, alternate };
}

function delins(alternate: string): Read {
  return { kind: 'delins', rest: `delins${alternate}`, alternate };
}
