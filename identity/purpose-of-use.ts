/**
 * HL7's PurposeOfUse (v3-ActReason): each code with the next wider one, null at the top. What somebody
 * permits for a purpose, they permit for the narrower ones too.
 */
const WIDER = new Map<string, string | null>([
  ['TREAT', null],
  ['CLINTRL', 'TREAT'],
  ['COC', 'TREAT'],
  ['ETREAT', 'TREAT'],
  ['BTG', 'ETREAT'],
  ['ERTREAT', 'ETREAT'],
  ['POPHLTH', 'TREAT'],
  ['HRESCH', null],
  ['BIORCH', 'HRESCH'],
  ['CLINTRCH', 'HRESCH'],
  ['CLINTRCHNPC', 'CLINTRCH'],
  ['CLINTRCHPC', 'CLINTRCH'],
  ['PRECLINTRCH', 'CLINTRCH'],
  ['DSRCH', 'HRESCH'],
  ['POARCH', 'HRESCH'],
  ['TRANSRCH', 'HRESCH'],
  ['HOPERAT', null],
  ...[
    ...[
      'CAREMGT',
      'DONAT',
      'FRAUD',
      'GOV',
      'HACCRED',
      'HCOMPL',
      'HDECD',
      'HDIRECT',
      'HDM',
      'HLEGAL',
    ],
    ...['HOUTCOMS', 'HPRGRP', 'HQUALIMP', 'HSYSADMIN', 'LABELING', 'METAMGT', 'MEMADMIN', 'MILCDM'],
    ...['PATADMIN', 'PATSFTY', 'PERFMSR', 'RECORDMGT', 'SYSDEV', 'TRAIN'],
  ].map((code): [string, string] => [code, 'HOPERAT']),
  ['HTEST', 'SYSDEV'],
  ['HMARKT', null],
  ['HPAYMT', null],
  ...['CLMATTCH', 'COVAUTH', 'COVERAGE', 'MILDCRG', 'REMITADV'].map((code): [string, string] => [
    code,
    'HPAYMT',
  ]),
  ...['ELIGDTRM', 'ELIGVER', 'ENROLLM'].map((code): [string, string] => [code, 'COVERAGE']),
  ['PATRQT', null],
  ...['FAMRQT', 'PWATRNY', 'SUPNWK'].map((code): [string, string] => [code, 'PATRQT']),
  ['PUBHLTH', null],
  ['DISASTER', 'PUBHLTH'],
  ['THREAT', 'PUBHLTH'],
]);

/** Every HL7 PurposeOfUse code. */
export const PURPOSES_OF_USE: readonly string[] = [...WIDER.keys()];

export function isPurposeOfUse(code: string): boolean {
  return WIDER.has(code);
}

/** The code itself, then every wider one; a code that HL7 doesn't have stands for itself alone. */
export function widerPurposes(code: string): string[] {
  const wider = WIDER.get(code) ?? null;
  return wider === null ? [code] : [code, ...widerPurposes(wider)];
}

/** Whether a purpose is `wide` or narrower. */
export function isWithin(code: string, wide: string): boolean {
  return widerPurposes(code).includes(wide);
}

/** Every code narrower than this one; without itself. */
export function narrowerPurposes(code: string): string[] {
  return PURPOSES_OF_USE.filter((other) => other !== code && isWithin(other, code));
}
