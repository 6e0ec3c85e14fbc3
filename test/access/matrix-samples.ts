/** A value for each filter of patients, written and as JSON. */
export const FILTER_SAMPLES = new Map<string, readonly [string, unknown]>([
  ['sites', ['["northfield"]', ['northfield']]],
  ['cancerTypes', ['["LUAD"]', ['LUAD']]],
  ['alterations', ['[{ gene: "BRAF" }]', [{ gene: 'BRAF' }]]],
  ['age', ['{ gte: 1 }', { gte: 1 }]],
  ['sexes', ['[MALE]', ['MALE']]],
  ['races', ['[ASIAN]', ['ASIAN']]],
  ['ethnicities', ['[UNKNOWN]', ['UNKNOWN']]],
  ['stages', ['["I"]', ['I']]],
  ['deceased', ['true', true]],
]);
