import type { SignatureRecord } from '../../site/records.ts';
import { biomarkerOfSignature } from '../../genomics/biomarker-name.ts';
import { wordsOf } from './elements.ts';
import type { Observation } from './observation.ts';
import { dateOf, loincCodes, valueNumber, valueTexts } from './observation.ts';
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

/** What a result's words mean for each kind, first fit. */
const CALLS: Readonly<Record<Kind, readonly (readonly [RegExp, string])[]>> = {
  MICROSATELLITE_INSTABILITY: [
    [/^LA26203-2$|^MSI-?H|\bhigh\b|^10828004$|^positive|^LA6576-8$|^LA9633-4$/i, 'MSI-H'],
    [/^LA26202-4$|^MSI-?L|\blow\b/i, 'MSI-L'],
    [/^LA14122-8$|^MSS\b|stable|^260385009$|^negative|^LA6577-6$|^LA9634-2$/i, 'MSS'],
  ],
  MISMATCH_REPAIR: [
    [/^d-?MMR|^MMR-?D|deficien|abnormal|loss/i, 'MMR-D'],
    [/^p-?MMR|^MMR-?P|proficien|intact|\bnormal/i, 'MMR-P'],
  ],
  TUMOR_MUTATIONAL_BURDEN: [
    [/^TMB-?H|^high\b|^75540009$/i, 'TMB-H'],
    [/^TMB-?L|^low\b|^62482003$/i, 'TMB-L'],
  ],
};

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

function callOf(kind: Kind, observation: Observation): string | null {
  const texts = [
    ...valueTexts(observation),
    ...observation.interpretation.flatMap((one) => [
      ...one.coding.flatMap(({ code, display }) => [code ?? '', display ?? '']),
      one.text ?? '',
    ]),
  ];
  for (const [pattern, call] of CALLS[kind])
    if (texts.some((text) => pattern.test(text))) return call;
  return null;
}
