import { z } from 'zod';
import type { PartialDate } from '../../site/records.ts';
import type { Concept } from './elements.ts';
import {
  codesIn,
  concept,
  date,
  listOf,
  meta,
  period,
  profileNames,
  quantity,
  reference,
} from './elements.ts';

/** The values that an observation or one of its components may hold. */
const values = {
  valueCodeableConcept: concept.optional(),
  valueQuantity: quantity.optional(),
  valueInteger: z.number().int().optional(),
  valueString: z.string().optional(),
  interpretation: listOf(concept),
};

const component = z.object({ code: concept.optional(), ...values });

export const observationSchema = z.object({
  meta: meta.optional(),
  status: z.string().optional(),
  code: concept,
  effectiveDateTime: date.optional(),
  effectivePeriod: period.optional(),
  focus: listOf(reference),
  method: concept.optional(),
  dataAbsentReason: concept.optional(),
  component: listOf(component),
  ...values,
});

export type Observation = z.output<typeof observationSchema>;
export type Component = z.output<typeof component>;

/** LOINC codes of the observation. */
export function loincCodes({ code }: { readonly code?: Concept | undefined }): string[] {
  return codesIn(code, 'loinc.org');
}

/** Whether any of the LOINC codes or mCODE profiles (of any edition) is the observation's. */
export function isOneOf(
  observation: Observation,
  codes: ReadonlySet<string>,
  profiles: readonly string[],
): boolean {
  return (
    loincCodes(observation).some((code) => codes.has(code)) ||
    profileNames(observation.meta).some((name) => profiles.includes(name))
  );
}

export function dateOf(observation: Observation): PartialDate | null {
  return observation.effectiveDateTime ?? observation.effectivePeriod?.start ?? null;
}

/** The components with one of the LOINC codes. */
export function componentsOf(observation: Observation, ...codes: readonly string[]): Component[] {
  return observation.component.filter((one) =>
    loincCodes(one).some((code) => codes.includes(code)),
  );
}

/** The coded or plain words of a value: codes first, then displays and texts. */
export function valueTexts({ valueCodeableConcept: coded, valueString }: Component): string[] {
  return [
    ...(coded?.coding ?? []).flatMap(({ code, display }) => [code, display]),
    coded?.text,
    valueString,
  ].flatMap((text) => (text === undefined || text.trim() === '' ? [] : [text.trim()]));
}

/** The same of what the laboratory says of the value. */
export function interpretationTexts({ interpretation }: Component): string[] {
  return interpretation.flatMap((one) =>
    valueTexts({ valueCodeableConcept: one, interpretation: [] }),
  );
}

/** The number of a value; null when it holds none. */
export function valueNumber({ valueQuantity, valueInteger }: Component): number | null {
  return valueQuantity?.value ?? valueInteger ?? null;
}
