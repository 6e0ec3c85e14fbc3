import type { SignatureRecord } from '../../site/records.ts';
import { biomarkerOfSignature } from '../../genomics/biomarker-name.ts';
import { wordsOf } from './elements.ts';
import type { Observation } from './observation.ts';
import { dateOf, interpretationTexts, loincCodes, valueNumber, valueTexts } from './observation.ts';
import type { Reading } from './reading.ts';
import { rejected } from './reading.ts';

type Kind = SignatureRecord['kind'];

const KINDS = new Map<string, Kind>([
  ['62862-8', 'MICROSATELLITE_INSTABILITY'],
  ['81695-9', 'MICROSATELLITE_INSTABILITY'],
  ['43368-0', 'MICROSATELLITE_INSTABILITY'],
  ['94076-7', 'TUMOR_MUTATIONAL_BURDEN'],
  ['94077-5', 'TUMOR_MUTATIONAL_BURDEN'],
]);

/** One call and the answers that mean it: codes as they are, phrases after `simplified`. */
type Answer = readonly [call: string, codes: readonly string[], phrases: RegExp];

/**
 * Whole answers only: a word within a sentence may be denied by another. Of the microsatellites and the
 * burden, LOINC's answers and SNOMED CT's qualifiers besides. Mismatch repair is in the words of CAP's
 * template for reporting biomarkers by immunohistochemistry: no loss of the proteins' nuclear expression
 * is intact, and a loss is deficient.
 */
const CALLS: Readonly<Record<Kind, readonly Answer[]>> = {
  MICROSATELLITE_INSTABILITY: [
    [
      'MSI-H',
      ['LA26203-2', '10828004', 'LA6576-8', 'LA9633-4'],
      /^(((msi|microsatellite instability) )?(high|h)( msi ?h)?|msi ?h( high)?|high (level )?(msi|microsatellite instability)( msi ?h)?|(positive|present|detected)( for (msi|microsatellite instability))?)$/,
    ],
    [
      'MSI-L',
      ['LA26202-4'],
      /^(((msi|microsatellite instability) )?(low|l)( msi ?l)?|msi ?l( low)?|low (level )?(msi|microsatellite instability)( msi ?l)?)$/,
    ],
    [
      'MSS',
      ['LA14122-8', '260385009', 'LA6577-6', 'LA9634-2'],
      /^(mss|((msi|ms|microsatellites?|mss) )?stable( mss)?|(negative|absent|not detected)|(negative for|no) (msi|microsatellite instability)( detected)?)$/,
    ],
  ],
  MISMATCH_REPAIR: [
    [
      'MMR-D',
      [],
      /^(d ?mmr|mmr d|((dna )?(mmr|mismatch repair) )?(deficient|deficiency|abnormal)|deficient (dna )?(mmr|mismatch repair)( d ?mmr)?|loss( of (nuclear |protein )*expression( of (one or more )?(mmr|mismatch repair) proteins?)?)?)$/,
    ],
    [
      'MMR-P',
      [],
      /^(p ?mmr|mmr p|((dna )?(mmr|mismatch repair) )?(proficient|proficiency|intact|normal)( no loss)?|proficient (dna )?(mmr|mismatch repair)( p ?mmr)?|intact (nuclear |protein )*expression( of (all )?(mmr|mismatch repair) proteins?)?|no loss( of (nuclear |protein )*expression( of (mmr|mismatch repair) proteins?)?)?|not (deficient|abnormal)|no (deficiency|abnormality)( detected)?)$/,
    ],
  ],
  TUMOR_MUTATIONAL_BURDEN: [
    [
      'TMB-H',
      ['75540009'],
      /^(((tmb|tumou?r mutational burden) )?(high|h)( tmb ?h)?|high (tmb|tumou?r mutational burden)( tmb ?h)?)$/,
    ],
    [
      'TMB-L',
      ['62482003'],
      /^(((tmb|tumou?r mutational burden) )?(low|l)( tmb ?l)?|low (tmb|tumou?r mutational burden)( tmb ?l)?)$/,
    ],
  ],
};

/** What is said in words that aren't a whole answer, where it may deny what another text states. */
const DENIAL = /\b(no|not|non|none|never|without|negative|absent|absence|excluded|unstable)\b/;

/** Microsatellite status, mismatch repair or mutational burden. Null for any other observation. */
export function readSignature(observation: Observation): Reading | null {
  const kind = kindOf(observation);
  if (kind === null) return null;
  const value = kind === 'TUMOR_MUTATIONAL_BURDEN' ? valueNumber(observation) : null;
  const status = callOf(kind, observation);
  if (status === null && value === null)
    return rejected('its value is no result that we know (high, low, stable, deficient, a number)');
  const signature = { kind, status, value, testedOn: dateOf(observation) };
  return {
    kind: 'SIGNATURE',
    signature: { ...signature, biomarkerId: biomarkerOfSignature(signature) },
  };
}

function kindOf(observation: Observation): Kind | null {
  const byCode = loincCodes(observation).flatMap((code) => KINDS.get(code) ?? [])[0];
  if (byCode !== undefined) return byCode;
  const isRepair = wordsOf(observation.code).some((words) => /\bmismatch repair\b/i.test(words));
  return isRepair ? 'MISMATCH_REPAIR' : null;
}

/**
 * What all that is stated agrees on. Null where it contradicts itself, where something else may deny it, and
 * where nothing is a whole answer.
 */
function callOf(kind: Kind, observation: Observation): string | null {
  const texts = [...valueTexts(observation), ...interpretationTexts(observation)];
  const answers = texts.map((text) => answerOf(kind, text));
  const isDenied = texts.some((text, at) => answers[at] === null && DENIAL.test(simplified(text)));
  const [call = null, ...others] = new Set(answers.filter((answer) => answer !== null));
  return isDenied || others.length > 0 ? null : call;
}

function answerOf(kind: Kind, text: string): string | null {
  const phrase = simplified(text);
  const answer = CALLS[kind].find(
    ([, codes, phrases]) => codes.includes(text) || phrases.test(phrase),
  );
  return answer?.[0] ?? null;
}

/** In small letters, without punctuation and SNOMED CT's tag of what kind of concept it is. */
function simplified(text: string): string {
  return text
    .toLowerCase()
    .replace(/\((finding|qualifier value|disorder)\)$/, '')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
}
