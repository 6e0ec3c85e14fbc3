import type { ConditionRecord } from '../../site/records.ts';
import {
  oncotreeOfIcd10,
  oncotreeOfSnomed,
  withMorphology,
} from '../../terminology/cancer-codes.ts';
import type { OncoTree } from '../../terminology/oncotree.ts';
import type { Concept } from './elements.ts';
import { codesIn, wordsOf } from './elements.ts';

type Role = ConditionRecord['role'];

/** What words make of a cancer something else: its absence, another's, a risk, a trait, or a consequence. */
const NO_CANCER = new RegExp(
  [
    /\bin situ\b|\bbenign\b|\bscreening\b|\b(due|secondary) to\b|\bcaused by\b|\bassociated with\b/,
    /\bcancer[- ](related|associated|pain)|\bchemotherapy\b/,
    // The past and the family: SNOMED CT's situations and their abbreviations.
    /\bhistory of\b|\b(family|personal|past) (medical )?(history|hx)\b|\b(hx|h\/o|fhx?|fh\/o|pmhx?)\b|\bfamilial risk\b/,
    // Risks and inherited traits, such as the Lynch syndrome (hereditary nonpolyposis colon cancer).
    /\bat risk\b|\brisk (of|for) (?!recurrence|relapse|progression|metasta)|\bfear of\b|\bsusceptib|\bpredispos|\bhereditary\b|\bcancer syndrome\b|\b(gene )?carrier\b/,
    // What was looked for and isn't there.
    /\bno evidence (of|for)\b|\bnegative for\b|\b(ruled|rules) out\b|\bexcluded\b|\bexclusion of\b|\babsence of\b|\bnot (found|present|detected)\b|\bno (sign|signs|history|family|cancer|malignan)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'i',
);
const SUSPECTED =
  /\bsuspected\b|\bsuspicion (of|for)\b|\bsuspicious for\b|\bpossible\b|\bprobable\b|\brule out\b|\bnot confirmed\b|\br\/o\b|\bquery\b/i;
const SECONDARY =
  /\bsecondary\b.*\b(malignant|neoplas|cancer|carcinoma|tumou?r)|\bmetasta(sis|ses|tic)\b/i;
const MALIGNANT =
  /\bmalignant (neoplas|tumou?r|melanoma)|\bcancer\b|carcinoma\b|sarcoma\b|\bleuka?emia\b|\blymphoma\b|\bmelanoma\b|\bmyeloma\b|\bmesothelioma\b|\bneuroblastoma\b|\bglioblastoma\b|\bmalignancy\b/i;

/** What a diagnosis says of a cancer. */
export interface CancerReading {
  readonly role: Role;
  /** The words themselves only suspect it. */
  readonly suspected: boolean;
}

/**
 * Whether a diagnosis is a cancer, and which. mCODE's profiles and ICD-10 decide where they are
 * stated; otherwise our table and the terminologies' own words do. Carcinoma in situ and neoplasms
 * of unknown behaviour are no cancer here, nor are risks, inherited traits, and cancers that were ruled out.
 */
export function readCancer(code: Concept | undefined, profiles: readonly string[]): CancerReading {
  const words = wordsOf(code).join(' | ');
  return { role: roleOf(code, words, profiles), suspected: SUSPECTED.test(words) };
}

function roleOf(code: Concept | undefined, words: string, profiles: readonly string[]): Role {
  const icd10 = icd10CodesOf(code);
  if (profiles.includes('mcode-secondary-cancer-condition')) return 'SECONDARY_CANCER';
  if (icd10.some((one) => /^C(7[789]|7B)/i.test(one))) return 'SECONDARY_CANCER';
  if (profiles.includes('mcode-primary-cancer-condition')) return 'PRIMARY_CANCER';
  // OncoTree has tumor types alone.
  if (oncotreeCodesIn(code).length > 0) return 'PRIMARY_CANCER';
  if (NO_CANCER.test(words)) return 'OTHER';
  if (icd10.length > 0) return icd10.some((one) => /^C\d/i.test(one)) ? 'PRIMARY_CANCER' : 'OTHER';
  if (SECONDARY.test(words)) return 'SECONDARY_CANCER';
  const isListed = codesIn(code, 'snomed.info/sct').some((one) => oncotreeOfSnomed(one) !== null);
  return isListed || MALIGNANT.test(words) ? 'PRIMARY_CANCER' : 'OTHER';
}

/**
 * The OncoTree code of a primary cancer: a diagnosis or histology in OncoTree's own words first, then
 * the table of codes, made narrower by the histology. Null where nothing is certain.
 */
export function oncotreeCodeOf(
  tree: OncoTree,
  code: Concept | undefined,
  histology: Concept | undefined,
): string | null {
  const stated = oncotreeCodesIn(code).find((one) => tree.isEmpty || tree.find(one)[0] === one);
  if (stated !== undefined) return stated;
  const coarse =
    nameInTree(tree, code) ??
    first(codesIn(code, 'snomed.info/sct').map(oncotreeOfSnomed)) ??
    first(icd10CodesOf(code).map(oncotreeOfIcd10));
  const named = nameInTree(tree, histology);
  if (named !== null && (coarse === null || tree.descendants(coarse).includes(named))) return named;
  if (coarse === null) return null;
  return (histology?.coding ?? []).reduce(
    (narrowest, { code: morphology }) => withMorphology(narrowest, morphology ?? ''),
    coarse,
  );
}

/** Stated under OncoTree's address in any of its forms (`http://oncotree.mskcc.org`). */
function oncotreeCodesIn(code: Concept | undefined): string[] {
  return (code?.coding ?? []).flatMap(({ system, code: stated }) =>
    stated !== undefined && system?.toLowerCase().includes('oncotree') === true ? [stated] : [],
  );
}

/** ICD-10 codes of a concept by any of the addresses in use. */
function icd10CodesOf(code: Concept | undefined): string[] {
  return ['icd-10-cm', 'icd-10', '2.16.840.1.113883.6.90', '2.16.840.1.113883.6.3'].flatMap(
    (system) => codesIn(code, system),
  );
}

function nameInTree(tree: OncoTree, value: Concept | undefined): string | null {
  for (const words of wordsOf(value)) {
    const name = words.replace(/\s*\((disorder|morphologic abnormality)\)$/i, '');
    const codes = name.includes(' ') ? tree.find(name) : [];
    const [only] = codes;
    if (codes.length === 1 && only !== undefined) return only;
  }
  return null;
}

function first(codes: readonly (string | null)[]): string | null {
  return codes.find((code) => code !== null) ?? null;
}
