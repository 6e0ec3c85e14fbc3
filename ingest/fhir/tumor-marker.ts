import type { TumorMarkerRecord } from '../../site/records.ts';
import { displayOf, preferredCoding } from './elements.ts';
import type { Observation } from './observation.ts';
import { dateOf, interpretationTexts, isOneOf, loincCodes, valueTexts } from './observation.ts';
import { presenceOf } from './presence.ts';
import type { Reading } from './reading.ts';
import { ignored, rejected } from './reading.ts';

type Interpretation = TumorMarkerRecord['interpretation'];

/** LOINC codes of the markers, by the short name that we show. */
const MARKERS: Readonly<Record<string, readonly string[]>> = {
  HER2: ['48676-1', '85319-2', '85318-4', '18474-7', '74860-8'],
  ER: ['16112-5', '85337-4', '40556-3', '14228-0', '85310-1'],
  PR: ['16113-3', '85339-0', '40557-1', '14230-6', '85325-9'],
  EGFR: ['39004-7'],
  'PD-L1': ['83052-1', '83054-7', '85147-7', '85148-5'],
  'Ki-67': ['29593-1', '85329-1'],
  PSA: ['2857-1'],
  CEA: ['2039-6'],
  AFP: ['1834-1'],
  'CA 125': ['10334-1'],
  'CA 19-9': ['24108-3'],
  'CA 15-3': ['6875-9'],
};

const NAMES = new Map(
  Object.entries(MARKERS).flatMap(([name, codes]) => codes.map((code) => [code, name] as const)),
);
const CODES = new Set(NAMES.keys());
const PROFILES = ['mcode-tumor-marker', 'mcode-tumor-marker-test'];

/** A tumor marker test. Null for any other observation. */
export function readTumorMarker(observation: Observation): Reading | null {
  if (!isOneOf(observation, CODES, PROFILES)) return null;
  const code = preferredCoding(observation.code, ['loinc.org']);
  const known = loincCodes(observation).flatMap((one) => NAMES.get(one) ?? [])[0];
  const name = known ?? shortName(observation) ?? displayOf(observation.code) ?? code?.code;
  if (name === undefined) return rejected('its code says not which tumor marker it is');
  const quantity = observation.valueQuantity;
  const interpretation = interpretationOf(observation);
  if (interpretation === null && quantity?.value === undefined)
    return observation.dataAbsentReason === undefined
      ? rejected('it states neither a value nor an interpretation of the tumor marker')
      : ignored('Observation without a result');
  return {
    kind: 'MARKER',
    marker: {
      name,
      code,
      interpretation: interpretation ?? 'UNKNOWN',
      value: quantity?.value ?? null,
      unit: quantity?.unit ?? null,
      date: dateOf(observation),
    },
  };
}

/** For a marker whose code is unknown here: its words. */
function shortName({ code }: Observation): string | null {
  const words = displayOf(code) ?? '';
  if (/\bHER-?2\b/i.test(words)) return 'HER2';
  if (/\bestrogen receptor\b/i.test(words)) return 'ER';
  return /\bprogesterone receptor\b/i.test(words) ? 'PR' : null;
}

/** The value's own words, before the laboratory's interpretation of it; null when neither is stated. */
function interpretationOf(observation: Observation): Interpretation | null {
  const value = valueTexts(observation);
  const stated = interpretationTexts(observation);
  const presence = [...value, ...stated].map(presenceOf).find((one) => one !== null);
  if (presence !== undefined) return presence;
  return value.length > 0 || stated.length > 0 ? 'UNKNOWN' : null;
}
