import { isWithin, widerPurposes } from '../identity/purpose-of-use.ts';
import type { Limit } from './records.ts';
import type { Use } from './use.ts';

/** When a use fulfils a term: by what is known of the use, or by a value that the consent names. */
export type Fulfilled = ((use: Use) => boolean) | Limit;

/** A term of the Data Use Ontology, and how it is decided here. */
export interface DataUseTerm {
  readonly id: string;
  readonly shorthand: string;
  /** The ontology's own label. */
  readonly label: string;
  /** HL7 purposes that a permit under this term is for though it doesn't name them; `any`: all. */
  readonly grants: readonly string[] | 'any';
  readonly fulfilled: Fulfilled;
  /** The rule in words. */
  readonly rule: string;
}

const always = (): boolean => true;
const never = (): boolean => false;
const attested =
  (...ids: readonly string[]) =>
  ({ attested: has }: Use): boolean =>
    ids.some((id) => has.includes(id));

const NOT_FOR_PROFIT = 'DUO:0000018';
const BY_AGREEMENT = "the issuer of the caller's institution attests it";

/**
 * Every term of the Data Use Ontology (DUO, CC BY 4.0; release 2021-02-23) that data are tagged with,
 * two obsolete ones among them. A permit holds when each of its terms is fulfilled; a term that isn't
 * here, or that can't be decided, is not.
 */
export const DATA_USE_TERMS: readonly DataUseTerm[] = [
  term('DUO:0000004', 'NRES', 'no restriction', 'any', always, 'any purpose'),
  term('DUO:0000042', 'GRU', 'general research use', ['HRESCH'], always, 'any research'),
  term(
    'DUO:0000006',
    'HMB',
    'health or medical or biomedical research',
    ['HRESCH'],
    ({ purpose }) => !isWithin(purpose, 'POARCH'),
    'research, but not on population origins or ancestry (purpose POARCH)',
  ),
  term(
    'DUO:0000007',
    'DS',
    'disease specific research',
    ['HRESCH'],
    'disease',
    'research whose stated disease is one that the consent names, or a narrower one in OncoTree',
  ),
  term(
    'DUO:0000011',
    'POA',
    'population origins or ancestry research',
    ['POARCH'],
    ({ purpose }) => isWithin(purpose, 'POARCH'),
    'the purpose is POARCH',
  ),
  term('DUO:0000043', 'CC', 'clinical care use', ['TREAT'], always, 'treatment, also elsewhere'),
  term(
    'DUO:0000005',
    'GRU-CC',
    'general research use and clinical care (obsolete)',
    ['HRESCH', 'TREAT'],
    always,
    'any research, and treatment',
  ),
  term(
    'DUO:0000014',
    'RU',
    'research use only (obsolete)',
    [],
    ({ purpose }) => isWithin(purpose, 'HRESCH'),
    'the purpose is research',
  ),
  term(
    'DUO:0000012',
    'RS',
    'research specific restrictions',
    [],
    never,
    'no use: nobody states the type of a study',
  ),
  term('DUO:0000015', 'NMDS', 'no general methods research', [], attested('DUO:0000015')),
  term('DUO:0000016', 'GSO', 'genetic studies only', [], attested('DUO:0000016')),
  term(
    NOT_FOR_PROFIT,
    'NPUNCU',
    'not for profit, non commercial use only',
    [],
    (use) =>
      attested(NOT_FOR_PROFIT)(use) ||
      (attested('DUO:0000045')(use) && attested('DUO:0000046')(use)),
    `${BY_AGREEMENT}, or both DUO:0000045 and DUO:0000046`,
  ),
  term('DUO:0000019', 'PUB', 'publication required', [], attested('DUO:0000019')),
  term('DUO:0000020', 'COL', 'collaboration required', [], attested('DUO:0000020')),
  term('DUO:0000021', 'IRB', 'ethics approval required', [], attested('DUO:0000021')),
  term(
    'DUO:0000022',
    'GS',
    'geographical restriction',
    [],
    'country',
    "the country of the caller's institution is one that the consent names",
  ),
  term('DUO:0000024', 'MOR', 'publication moratorium', [], attested('DUO:0000024')),
  term(
    'DUO:0000025',
    'TS',
    'time limit on use',
    [],
    never,
    'no use: state the end of the consent instead',
  ),
  term(
    'DUO:0000026',
    'US',
    'user specific restriction',
    [],
    'user',
    'the caller is one that the consent names, as institution/subject',
  ),
  term(
    'DUO:0000027',
    'PS',
    'project specific restriction',
    [],
    'project',
    "the project in the caller's token is one that the consent names",
  ),
  term(
    'DUO:0000028',
    'IS',
    'institution specific restriction',
    [],
    'institution',
    "the caller's institution is one that the consent names",
  ),
  term('DUO:0000029', 'RTN', 'return to database or resource', [], attested('DUO:0000029')),
  term(
    'DUO:0000044',
    'NPOA',
    'population origins or ancestry research prohibited',
    [],
    (use) =>
      !isWithin(use.purpose, 'POARCH') &&
      (use.purpose !== 'HRESCH' || attested('DUO:0000044')(use)),
    `the purpose excludes it (any but HRESCH and POARCH), or ${BY_AGREEMENT}`,
  ),
  term(
    'DUO:0000045',
    'NPO',
    'not for profit organisation use only',
    [],
    attested('DUO:0000045', NOT_FOR_PROFIT),
    `${BY_AGREEMENT}, or DUO:0000018`,
  ),
  term(
    'DUO:0000046',
    'NCU',
    'non-commercial use only',
    [],
    attested('DUO:0000046', NOT_FOR_PROFIT),
    `${BY_AGREEMENT}, or DUO:0000018`,
  ),
];

function term(
  id: string,
  shorthand: string,
  label: string,
  grants: DataUseTerm['grants'],
  fulfilled: Fulfilled,
  rule: string = BY_AGREEMENT,
): DataUseTerm {
  return { id, shorthand, label, grants, fulfilled, rule };
}

/** What of a consent's terms a use fulfils, in a form that a store can compare. */
export interface FulfilledTerms {
  /** Terms that every consent may name. */
  readonly always: readonly string[];
  /** Terms that are fulfilled where `limitedTo` of the consent has one of these values. */
  readonly byValue: readonly {
    readonly id: string;
    readonly limit: Limit;
    readonly values: readonly string[];
  }[];
  /** Terms under which a permit is for the use's purpose. */
  readonly granting: readonly string[];
}

const known = new WeakMap<Use, FulfilledTerms>();

/** Worked out once for each use, as every record is held against it. */
export function fulfilledBy(use: Use): FulfilledTerms {
  const fulfilled = known.get(use) ?? fulfil(use);
  known.set(use, fulfilled);
  return fulfilled;
}

function fulfil(use: Use): FulfilledTerms {
  return {
    always: DATA_USE_TERMS.flatMap(({ id, fulfilled }) =>
      typeof fulfilled === 'function' && fulfilled(use) ? [id] : [],
    ),
    byValue: DATA_USE_TERMS.flatMap(({ id, fulfilled }) =>
      typeof fulfilled === 'string'
        ? [{ id, limit: fulfilled, values: use.limits[fulfilled] }]
        : [],
    ),
    granting: DATA_USE_TERMS.filter((each) => isGranting(each, use)).map(({ id }) => id),
  };
}

function isGranting({ grants }: DataUseTerm, { purpose }: Use): boolean {
  return grants === 'any' || grants.some((granted) => widerPurposes(purpose).includes(granted));
}
