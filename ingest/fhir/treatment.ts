import { z } from 'zod';
import type { TreatmentRecord } from '../../site/records.ts';
import { therapyOfMedication } from './agent.ts';
import {
  codesIn,
  concept,
  date,
  displayOf,
  listOf,
  meta,
  period,
  preferredCoding,
  profileNames,
  reference,
  wordsOf,
} from './elements.ts';
import type { Reading } from './reading.ts';
import { ignored, rejected } from './reading.ts';

const times = {
  effectiveDateTime: date.optional(),
  effectivePeriod: period.optional(),
  authoredOn: date.optional(),
  dateWritten: date.optional(),
  performedDateTime: date.optional(),
  performedPeriod: period.optional(),
};

export const medicationSchema = z.object({
  status: z.string().optional(),
  intent: z.string().optional(),
  doNotPerform: z.boolean().optional(),
  medicationCodeableConcept: concept.optional(),
  medicationReference: reference.optional(),
  contained: listOf(z.object({ id: z.string().optional(), code: concept.optional() })),
  ...times,
});

export const procedureSchema = z.object({
  meta: meta.optional(),
  status: z.string().optional(),
  category: listOf(concept),
  code: concept.optional(),
  ...times,
});

type Times = Partial<Pick<z.output<typeof medicationSchema>, keyof typeof times>>;

/** It didn't happen, or was recorded by mistake. */
const NEVER_DONE = ['entered-in-error', 'not-done', 'not-taken', 'cancelled'];

/** A medication stated or given. */
export function readMedication(medication: z.output<typeof medicationSchema>): Reading {
  if (medication.doNotPerform === true || NEVER_DONE.includes(medication.status ?? ''))
    return { kind: 'NOTHING' };
  const within = medication.medicationReference?.reference?.replace(/^#/, '');
  const drug =
    medication.medicationCodeableConcept ??
    medication.contained.find(({ id }) => id !== undefined && id === within)?.code;
  const code = preferredCoding(drug, ['rxnorm']);
  const name = displayOf(drug);
  if (code === null && name === null)
    return rejected(
      'it names no medication (medicationCodeableConcept, or a contained Medication)',
    );
  const agent = code?.system?.endsWith('rxnorm') === true ? (code.display ?? name) : name;
  const therapyId = agent === null ? null : therapyOfMedication(agent);
  return treatment('MEDICATION', { name, code, therapyId }, medication.status, medication);
}

/**
 * A medication asked for. FHIR's `active` says of a request that it may be acted on, not that it was
 * (hl7.org/fhir/R4/valueset-medicationrequest-status.html): like a proposal, a plan or an option, it is what
 * a statement calls `intended`. One that was completed, or stopped in its course, has begun. What was given
 * meanwhile comes as administrations or statements.
 */
export function readMedicationRequest(request: z.output<typeof medicationSchema>): Reading {
  const { status, intent } = request;
  const isOrder = !['proposal', 'plan', 'option'].includes(intent ?? '');
  const hasBegun = isOrder && ['completed', 'stopped'].includes(status ?? '');
  const isKept = hasBegun || NEVER_DONE.includes(status ?? '');
  return readMedication(isKept ? request : { ...request, status: 'intended' });
}

/** Surgery or radiation; other procedures are ignored. */
export function readProcedure(procedure: z.output<typeof procedureSchema>): Reading {
  const kind = kindOf(procedure);
  if (kind === null) return ignored('Procedure');
  if (NEVER_DONE.includes(procedure.status ?? '')) return { kind: 'NOTHING' };
  const code = preferredCoding(procedure.code, ['snomed.info/sct']);
  const name = displayOf(procedure.code);
  if (code === null && name === null)
    return rejected('it has neither a code nor a text that says which procedure it is');
  return treatment(kind, { name, code, therapyId: null }, procedure.status, procedure);
}

function treatment(
  kind: TreatmentRecord['kind'],
  what: Pick<TreatmentRecord, 'name' | 'code' | 'therapyId'>,
  status: string | undefined,
  when: Times,
): Reading {
  const period = when.effectivePeriod ?? when.performedPeriod;
  const day =
    when.effectiveDateTime ?? when.performedDateTime ?? when.authoredOn ?? when.dateWritten ?? null;
  const isOneDay = when.performedDateTime !== undefined;
  return {
    kind: 'TREATMENT',
    treatment: {
      kind,
      ...what,
      line: null,
      start: period?.start ?? day,
      end: period?.end ?? (isOneDay ? day : null),
      status: status ?? null,
    },
  };
}

const PROFILES: readonly (readonly [string, TreatmentRecord['kind']])[] = [
  ['mcode-cancer-related-surgical-procedure', 'SURGERY'],
  ['mcode-cancer-related-radiation-procedure', 'RADIATION'],
  ['mcode-radiotherapy-course-summary', 'RADIATION'],
];

/** SNOMED CT: surgical procedure; radiotherapy, brachytherapy, megavoltage photons, lung lobectomy. */
const KNOWN = new Map<string, TreatmentRecord['kind']>([
  ['387713003', 'SURGERY'],
  ['173170008', 'SURGERY'],
  ['108290001', 'RADIATION'],
  ['53438000', 'RADIATION'],
  ['152198000', 'RADIATION'],
  ['448385000', 'RADIATION'],
]);

const WORDS: readonly (readonly [RegExp, TreatmentRecord['kind']])[] = [
  [/radiation therapy|radiotherapy|brachytherapy|proton therapy|radiosurgery/i, 'RADIATION'],
  [/ectomy\b|\bresection\b|\bexcision of\b|\bamputation\b|\bsurgical\b/i, 'SURGERY'],
];

/** By mCODE profile, else by code, else by SNOMED CT's words. */
function kindOf(procedure: z.output<typeof procedureSchema>): TreatmentRecord['kind'] | null {
  const profiles = profileNames(procedure.meta);
  const byProfile = PROFILES.find(([name]) => profiles.includes(name));
  if (byProfile !== undefined) return byProfile[1];
  const codes = [procedure.code, ...procedure.category].flatMap((one) =>
    codesIn(one, 'snomed.info/sct'),
  );
  const byCode = codes.flatMap((code) => KNOWN.get(code) ?? [])[0];
  if (byCode !== undefined) return byCode;
  return kindInWords(wordsOf(procedure.code));
}

/** What kind of treatment a procedure's words call it; null where they don't. */
export function kindInWords(words: readonly string[]): TreatmentRecord['kind'] | null {
  return WORDS.find(([pattern]) => words.some((text) => pattern.test(text)))?.[1] ?? null;
}
