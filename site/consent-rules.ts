import { isWithin, narrowerPurposes, widerPurposes } from '../identity/purpose-of-use.ts';
import type { Filter } from '../store/store.ts';
import { fulfilledBy } from './data-use.ts';
import type { ConsentRecord, ConsentRule } from './records.ts';
import type { Use } from './use.ts';

/** Whether this consent by itself permits the use: a doubt never widens it. */
export function permits(consent: ConsentRule, use: Use): boolean {
  return (
    consent.decision === 'permit' &&
    isInForce(consent, use.day) &&
    isMeant(consent, use) &&
    unmetTerms(consent, use).length === 0
  );
}

/** Whether a permit is for the purpose at all, whatever its conditions. */
export function isMeant({ purposes, dataUse }: ConsentRule, use: Use): boolean {
  const { granting } = fulfilledBy(use);
  const wider = widerPurposes(use.purpose);
  return (
    purposes.some((purpose) => wider.includes(purpose)) ||
    dataUse.some((term) => granting.includes(term))
  );
}

/** The terms of a permit that the use doesn't fulfil. */
export function unmetTerms({ dataUse, limitedTo }: ConsentRule, use: Use): string[] {
  const { always, byValue } = fulfilledBy(use);
  return dataUse.filter((term) => {
    if (always.includes(term)) return false;
    const limited = byValue.find(({ id }) => id === term);
    return !limited?.values.some((value) => limitedTo?.[limited.limit]?.includes(value));
  });
}

/**
 * Whether this consent denies the use, whatever others permit. One that names no use denies every use;
 * one of a narrower purpose denies the wider, which may be it; the research terms of the Data Use
 * Ontology speak of research. What it makes an exception of it doesn't deny.
 */
export function forbids(consent: ConsentRecord, use: Use): boolean {
  if (!isInForce(consent, use.day)) return false;
  if (consent.decision === 'home-only') return !use.atHome;
  const isExcepted = (consent.except ?? []).some((exception) => permits(exception, use));
  return consent.decision === 'deny' && isDenied(consent, use) && !isExcepted;
}

function isDenied({ purposes, dataUse }: ConsentRecord, use: Use): boolean {
  return (
    purposes.some((purpose) => relatedPurposes(use.purpose).includes(purpose)) ||
    (dataUse.length > 0 && isWithin(use.purpose, 'HRESCH')) ||
    dataUse.some((term) => fulfilledBy(use).granting.includes(term)) ||
    (purposes.length === 0 && dataUse.length === 0)
  );
}

function relatedPurposes(purpose: string): string[] {
  return [...widerPurposes(purpose), ...narrowerPurposes(purpose)];
}

/** Both bounds belong to the period, and a partial one stands for all its days (FHIR R4 Period). */
export function isInForce({ status, start, end }: ConsentRule, day: string): boolean {
  return (
    status === 'active' &&
    (start === null || start <= day) &&
    (end === null || day.slice(0, end.length) <= end)
  );
}

/** Whether the last day is before the first, so that it is never in force. */
export function isNeverInForce({ start, end }: Pick<ConsentRule, 'start' | 'end'>): boolean {
  // In the order of text, what is less exact ends behind all its days.
  return start !== null && end !== null && start > `${end}~`;
}

/** For `$elemMatch`: a consent of which `permits` is true. */
export function permitting(use: Use): Filter {
  const { always, byValue, granting } = fulfilledBy(use);
  const known = [...always, ...byValue.map(({ id }) => id)];
  return inForce(use.day, [
    { decision: 'permit' },
    { $or: [{ purposes: { $in: widerPurposes(use.purpose) } }, { dataUse: { $in: granting } }] },
    { dataUse: { $not: { $elemMatch: { $nin: known } } } },
    ...byValue.map(({ id, limit, values }) => ({
      $or: [{ dataUse: { $nin: [id] } }, { [`limitedTo.${limit}`]: { $in: values } }],
    })),
  ]);
}

/** For `$elemMatch`: a consent of which `forbids` is true. */
export function forbidding(use: Use): Filter {
  const denied = [
    { purposes: { $in: relatedPurposes(use.purpose) } },
    { dataUse: { $in: fulfilledBy(use).granting } },
    ...(isWithin(use.purpose, 'HRESCH') ? [{ dataUse: { $not: { $size: 0 } } }] : []),
    { purposes: { $size: 0 }, dataUse: { $size: 0 } },
  ];
  const denial: Filter = {
    decision: 'deny',
    $or: denied,
    except: { $not: { $elemMatch: permitting(use) } },
  };
  return inForce(use.day, [use.atHome ? denial : { $or: [{ decision: 'home-only' }, denial] }]);
}

function inForce(day: string, conditions: readonly Filter[]): Filter {
  const started = { $or: [{ start: null }, { start: { $lte: day } }] };
  const lasting = { $or: [{ end: { $in: [null, ...partsOf(day)] } }, { end: { $gte: day } }] };
  return { status: 'active', $and: [started, lasting, ...conditions] };
}

/** The year and the month that a partial date may state for the day. */
function partsOf(day: string): string[] {
  return [day.slice(0, 4), day.slice(0, 7)];
}
