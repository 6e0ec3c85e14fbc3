import type { ConsentRecord } from '../../site/records.ts';
import { LAST_DAY, toDate, toDays } from './dates.ts';
import type { Random, Weighted } from './random.ts';

/** Terms of the Data Use Ontology (DUO, CC BY 4.0) that consents are given in. */
const GENERAL_RESEARCH_USE = 'DUO:0000042';
const HEALTH_RESEARCH_ONLY = 'DUO:0000006';
const DISEASE_SPECIFIC = 'DUO:0000007';
const NOT_FOR_PROFIT = 'DUO:0000018';

type Kind = 'general' | 'health' | 'disease' | 'nonProfit' | 'none' | 'withdrawn' | 'refused';

/**
 * What patients decide. About nine in ten of those asked agree to research on their data (Kaufman et
 * al., Genet Med 18:663 (2016) and biobank reports like it); how the rest divides is our invention.
 */
const DECISIONS: Weighted<Kind> = [
  ['general', 60],
  ['health', 12],
  ['disease', 8],
  ['nonProfit', 4],
  ['none', 9],
  ['withdrawn', 4],
  ['refused', 3],
];

const DATA_USE: Readonly<Record<Exclude<Kind, 'none'>, readonly string[]>> = {
  general: [GENERAL_RESEARCH_USE],
  health: [HEALTH_RESEARCH_ONLY],
  disease: [DISEASE_SPECIFIC],
  nonProfit: [GENERAL_RESEARCH_USE, NOT_FOR_PROFIT],
  withdrawn: [GENERAL_RESEARCH_USE],
  refused: [GENERAL_RESEARCH_USE],
};

/** Who agrees to research without conditions also lets other institutions treat by the record. */
const TREATMENT_ELSEWHERE: ReadonlySet<Kind> = new Set(['general', 'health']);

export function inventConsents(random: Random, id: string, diagnosed: string): ConsentRecord[] {
  const kind = random.weighted(DECISIONS);
  if (kind === 'none') return [];
  const given = Math.min(toDays(diagnosed) + random.integer(0, 40), toDays(LAST_DAY));
  const withdrawn = Math.min(given + random.integer(30, 900), toDays(LAST_DAY));
  return [
    {
      id: `${id}-consent`,
      status: kind === 'withdrawn' ? 'inactive' : 'active',
      decision: kind === 'refused' ? 'deny' : 'permit',
      dataUse: DATA_USE[kind],
      purposes: TREATMENT_ELSEWHERE.has(kind) ? ['HRESCH', 'TREAT'] : ['HRESCH'],
      start: toDate(given),
      end: kind === 'withdrawn' ? toDate(withdrawn) : null,
    },
  ];
}
