import type { ConditionRecord } from '../site/records.ts';
import type { OncoTree } from '../terminology/oncotree.ts';
import { agreed } from './agreement.ts';
import type { Leaf } from './criteria.ts';
import type { Evaluator } from './finding.ts';
import { NOTHING_FOUND } from './finding.ts';
import type { Outcome } from './kleene.ts';
import { anyOf, outcomeOf } from './kleene.ts';

export type DiagnosisLeaf = Extract<Leaf, { kind: 'diagnosis' }>;

/** OncoTree's branches of the blood and the lymph (`BLOOD` before 2018); all else is solid. */
const LIQUID_BRANCHES = ['LYMPH', 'MYELOID', 'BLOOD'];
const ROOT = 'TISSUE';

/**
 * A cancer type stands for its narrower types too. A patient whose cancer is coded wider than the
 * criterion, isn't coded, or isn't confirmed, may have it: UNKNOWN.
 */
export const evaluateDiagnosis: Evaluator<DiagnosisLeaf> = (leaf, profile, { oncotree }) => {
  const cancers = cancersOf(profile.conditions);
  if (cancers.length === 0) return NOTHING_FOUND;
  const outcomes = cancers.map((cancer) => ({
    cancer,
    outcome: ofCancer(leaf.cancerType, cancer, oncotree),
  }));
  const stated = anyOf(outcomes.map((each) => each.outcome));
  const outcome = isProven(cancers) ? stated : 'UNKNOWN';
  const deciding = outcomes.filter((each) => each.outcome === stated);
  const words = deciding
    .map(({ cancer }) => inWords(cancer, oncotree))
    .filter((text) => text !== null);
  return { outcome, found: words.length === 0 ? null : [...new Set(words)].join(', ') };
};

/** The patient's own cancers; a metastasis says where a cancer is, not which one, but that there is one. */
export function cancersOf(conditions: readonly ConditionRecord[]): readonly ConditionRecord[] {
  const primary = conditions.filter(
    ({ role, oncotreeCode }) =>
      role === 'PRIMARY_CANCER' || (role === 'OTHER' && oncotreeCode !== null),
  );
  if (primary.length > 0) return primary;
  return conditions
    .filter(({ role }) => role === 'SECONDARY_CANCER')
    .map((metastasis) => ({ ...metastasis, oncotreeCode: null }));
}

/** Whether the patient has any cancer at all for sure. */
export function isProven(cancers: readonly ConditionRecord[]): boolean {
  return cancers.some(({ confirmed }) => confirmed);
}

function ofCancer(cancerType: string, cancer: ConditionRecord, oncotree: OncoTree): Outcome {
  if (cancer.oncotreeCode === null) return 'UNKNOWN';
  const outcome = ofCode(cancerType, cancer.oncotreeCode, oncotree);
  return outcome === 'MET' && !cancer.confirmed ? 'UNKNOWN' : outcome;
}

/** A name of two types, or a former code that several took in, settles only what holds for all of them. */
function ofCode(cancerType: string, code: string, oncotree: OncoTree): Outcome {
  if (code === cancerType) return 'MET';
  return agreed(oncotree.find(code).map((known) => ofKnownCode(cancerType, known, oncotree)));
}

function ofKnownCode(cancerType: string, code: string, oncotree: OncoTree): Outcome {
  const lineage = [code, ...oncotree.ancestors(code)];
  if (cancerType === '_SOLID_' || cancerType === '_LIQUID_') {
    if (code === ROOT) return 'UNKNOWN';
    const isLiquid = LIQUID_BRANCHES.some((branch) => lineage.includes(branch));
    return outcomeOf(isLiquid === (cancerType === '_LIQUID_'));
  }
  const asked = oncotree.find(cancerType);
  if (asked.some((each) => lineage.includes(each))) return 'MET';
  if (asked.length === 0) return 'UNKNOWN';
  return asked.some((each) => oncotree.ancestors(each).includes(code)) ? 'UNKNOWN' : 'NOT_MET';
}

function inWords(cancer: ConditionRecord, oncotree: OncoTree): string | null {
  const name =
    (cancer.oncotreeCode === null ? null : oncotree.nameOf(cancer.oncotreeCode)) ??
    cancer.display ??
    cancer.code?.display ??
    cancer.oncotreeCode;
  return name === null || cancer.confirmed ? name : `${name}, not confirmed`;
}
