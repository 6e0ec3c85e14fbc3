import type { Filter } from '../store/store.ts';
import type { ConsentRecord } from './records.ts';

/** What somebody wants to do with a record, and when. */
export interface Use {
  /** HL7 PurposeOfUse code. */
  readonly purpose: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
}

const RESEARCH = 'HRESCH';

/**
 * Terms of the Data Use Ontology (CC BY 4.0) that permit research without a condition: general research
 * use, and health, medical or biomedical research. Every other term sets a condition, such as a disease
 * or who profits, that nothing here can check, so a permit under one permits nothing.
 */
const RESEARCH_TERMS: readonly string[] = ['DUO:0000042', 'DUO:0000006'];

/** Whether this consent by itself permits the use: a doubt never widens it. */
export function permits(consent: ConsentRecord, { purpose, day }: Use): boolean {
  const { decision, purposes, dataUse } = consent;
  return (
    decision === 'permit' &&
    isInForce(consent, day) &&
    (purposes.includes(purpose) || (purpose === RESEARCH && dataUse.length > 0)) &&
    dataUse.every((term) => RESEARCH_TERMS.includes(term))
  );
}

/**
 * Whether this consent denies the use, whatever others permit. One that names no use denies every use;
 * the terms of the Data Use Ontology speak of research.
 */
export function forbids(consent: ConsentRecord, { purpose, day }: Use): boolean {
  const { decision, purposes, dataUse } = consent;
  return (
    decision === 'deny' &&
    isInForce(consent, day) &&
    (purposes.includes(purpose) ||
      (purpose === RESEARCH && dataUse.length > 0) ||
      (purposes.length === 0 && dataUse.length === 0))
  );
}

/** Both bounds belong to the period, and a partial one stands for all its days (FHIR R4 Period). */
function isInForce({ status, start, end }: ConsentRecord, day: string): boolean {
  return (
    status === 'active' &&
    (start === null || start <= day) &&
    (end === null || day.slice(0, end.length) <= end)
  );
}

/** For `$elemMatch`: a consent of which `permits` is true. */
export function permitting({ purpose, day }: Use): Filter {
  const unconditional = { dataUse: { $not: { $elemMatch: { $nin: RESEARCH_TERMS } } } };
  const named = [{ purposes: purpose }, ...(purpose === RESEARCH ? [SOME_TERM] : [])];
  return inForce('permit', day, [unconditional, { $or: named }]);
}

/** For `$elemMatch`: a consent of which `forbids` is true. */
export function forbidding({ purpose, day }: Use): Filter {
  const covered = [
    { purposes: purpose },
    ...(purpose === RESEARCH ? [SOME_TERM] : []),
    { purposes: { $size: 0 }, dataUse: { $size: 0 } },
  ];
  return inForce('deny', day, [{ $or: covered }]);
}

const SOME_TERM: Filter = { dataUse: { $not: { $size: 0 } } };

function inForce(
  decision: ConsentRecord['decision'],
  day: string,
  conditions: readonly Filter[],
): Filter {
  const started = { $or: [{ start: null }, { start: { $lte: day } }] };
  const lasting = { $or: [{ end: { $in: [null, ...partsOf(day)] } }, { end: { $gte: day } }] };
  return { status: 'active', decision, $and: [started, lasting, ...conditions] };
}

/** The year and the month that a partial date may state for the day. */
function partsOf(day: string): string[] {
  return [day.slice(0, 4), day.slice(0, 7)];
}
