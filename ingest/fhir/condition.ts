import { z } from 'zod';
import type { Concept } from './elements.ts';
import {
  concept,
  date,
  displayOf,
  listOf,
  meta,
  period,
  preferredCoding,
  profileNames,
  reference,
} from './elements.ts';
import { oncotreeCodeOf, readCancer } from './cancer.ts';
import { keyOfReference } from './references.ts';
import type { Reading, ReadingContext } from './reading.ts';
import { rejected } from './reading.ts';
import { stageInWords, stageOf } from './stage.ts';
import { wordsOf } from './elements.ts';

/** DSTU2 states a status as a bare code. */
const status = z.union([
  concept,
  z.string().transform((code): Concept => ({ coding: [{ code }], text: undefined })),
]);

const stage = z.object({
  summary: concept.optional(),
  type: concept.optional(),
  assessment: listOf(reference),
});

export const conditionSchema = z.object({
  meta: meta.optional(),
  code: concept.optional(),
  verificationStatus: status.optional(),
  onsetDateTime: date.optional(),
  onsetPeriod: period.optional(),
  stage: listOf(stage),
  extension: listOf(
    z.object({ url: z.string().optional(), valueCodeableConcept: concept.optional() }),
  ),
});

type Condition = z.output<typeof conditionSchema>;

/** The terminologies whose code is kept, best first. */
const SYSTEMS = ['oncotree', 'snomed.info/sct', 'icd-10-cm', '2.16.840.1.113883.6.90', 'icd-10'];
const UNCONFIRMED = ['unconfirmed', 'provisional', 'differential', 'unknown'];

/**
 * A diagnosis, with its OncoTree code where it is a confirmed primary cancer. One that is `refuted` (FHIR's
 * condition-ver-status: ruled out by later evidence) stays on file, but is no cancer of this patient's.
 */
export function readCondition(condition: Condition, context: ReadingContext): Reading {
  const { code, onsetDateTime, onsetPeriod } = condition;
  const verification = condition.verificationStatus?.coding.map((one) => one.code) ?? [];
  if (verification.includes('entered-in-error')) return { kind: 'NOTHING' };
  const coding = preferredCoding(code, SYSTEMS);
  const display = displayOf(code);
  if (coding === null && display === null)
    return rejected('it has neither a code nor a text that says which condition it is');
  const reading = readCancer(code, profileNames(condition.meta));
  const refuted = verification.includes('refuted');
  const role = refuted ? 'OTHER' : reading.role;
  const confirmed =
    !refuted && !reading.suspected && !verification.some((one) => UNCONFIRMED.includes(one ?? ''));
  const isKnownCancer = confirmed && role === 'PRIMARY_CANCER';
  return {
    kind: 'CONDITION',
    condition: {
      code: coding,
      display,
      oncotreeCode: isKnownCancer
        ? oncotreeCodeOf(context.oncotree, code, histologyOf(condition))
        : null,
      stage: role === 'OTHER' ? null : statedStage(condition),
      onsetDate: onsetDateTime ?? onsetPeriod?.start ?? null,
      role,
      confirmed,
    },
    assessments: condition.stage.flatMap(({ assessment }) =>
      assessment.flatMap((one) => keyOfReference(one, context.addresses, 'Observation') ?? []),
    ),
  };
}

/** mCODE's histology extension. */
function histologyOf({ extension }: Condition): Concept | undefined {
  return extension.find(({ url }) => url?.includes('mcode-histology-morphology-behavior') === true)
    ?.valueCodeableConcept;
}

/** The pathological stage where there are several; failing all, a stage in the diagnosis' own words. */
function statedStage({ stage: stages, code }: Condition): string | null {
  const isPathological = ({ type }: (typeof stages)[number]) =>
    wordsOf(type).some((words) => /patholog/i.test(words));
  const ordered = [...stages].sort((a, b) => Number(isPathological(b)) - Number(isPathological(a)));
  const found = ordered.map(({ summary }) => stageOf(summary)).find((one) => one !== null);
  return found ?? stageInWords(wordsOf(code).filter((words) => /\bstage\b/i.test(words)));
}
