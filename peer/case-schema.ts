import { z } from 'zod';
import { peerPatientSchema } from './patient.ts';

const day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d/, 'must be a day such as 2000-07-12')
  .transform((text) => text.slice(0, 10));
const names = z
  .array(z.coerce.string())
  .nullish()
  .transform((list) => list ?? null);
const trial = z.record(z.string(), z.unknown());

/** How the peer was run; the single cases and the sequences spell it differently. */
const options = z
  .object({
    matchOnDeceased: z.boolean().nullish(),
    match_on_deceased: z.boolean().nullish(),
    matchOnClosed: z.boolean().nullish(),
    match_on_closed: z.boolean().nullish(),
    ageComparisonDate: day.nullish(),
    age_comparison_date: day.nullish(),
    start_time_utc: z.string().nullish(),
    protocolNos: names,
    protocol_nos: names,
    sampleIds: names,
    sample_ids: names,
  })
  .transform((stated) => ({
    matchOnDeceased: stated.matchOnDeceased ?? stated.match_on_deceased ?? false,
    matchOnClosed: stated.matchOnClosed ?? stated.match_on_closed ?? false,
    today: stated.ageComparisonDate ?? stated.age_comparison_date ?? null,
    startedAt: stated.start_time_utc ?? null,
    protocols: stated.protocolNos ?? stated.protocol_nos,
    samples: stated.sampleIds ?? stated.sample_ids,
  }))
  .refine(({ today }) => today !== null, 'states no ageComparisonDate, the day to count ages on');

/** What the peer answers on one protocol. */
const answer = z.object({
  samples: z.array(z.string()),
  samplesByMatchPath: z.record(z.string(), z.array(z.string())).optional(),
});

const head = { id: z.string(), kind: z.string() };
const patients = {
  patients: z.string().optional(),
  patientsInline: z.array(peerPatientSchema).optional(),
};

/** One run of the peer: trials over patients, and the samples that it matched. */
export const runCaseSchema = z.object({
  ...head,
  ...patients,
  options,
  trials: z.array(trial),
  /** Protocols that the peer couldn't run, with its error. */
  engineFailed: z.record(z.string(), z.unknown()).nullish(),
  expected: z.record(z.string(), answer),
});

/** A clause, and the conjunctions of which one must hold. */
export const booleanCaseSchema = z.object({
  ...head,
  matchClause: z.array(z.unknown()),
  expectedPaths: z.array(z.array(z.unknown())),
});

const storedMatch = z.object({
  protocol_no: z.string(),
  sample_id: z.string(),
  match_path: z.string(),
  is_disabled: z.boolean().nullish(),
});

const step = z.discriminatedUnion('op', [
  z.object({ op: z.literal('engine'), options }),
  z.object({ op: z.literal('match') }),
  z.object({ op: z.literal('store'), expected: z.object({ matches: z.array(storedMatch) }) }),
  z.object({
    op: z.enum([
      'drop',
      'insert_one',
      'insert_many',
      'update_one',
      'update_many',
      'replace_one',
      'delete_one',
      'delete_many',
    ]),
    collection: z.string(),
    args: z.array(z.unknown()),
  }),
]);

/** Changes of the data with runs of the peer between them, and what its store then holds. */
export const sequenceCaseSchema = z.object({ ...head, ...patients, steps: z.array(step) });

export type RunCase = z.infer<typeof runCaseSchema>;
export type RunOptions = RunCase['options'];
export type BooleanCase = z.infer<typeof booleanCaseSchema>;
export type SequenceCase = z.infer<typeof sequenceCaseSchema>;
export type SequenceStep = SequenceCase['steps'][number];
/** The samples that the peer matches by the path of the clause that they fit; null: by any of them. */
export type PeerAnswer = z.infer<typeof answer>;
