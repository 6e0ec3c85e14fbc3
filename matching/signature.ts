import { nameSignature } from '../genomics/signature.ts';
import type { SignatureRecord } from '../site/records.ts';
import { agreed } from './agreement.ts';
import { holds } from './comparison.ts';
import type { Leaf } from './criteria.ts';
import type { Evaluator, Finding } from './finding.ts';
import { dated, newest, NOTHING_FOUND } from './finding.ts';
import type { Outcome } from './kleene.ts';
import { outcomeOf } from './kleene.ts';

export type SignatureLeaf = Extract<Leaf, { kind: 'signature' }>;
export type BurdenLeaf = Extract<Leaf, { kind: 'tumorMutationalBurden' }>;

/** Which record states which signatures; those that none states are always unknown. */
export const SIGNATURES_BY_KIND = new Map<SignatureRecord['kind'], readonly string[]>([
  ['MICROSATELLITE_INSTABILITY', ['MSI-H', 'MSI-L', 'MSS']],
  ['MISMATCH_REPAIR', ['MMR-D', 'MMR-P']],
]);

const STATED_BY = new Map(
  [...SIGNATURES_BY_KIND].flatMap(([kind, slugs]) => slugs.map((slug) => [slug, kind] as const)),
);
/** What a known result of one of the two tests says of each signature of the other. */
const CONCORDANT = new Map<string, readonly string[]>([
  ['MSI-H', ['MMR-D']],
  ['MSI-L', ['MMR-P']],
  ['MSS', ['MMR-P']],
  ['MMR-D', ['MSI-H']],
  ['MMR-P', ['MSS', 'MSI-L']],
]);

/**
 * The newest result of the test that is asked for decides. Where it says nothing, the other one stands in:
 * unstable microsatellites and deficient mismatch repair are one condition to labels and protocols, which
 * ask for "MSI-H or dMMR" (FDA's tissue-agnostic approvals of pembrolizumab, 2017, and dostarlimab, 2021).
 * Proficient repair doesn't tell stable from low instability (MSI-L), so it leaves these two open.
 */
export const evaluateSignature: Evaluator<SignatureLeaf> = (leaf, { signatures }, { today }) => {
  const asked = STATED_BY.get(leaf.signature);
  if (asked === undefined) return NOTHING_FOUND;
  const other = asked === 'MISMATCH_REPAIR' ? 'MICROSATELLITE_INSTABILITY' : 'MISMATCH_REPAIR';
  const own = ofTest(leaf.signature, asked, signatures, today);
  const standIn = ofTest(leaf.signature, other, signatures, today);
  if (own.outcome !== 'UNKNOWN' || standIn.found === null) return own;
  return standIn.outcome !== 'UNKNOWN' || own.found === null ? standIn : own;
};

function ofTest(
  asked: string,
  kind: SignatureRecord['kind'],
  signatures: readonly SignatureRecord[],
  today: string,
): Finding {
  const results = newest(
    signatures.filter((signature) => signature.kind === kind),
    ({ testedOn }) => testedOn,
  );
  const [first] = results;
  if (first === undefined) return NOTHING_FOUND;
  return {
    outcome: agreed(results.map((result) => ofStatus(asked, result))),
    found: first.status === null ? null : dated(first.status, first.testedOn, today),
  };
}

function ofStatus(asked: string, { kind, status }: SignatureRecord): Outcome {
  if (status === null) return 'UNKNOWN';
  const prefix = kind === 'MISMATCH_REPAIR' ? 'MMR' : 'MSI';
  const named = (nameSignature(status) ?? nameSignature(`${prefix} ${status}`))?.slug;
  if (named === undefined || STATED_BY.get(named) !== kind) return 'UNKNOWN';
  if (STATED_BY.get(asked) === kind) return outcomeOf(named === asked);
  const isAlike = CONCORDANT.get(asked)?.includes(named) === true;
  if (named !== 'MMR-P') return outcomeOf(isAlike);
  return isAlike ? 'UNKNOWN' : 'NOT_MET';
}

/** The newest measured burden decides; a call without a number (`high`) leaves it open. */
export const evaluateBurden: Evaluator<BurdenLeaf> = (leaf, { signatures }, { today }) => {
  const results = newest(
    signatures.filter(({ kind }) => kind === 'TUMOR_MUTATIONAL_BURDEN'),
    ({ testedOn }) => testedOn,
  );
  const [first] = results;
  if (first === undefined) return NOTHING_FOUND;
  const words = first.value === null ? first.status : `${first.value} mutations/Mb`;
  return {
    outcome: agreed(results.map(({ value }) => ofBurden(leaf, value))),
    found: words === null ? null : dated(`TMB ${words}`, first.testedOn, today),
  };
};

function ofBurden({ comparison, perMegabase }: BurdenLeaf, value: number | null): Outcome {
  return value === null ? 'UNKNOWN' : outcomeOf(holds(value, comparison, perMegabase));
}
