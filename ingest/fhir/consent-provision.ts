import { z } from 'zod';
import type { ConsentRecord, ConsentRule } from '../../site/records.ts';
import { dataUseOf, duoTerm, institutionsOf } from './consent-data-use.ts';
import { ALWAYS, consentPeriod, type ConsentPeriod } from './consent-period.ts';
import { coding, codesIn, concept, faultOf, listOf, type Coding } from './elements.ts';

const identifier = z.object({ system: z.string().optional(), value: z.string().optional() });
const actor = z.object({ reference: z.object({ identifier: identifier.optional() }).optional() });

/** A list of whatever; `listOf` would take a missing one for a list of nothing in particular. */
const anything = z
  .unknown()
  .optional()
  .transform((value): unknown[] =>
    value === undefined ? [] : z.array(z.unknown()).catch([value]).parse(value),
  );

const provisionSchema = z.object({
  type: z.enum(['permit', 'deny']).optional(),
  period: consentPeriod.default(ALWAYS),
  purpose: listOf(coding),
  code: listOf(concept),
  actor: listOf(actor),
  action: listOf(concept),
  class: anything,
  data: anything,
  securityLabel: anything,
  dataPeriod: z.unknown().optional(),
  provision: anything,
});

type Elements = z.output<typeof provisionSchema>;

/** A provision of a consent with what is nested in it. */
export interface Provision {
  readonly decision: ConsentRecord['decision'] | null;
  /** Its own conditions alone, but for its period. */
  readonly rule: Omit<ConsentRule, 'decision' | 'start' | 'end'>;
  readonly period: ConsentPeriod;
  /** `FHIR:` and the name of each element that limits it in a way nothing here can check. */
  readonly unreadable: readonly string[];
  readonly nested: readonly Provision[];
}

const MOST_LEVELS = 10;

/** @returns what is wrong, where the provision or one within it can't be read */
export function readProvision(
  value: unknown,
  status: ConsentRecord['status'],
  level = 1,
): Provision | string {
  const parsed = provisionSchema.safeParse(value);
  if (!parsed.success) return `provision.${faultOf(parsed.error)}`;
  if (level > MOST_LEVELS) return `provision: it nests more than ${MOST_LEVELS} levels`;
  const nested: Provision[] = [];
  for (const each of parsed.data.provision) {
    const child = readProvision(each, status, level + 1);
    if (typeof child === 'string') return `provision.${child}`;
    nested.push(child);
  }
  return { ...conditionsOf(parsed.data, status), nested };
}

function conditionsOf(
  elements: Elements,
  status: ConsentRecord['status'],
): Omit<Provision, 'nested'> {
  const { type, period, purpose, code, actor: actors } = elements;
  const { terms, limitedTo, hasOthers } = dataUseOf(code);
  const institutions = institutionsOf(actors.map(({ reference }) => reference?.identifier ?? {}));
  const purposes = purposesOf(purpose);
  const inPurposes = purpose.flatMap((one) => duoTerm(one.code));
  const dataUse = [...terms, ...inPurposes, ...(institutions === null ? [] : [INSTITUTION])];
  const limits = { ...limitedTo, ...(institutions !== null && { institution: institutions }) };
  const isUnreadPurpose = purpose.length > 0 && purposes.length + inPurposes.length === 0;
  const unreadable = [
    ...(actors.length > 0 && institutions === null ? ['FHIR:actor'] : []),
    ...(hasOthers ? ['FHIR:code'] : []),
    ...(isUnreadPurpose ? ['FHIR:purpose'] : []),
    ...(isEveryAction(elements) ? [] : ['FHIR:action']),
    ...(['class', 'data', 'securityLabel'] as const)
      .filter((name) => elements[name].length > 0)
      .map((name) => `FHIR:${name}`),
    ...(elements.dataPeriod === undefined ? [] : ['FHIR:dataPeriod']),
  ];
  const rule = {
    status,
    dataUse: [...new Set(dataUse)].sort(),
    purposes,
    ...(Object.keys(limits).length > 0 && { limitedTo: limits }),
  };
  return { decision: type ?? null, rule, period, unreadable };
}

/** DUO: institution specific restriction. */
const INSTITUTION = 'DUO:0000028';

/** An answer of this network is a use that is disclosed; a permit of less is none. */
function isEveryAction({ action }: Elements): boolean {
  const codes = action.flatMap((one) => codesIn(one, 'consentaction'));
  const uses = codes.includes('use') || codes.includes('access');
  return action.length === 0 || (uses && codes.includes('disclose'));
}

/** HL7 PurposeOfUse codes (v3-ActReason). */
function purposesOf(stated: readonly Coding[]): string[] {
  const codes = stated.flatMap(({ code, system }) =>
    code !== undefined &&
    (system === undefined || system.endsWith('ActReason')) &&
    duoTerm(code).length === 0
      ? [code]
      : [],
  );
  return [...new Set(codes)].sort();
}
