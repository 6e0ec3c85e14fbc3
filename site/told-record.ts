import type { CodingRecord, PatientRecord } from './records.ts';
import { geneOrNull, ToldText, wordOrNull } from './told-text.ts';

/** The parts of a record that hold texts, in the words that may be told. Dates are as they are. */
export type ToldTexts = Pick<
  PatientRecord,
  | 'conditions'
  | 'variants'
  | 'signatures'
  | 'genomicTests'
  | 'treatments'
  | 'tumorMarkers'
  | 'phenotypicFeatures'
>;

/**
 * A record's texts by HIPAA's Safe Harbor: no free text. A name is told where a code stands behind it, in
 * the words that came with the code; what was typed in place of a code isn't, but for the short name of a
 * treatment.
 */
export function toldTexts(record: PatientRecord): ToldTexts {
  const known = kept.get(record) ?? makeTexts(record);
  kept.set(record, known);
  return known;
}

/** Several fields are told of one record. */
const kept = new WeakMap<PatientRecord, ToldTexts>();

function makeTexts(record: PatientRecord): ToldTexts {
  const told = ToldText.of(record);
  const coding = (code: CodingRecord | null) => toldCoding(code, told);
  return {
    conditions: record.conditions.map((each) => {
      const code = coding(each.code);
      return { ...each, code, display: code?.display ?? null };
    }),
    variants: record.variants.map((each) => ({
      ...each,
      gene: geneOrNull(each.gene),
      partnerGene: geneOrNull(each.partnerGene),
      proteinChange: wordOrNull(each.proteinChange),
      codingChange: wordOrNull(each.codingChange),
      classification: told.words(each.classification),
    })),
    signatures: record.signatures.map((each) => ({ ...each, status: told.words(each.status) })),
    genomicTests: record.genomicTests.map((each) => ({ ...each, name: told.words(each.name) })),
    treatments: record.treatments.map((each) => {
      const code = coding(each.code);
      return {
        ...each,
        code,
        name: code?.display ?? told.shortName(each.name),
        // An agent's id is made of its name.
        therapyId:
          code === null && told.shortName(each.name) === null ? null : told.symbol(each.therapyId),
        status: told.symbol(each.status),
      };
    }),
    tumorMarkers: record.tumorMarkers.map((each) => {
      const code = coding(each.code);
      const name = SHORT_NAME.test(each.name) ? told.words(each.name) : null;
      return {
        ...each,
        code,
        name: name ?? code?.display ?? code?.code ?? 'unnamed',
        unit: told.symbol(each.unit),
      };
    }),
    phenotypicFeatures: record.phenotypicFeatures.map((each) => ({
      ...each,
      label: told.words(each.label),
    })),
  };
}

/** `HER2`, `PD-L1`, `CA 19-9` and the like. */
const SHORT_NAME = /^[A-Za-z]{1,6}(?:[- ]?[A-Z0-9]{1,4}){0,3}$/;

function toldCoding(code: CodingRecord | null, told: ToldText): CodingRecord | null {
  const value = told.symbol(code?.code ?? null);
  if (code === null || value === null) return null;
  return { system: told.symbol(code.system), code: value, display: told.words(code.display) };
}
