import { z } from 'zod';
import type { CodingRecord, PartialDate } from '../../site/records.ts';

/**
 * The elements of FHIR that several resources share, as far as they are read here. Other elements
 * pass unread. DSTU2 states one value where R4 has a list, so that lists take either.
 */
export function listOf<T extends z.ZodType>(item: T) {
  return z
    .union([z.array(item), item.transform((one): z.output<T>[] => [one])])
    .optional()
    .transform((items): z.output<T>[] => items ?? []);
}

export const NOT_A_DATE = 'not a FHIR date (YYYY, YYYY-MM or YYYY-MM-DD, or the last with a time)';

/** A date or dateTime without its time of day, which consents alone ask for (`consent-period.ts`). */
export const date = z
  .string()
  .refine((text) => partialDate(text) !== null, NOT_A_DATE)
  .transform((text) => partialDate(text) ?? text);

export const coding = z.object({
  system: z.string().optional(),
  code: z.string().optional(),
  display: z.string().optional(),
});

export const concept = z.object({ coding: listOf(coding), text: z.string().optional() });

export const quantity = z.object({ value: z.number().optional(), unit: z.string().optional() });

export const period = z.object({ start: date.optional(), end: date.optional() });

export const reference = z.object({ reference: z.string().optional() });

export const meta = z.object({ profile: listOf(z.string()) });

export type Coding = z.output<typeof coding>;
export type Concept = z.output<typeof concept>;
export type Reference = z.output<typeof reference>;
export type Period = z.output<typeof period>;

export const LOINC = 'http://loinc.org';
export const SNOMED = 'http://snomed.info/sct';

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD` of a FHIR date or dateTime; null for anything else. */
export function partialDate(text: string): PartialDate | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2})?)?)?)?$/.exec(text);
  if (match === null) return null;
  const [, year = '', month, day] = match;
  if (month === undefined) return year;
  if (day === undefined)
    return Number(month) >= 1 && Number(month) <= 12 ? `${year}-${month}` : null;
  const whole = `${year}-${month}-${day}`;
  const time = Date.parse(`${whole}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(whole) ? whole : null;
}

/** The codes of a concept in one terminology (`system` is compared by its end, as in `icd-10-cm`). */
export function codesIn(value: Concept | undefined, system: string): string[] {
  return (value?.coding ?? [])
    .filter((one) => one.system?.endsWith(system) === true)
    .flatMap(({ code }) => (code === undefined ? [] : [code]));
}

/** Every word that a concept says: its text, then the displays of its codes. */
export function wordsOf(value: Concept | undefined): string[] {
  return [value?.text, ...(value?.coding ?? []).map(({ display }) => display)].flatMap((words) =>
    words === undefined || words.trim() === '' ? [] : [words.trim()],
  );
}

/** What a person calls it: the text, else the first display; null when there is neither. */
export function displayOf(value: Concept | undefined): string | null {
  return wordsOf(value)[0] ?? null;
}

/** The words of a terminology for a concept, and never what was typed; null when there are none. */
export function codedDisplayOf(value: Concept | undefined): string | null {
  return displayOf(value && { coding: value.coding, text: undefined });
}

/** The code to keep: one of the preferred terminologies in their order, else the first; words alone are none. */
export function preferredCoding(
  value: Concept | undefined,
  systems: readonly string[],
): CodingRecord | null {
  const codings = (value?.coding ?? []).flatMap(({ system = null, code, display = null }) =>
    code === undefined ? [] : [{ system, code, display }],
  );
  const preferred = systems.flatMap((system) =>
    codings.filter((one) => one.system?.endsWith(system) === true),
  );
  return preferred[0] ?? codings[0] ?? null;
}

/** The last step of each profile's address, without its version. */
export function profileNames(value: z.output<typeof meta> | undefined): string[] {
  return (value?.profile ?? []).map((url) => url.replace(/\|.*$/, '').replace(/^.*\//, ''));
}

/** Where and how a resource fails its schema, without quoting any of its values. */
export function faultOf(error: z.ZodError): string {
  const issue = error.issues[0];
  const where = issue?.path.map(String).join('.') ?? '';
  return `${where === '' ? 'it' : where}: ${issue?.message ?? 'is not valid'}`;
}
