import type { Identity } from '../../identity/identity.ts';
import type { ConsentRecord, ConsentRule } from '../../site/records.ts';

/**
 * The consent rules once more, written from their description (site/README.md) and apart from the
 * modules under test: no table, no store, one question at a time.
 */
export function oracleSees(
  consents: readonly ConsentRecord[],
  caller: Identity,
  day: string,
): boolean {
  const treatsHere = caller.purpose === 'TREAT' && caller.institution.id === 'northfield';
  for (const consent of consents) {
    if (!holdsOn(consent, day)) continue;
    if (consent.decision === 'home-only' && !treatsHere) return false;
    if (consent.decision === 'deny' && speaksAgainst(consent, caller.purpose)) {
      const exceptions = consent.except ?? [];
      if (!exceptions.some((rule) => allows(rule, caller, day))) return false;
    }
  }
  if (treatsHere) return true;
  return consents.some((consent) => allows(consent, caller, day));
}

function allows(rule: ConsentRule, caller: Identity, day: string): boolean {
  if (rule.decision !== 'permit' || !holdsOn(rule, day)) return false;
  const named = rule.purposes.some((purpose) => covers(purpose, caller.purpose));
  const implied = rule.dataUse.some((term) => implies(term, caller.purpose));
  if (!named && !implied) return false;
  for (const term of rule.dataUse) if (!conditionHolds(term, rule, caller)) return false;
  return true;
}

function holdsOn({ status, start, end }: ConsentRule, day: string): boolean {
  if (status !== 'active') return false;
  const firstDay = start === null ? '0000-01-01' : `${start}-01-01`.slice(0, 10);
  const lastDay = end === null ? '9999-12-31' : `${end}${'-12-31'.slice(end.length - 4)}`;
  const last = end?.length === 7 ? `${end}-31` : lastDay;
  return firstDay <= day && day <= last;
}

const RESEARCH = [
  'BIORCH',
  'CLINTRCH',
  'CLINTRCHNPC',
  'CLINTRCHPC',
  'PRECLINTRCH',
  'DSRCH',
  'POARCH',
];

function covers(wide: string, narrow: string): boolean {
  if (wide === narrow) return true;
  if (wide === 'HRESCH') return RESEARCH.includes(narrow) || narrow === 'TRANSRCH';
  if (wide === 'TREAT') return ['ETREAT', 'CLINTRL', 'COC', 'BTG', 'ERTREAT'].includes(narrow);
  return false;
}

function implies(term: string, purpose: string): boolean {
  const number = Number(term.slice(4));
  if (number === 4) return true;
  const research = covers('HRESCH', purpose);
  const treatment = covers('TREAT', purpose);
  if (number === 5) return research || treatment;
  if ([6, 7, 42].includes(number)) return research;
  if (number === 11) return purpose === 'POARCH';
  return number === 43 && treatment;
}

function speaksAgainst({ purposes, dataUse }: ConsentRule, purpose: string): boolean {
  if (purposes.length + dataUse.length === 0) return true;
  if (purposes.some((each) => covers(each, purpose) || covers(purpose, each))) return true;
  return dataUse.some((term) => covers('HRESCH', purpose) || implies(term, purpose));
}

/** What each disease of the tests lies within, by the tree of the test site. */
const WITHIN: Readonly<Record<string, readonly string[]>> = {
  LUAD: ['LUAD', 'NSCLC', 'LUNG', 'NCIT:C3512', 'NCIT:C2926', 'TISSUE'],
  'NCIT:C3512': ['LUAD', 'NSCLC', 'LUNG', 'NCIT:C3512', 'NCIT:C2926', 'TISSUE'],
  NSCLC: ['NSCLC', 'LUNG', 'NCIT:C2926', 'TISSUE'],
  'NCIT:C2926': ['NSCLC', 'LUNG', 'NCIT:C2926', 'TISSUE'],
  LUNG: ['LUNG', 'TISSUE'],
  MEL: ['MEL', 'SKIN', 'TISSUE'],
  'MONDO:0005233': ['MONDO:0005233'],
};

function conditionHolds(term: string, rule: ConsentRule, caller: Identity): boolean {
  const { institution, subject, study, purpose } = caller;
  const bound = (number: number) =>
    institution.attests?.includes(`DUO:${String(number).padStart(7, '0')}`) === true;
  const limits = rule.limitedTo ?? {};
  if (!term.startsWith('DUO:')) return false;
  switch (Number(term.slice(4))) {
    case 4:
    case 5:
    case 42:
    case 43:
      return true;
    case 6:
      return purpose !== 'POARCH';
    case 7: {
      const studied = WITHIN[study?.disease ?? ''] ?? [];
      return limits.disease?.some((disease) => studied.includes(disease)) === true;
    }
    case 11:
      return purpose === 'POARCH';
    case 14:
      return covers('HRESCH', purpose);
    case 15:
    case 16:
    case 19:
    case 20:
    case 21:
    case 24:
    case 29:
      return bound(Number(term.slice(4)));
    case 18:
      return bound(18) || (bound(45) && bound(46));
    case 22:
      return limits.country?.some((country) => country === institution.country) === true;
    case 26:
      return limits.user?.includes(`${institution.id}/${subject}`) === true;
    case 27:
      return limits.project?.some((project) => project === study?.project) === true;
    case 28:
      return limits.institution?.includes(institution.id) === true;
    case 44:
      return purpose !== 'POARCH' && (purpose !== 'HRESCH' || bound(44));
    case 45:
      return bound(45) || bound(18);
    case 46:
      return bound(46) || bound(18);
    default:
      return false;
  }
}
