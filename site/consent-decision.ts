import { DATA_USE_TERMS } from './data-use.ts';
import { forbids, isInForce, isMeant, permits, unmetTerms } from './consent-rules.ts';
import type { ConsentRecord } from './records.ts';
import type { Use } from './use.ts';

/**
 * Why a record may be seen for a use, or not; stable, for audits. `UNMET` is followed by the terms of the
 * Data Use Ontology that the use doesn't fulfil.
 */
export type ReasonCode =
  | 'HOME_TREATMENT'
  | 'PERMITTED'
  | 'DENIED'
  | 'NO_CONSENT'
  | 'NOT_IN_FORCE'
  | 'OTHER_PURPOSE'
  | `UNMET ${string}`;

/** What the consents of a patient come to for one use. */
export interface ConsentDecision {
  readonly seen: boolean;
  readonly reason: ReasonCode;
}

/** Denials outweigh permits; without either, treatment at home is all that may be. */
export function decide(consents: readonly ConsentRecord[], use: Use): ConsentDecision {
  if (consents.some((consent) => forbids(consent, use))) return withheld('DENIED');
  if (use.atHome) return { seen: true, reason: 'HOME_TREATMENT' };
  if (consents.some((consent) => permits(consent, use))) return { seen: true, reason: 'PERMITTED' };
  return withheld(whyNotPermitted(consents, use));
}

/** How near the nearest permit comes. */
function whyNotPermitted(consents: readonly ConsentRecord[], use: Use): ReasonCode {
  const given = consents.filter(({ decision }) => decision === 'permit');
  const inForce = given.filter((consent) => isInForce(consent, use.day));
  const meant = inForce.filter((consent) => isMeant(consent, use));
  const [nearest] = meant
    .map((consent) => unmetTerms(consent, use))
    .sort((a, b) => a.length - b.length || (a.join() < b.join() ? -1 : 1));
  if (nearest !== undefined) return `UNMET ${nearest.join(' ')}`;
  if (inForce.length > 0) return 'OTHER_PURPOSE';
  return given.length > 0 ? 'NOT_IN_FORCE' : 'NO_CONSENT';
}

function withheld(reason: ReasonCode): ConsentDecision {
  return { seen: false, reason };
}

const WORDS: Readonly<Record<string, string>> = {
  HOME_TREATMENT: "treatment at the patient's own institution, which no consent denies",
  PERMITTED: 'a consent permits it',
  DENIED: 'a consent denies it',
  NO_CONSENT: 'no consent is on file',
  NOT_IN_FORCE: 'the consents given are withdrawn, over or not yet in force',
  OTHER_PURPOSE: 'the consents in force are for other purposes',
  NOT_TOLD_APART: 'more patients are withheld than are looked into one by one',
};

/** A reason's code in words, for people. */
export function reasonInWords(code: string): string {
  if (!code.startsWith('UNMET ')) return WORDS[code] ?? code;
  const terms = code.split(' ').slice(1);
  return `a consent permits it under a condition that is not fulfilled: ${terms.map(termInWords).join(', ')}`;
}

function termInWords(id: string): string {
  const term = DATA_USE_TERMS.find((each) => each.id === id);
  return term === undefined ? `${id}, which can't be decided here` : `${id} ${term.label}`;
}
