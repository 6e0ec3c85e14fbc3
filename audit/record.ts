import { createHash } from 'node:crypto';
import { z } from 'zod';

/** What became of an operation; `refused`: it did not run at all. */
export const DECISIONS = ['allowed', 'partial', 'denied', 'refused'] as const;
export type Decision = (typeof DECISIONS)[number];

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
const names = z.array(z.string()).readonly();

/** What it would take, such as `scope patient:genomics`. */
const requires = names;
const withheldSchema = z.union([
  z.object({
    /** `Type.field` */
    field: z.string(),
    requires,
  }),
  // Records that were written before `field` had the name that it has in the graph.
  z
    .object({ coordinate: z.string(), requires })
    .transform(({ coordinate, ...rest }) => ({ field: coordinate, ...rest })),
]);
export type Withheld = z.output<typeof withheldSchema>;

/** One answer: who asked for what, and what was given. It has no place for a value. */
const answerSchema = z.object({
  kind: z.literal('answer'),
  requestId: z.string(),
  /** Null for a caller without a token. */
  who: z.object({ subject: z.string(), issuer: z.string(), institution: z.string() }).nullable(),
  /** HL7 PurposeOfUse code; null for a caller without a token. */
  purpose: z.string().nullable(),
  /** What the caller said to study, where it was said. */
  study: z.object({ disease: z.string().optional(), project: z.string().optional() }).optional(),
  operation: z.object({
    name: z.string().nullable(),
    /** Of the operation's text; variables are no part of it. Null when no text was sent. */
    sha256: sha256Schema.nullable(),
  }),
  /** Coordinates of the fields that were asked for, those that were withheld also. */
  fields: names,
  withheld: z.array(withheldSchema).readonly(),
  /** Sites that the question went to. */
  sites: names,
  /** How many patients' records the answer held something of. */
  records: z.int().nonnegative(),
  decision: z.enum(DECISIONS),
  /** At a site only: the pseudonyms of those patients. */
  patients: names.optional(),
  /** At a site only: how many patients consents withheld from the question, by the reason's code. */
  rowsWithheld: z.record(z.string(), z.int().positive()).optional(),
});
export type AnswerEntry = z.output<typeof answerSchema>;

/** The process died while it wrote: what it had written of its last line was set aside. */
const tornSchema = z.object({
  kind: z.literal('torn'),
  bytes: z.int().positive(),
  sha256: sha256Schema,
  setAside: z.string(),
});

/**
 * So many records could not be written before this one. An answer that may leave only once it is recorded
 * did not leave.
 */
const lostSchema = z.object({ kind: z.literal('lost'), count: z.int().positive() });

/**
 * So many requests proved nothing of who sent them. What they claimed is not kept: nothing says that it
 * is true.
 */
const refusedSchema = z.object({
  kind: z.literal('refused'),
  /** A caller's token, or another part's assertion. */
  credential: z.enum(['token', 'assertion']),
  /** Why, by class: `expired`, `unknown issuer`, `wrong audience`, `malformed`, ... */
  reason: z.string().regex(/^[a-z ]{1,40}$/),
  count: z.int().positive(),
  /** When the first for this reason came, within a minute. */
  since: z.iso.datetime(),
});
export type RefusedEntry = z.output<typeof refusedSchema>;

const entrySchema = z.discriminatedUnion('kind', [
  answerSchema,
  refusedSchema,
  tornSchema,
  lostSchema,
]);
export type AuditEntry = z.output<typeof entrySchema>;

const linkSchema = z.object({
  /** Counts from 1 over all files of the part. */
  seq: z.int().positive(),
  /** ISO 8601 in UTC. */
  time: z.iso.datetime(),
  /** SHA-256 of the line before, whichever file it stands in; of nothing, `GENESIS`. */
  previous: sha256Schema,
  /** Whose audit it is, so that no part's records can stand in for another's. */
  part: z.string(),
});

const recordSchema = z.intersection(linkSchema, entrySchema);
export type AuditRecord = z.output<typeof recordSchema>;
/** The record of an answer, as others are notes of the audit's own. */
export type AnswerRecord = Extract<AuditRecord, { readonly kind: 'answer' }>;

/** What a record tells of. */
export const KINDS = entrySchema.options.map(({ shape }) => shape.kind.value);

/** What the first record of a part names as the hash of the line before it. */
export const GENESIS = '0'.repeat(64);

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** A record as a line, without its end. The line's bytes are what the next record hashes. */
export function lineOf(record: AuditRecord): string {
  const { seq, time, previous, part, ...entry } = record;
  return JSON.stringify({ seq, time, previous, part, ...entry });
}

/** @returns null when the line is no record */
export function parseLine(line: Uint8Array): AuditRecord | null {
  try {
    const parsed = recordSchema.safeParse(JSON.parse(Buffer.from(line).toString('utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
