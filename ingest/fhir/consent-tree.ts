import { isWithin } from '../../identity/purpose-of-use.ts';
import type { ConsentRecord, ConsentRule, Limit } from '../../site/records.ts';
import { ALWAYS, commonDays } from './consent-period.ts';
import type { Provision } from './consent-provision.ts';

/** What the provisions around one state, which holds for it too. */
type Around = Omit<Provision['rule'], 'status'> & Pick<Provision, 'period'>;

const NOTHING_AROUND: Around = { dataUse: [], purposes: [], period: ALWAYS };

/**
 * A tree of provisions as a list of rules, of which denials outweigh permits. A nested provision is an
 * exception within the one around it: a permit holds under the conditions of both; a denial holds under
 * its own, and not where a permit nested in it does.
 *
 * @param general conditions of the whole consent
 */
export function rulesOf(root: Provision, id: string, general: readonly string[]): ConsentRecord[] {
  return flatten(root, id, { ...NOTHING_AROUND, dataUse: general });
}

function flatten(node: Provision, id: string, around: Around): ConsentRecord[] {
  const within = combine(around, node);
  const nested = node.nested.map((child, at) => {
    const decision = child.decision ?? opposite(node.decision);
    const childId = id.includes('#') ? `${id}.${at}` : `${id}#${at}`;
    return flatten({ ...child, decision }, childId, within);
  });
  const own =
    node.decision === 'permit' ? permit(node, id, within) : deny(node, id, around, nested.flat());
  return [...own, ...nested.flat()];
}

function opposite(decision: Provision['decision']): 'permit' | 'deny' {
  return decision === 'permit' ? 'deny' : 'permit';
}

function permit({ rule }: Provision, id: string, { period, ...within }: Around): ConsentRecord[] {
  return [{ id, ...within, ...period.permitted, status: rule.status, decision: 'permit' }];
}

/** What limits a denial in a way that can't be checked doesn't limit it. */
function deny(
  { rule, period }: Provision,
  id: string,
  around: Around,
  nested: readonly ConsentRecord[],
): ConsentRecord[] {
  const isUnlimited = rule.purposes.length === 0 && rule.dataUse.length === 0;
  const except = nested.filter(({ decision }) => decision === 'permit').map(withoutId);
  return [
    {
      id,
      ...rule,
      decision: 'deny',
      purposes: isUnlimited ? around.purposes : rule.purposes,
      dataUse: isUnlimited && !id.includes('#') ? termsOf(around) : rule.dataUse,
      start: period.denied.start ?? around.period.denied.start,
      end: period.denied.end ?? around.period.denied.end,
      ...(except.length > 0 && { except }),
    },
  ];
}

/** Of the whole consent only terms of the Data Use Ontology say what it denies. */
function termsOf({ dataUse }: Around): string[] {
  return dataUse.filter((term) => term.startsWith('DUO:'));
}

function withoutId({ id: _id, ...rule }: ConsentRecord): ConsentRule {
  return rule;
}

/** The conditions of a provision together with those around it, none of which it can widen. */
function combine(around: Around, { rule, period, unreadable }: Provision): Around {
  const purposes = commonPurposes(around.purposes, rule.purposes);
  const impossible = purposes === null ? ['FHIR:purpose'] : [];
  const dataUse = [...around.dataUse, ...rule.dataUse, ...unreadable, ...impossible];
  const limitedTo = commonLimits(around, rule);
  return {
    dataUse: [...new Set(dataUse)].sort(),
    purposes: purposes ?? [],
    ...(Object.keys(limitedTo).length > 0 && { limitedTo }),
    period: {
      permitted: commonDays(around.period.permitted, period.permitted),
      denied: commonDays(around.period.denied, period.denied),
    },
  };
}

/** Null where both name purposes and no purpose is within both. */
function commonPurposes(
  around: readonly string[],
  own: readonly string[],
): readonly string[] | null {
  if (around.length === 0 || own.length === 0) return [...around, ...own];
  const common = [
    ...own.filter((one) => around.some((wide) => isWithin(one, wide))),
    ...around.filter((one) => own.some((wide) => isWithin(one, wide))),
  ];
  return common.length === 0 ? null : [...new Set(common)].sort();
}

function commonLimits(around: Around, own: Provision['rule']): NonNullable<Around['limitedTo']> {
  const limits: readonly Limit[] = ['disease', 'country', 'user', 'project', 'institution'];
  return Object.fromEntries(
    limits.flatMap((limit) => {
      const [outer, inner] = [around.limitedTo?.[limit], own.limitedTo?.[limit]];
      if (outer === undefined && inner === undefined) return [];
      const both = inner?.filter((value) => outer === undefined || outer.includes(value));
      return [[limit, both ?? outer ?? []]];
    }),
  );
}
