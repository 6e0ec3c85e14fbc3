import type { Criteria, Leaf, TrialCriteria } from './criteria.ts';
import { conjuncts, FREE_TEXT_KEY } from './criteria.ts';
import type { Finding, MatchContext } from './finding.ts';
import type { Outcome } from './kleene.ts';
import { allOf, anyOf, negated } from './kleene.ts';
import { evaluateLeaf } from './leaf.ts';
import type { MatchProfile } from './profile.ts';
import { criteriaInWords } from './words.ts';

export type Verdict = 'ELIGIBLE' | 'POSSIBLY_ELIGIBLE' | 'NOT_ELIGIBLE';

/** How one patient stands to one trial. */
export interface Judgement {
  readonly verdict: Verdict;
  /**
   * Codes of the open arms, dose levels and steps that the patient fits or, where none is certain, may
   * fit. Empty when not eligible, and when the trial states the same criteria for all.
   */
  readonly arms: readonly string[];
  /**
   * How many different facts are unknown that could change the verdict. A free text that nobody has
   * curated counts as more than any curated trial can miss.
   */
  readonly missing: number;
  /** The facts that would settle a POSSIBLY_ELIGIBLE, in words; empty for any other verdict. */
  readonly missingFacts: readonly string[];
  /** Puts into words what the verdict follows from, which takes as long again as the verdict. */
  readonly explain: () => readonly CriterionEvaluation[];
}

/** How one patient stands to one trial, and why. */
export interface Evaluation extends Omit<Judgement, 'explain'> {
  /** What the verdict follows from: the trial's criteria, then those of the arms that decide. */
  readonly criteria: readonly CriterionEvaluation[];
}

export interface CriterionEvaluation {
  /** The criterion in words; an arm's begins with the arm's code. */
  readonly text: string;
  readonly outcome: Outcome;
  readonly found: string | null;
}

/** A criterion with its outcome, and those that it is made of with theirs. */
interface Node {
  readonly criteria: Criteria;
  readonly outcome: Outcome;
  readonly parts: readonly Node[];
  readonly finding: Finding | null;
}

/**
 * Holds a trial's criteria against a patient: those of the trial, and those of at least one open arm. Any
 * NOT_MET makes NOT_ELIGIBLE, else any UNKNOWN POSSIBLY_ELIGIBLE. Who is known to be dead is not
 * eligible; who isn't known to be dead is taken to live.
 */
export function judgeTrial(
  trial: TrialCriteria,
  profile: MatchProfile,
  context: MatchContext,
): Judgement {
  const common = evaluateNode(trial.criteria, profile, context);
  const open = trial.arms
    .filter((arm) => arm.open)
    .map(({ code, criteria }) => ({ code, node: evaluateNode(criteria, profile, context) }));
  const ofArms = trial.arms.length === 0 ? 'MET' : anyOf(open.map(({ node }) => node.outcome));
  const outcome = allOf([common.outcome, ofArms, profile.deceased === true ? 'NOT_MET' : 'MET']);
  const deciding = open.filter(({ node }) => node.outcome === ofArms);
  const armsMatter = trial.arms.some(({ criteria }) => conjuncts(criteria).length > 0);
  const unknown = unknownFacts([common, ...deciding.map(({ node }) => node)]);

  return {
    verdict: VERDICTS[outcome],
    arms: outcome === 'NOT_MET' || !armsMatter ? [] : deciding.map(({ code }) => code),
    missing: countMissing(unknown),
    missingFacts: outcome === 'UNKNOWN' ? unknown.map(criteriaInWords) : [],
    explain: () =>
      distinct([
        ...(profile.deceased === true ? [DECEASED] : []),
        ...(trial.arms.length > 0 && open.length === 0 ? [NO_OPEN_ARM] : []),
        ...conjunctNodes(common).map((node) => describe(node, '')),
        ...deciding.flatMap(({ code, node }) =>
          conjunctNodes(node).map((each) => describe(each, `${code}: `)),
        ),
      ]),
  };
}

/** As `judgeTrial`, with the reasons. */
export function evaluateTrial(
  trial: TrialCriteria,
  profile: MatchProfile,
  context: MatchContext,
): Evaluation {
  const { explain, ...judgement } = judgeTrial(trial, profile, context);
  return { ...judgement, criteria: explain() };
}

/** The outcome of a tree of criteria for a patient. */
export function evaluateCriteria(
  criteria: Criteria,
  profile: MatchProfile,
  context: MatchContext,
): Outcome {
  return evaluateNode(criteria, profile, context).outcome;
}

const VERDICTS = {
  MET: 'ELIGIBLE',
  UNKNOWN: 'POSSIBLY_ELIGIBLE',
  NOT_MET: 'NOT_ELIGIBLE',
} as const satisfies Record<Outcome, Verdict>;

const DECEASED: CriterionEvaluation = {
  text: 'alive',
  outcome: 'NOT_MET',
  found: 'deceased',
};

const NO_OPEN_ARM: CriterionEvaluation = {
  text: 'an arm that is open',
  outcome: 'NOT_MET',
  found: 'no arm is open',
};

function evaluateNode(criteria: Criteria, profile: MatchProfile, context: MatchContext): Node {
  if ('kind' in criteria) {
    const finding = evaluateLeaf(criteria, profile, context);
    return { criteria, outcome: finding.outcome, parts: [], finding };
  }
  const members =
    'all' in criteria ? criteria.all : 'any' in criteria ? criteria.any : [criteria.not];
  const parts = members.map((member) => evaluateNode(member, profile, context));
  const outcomes = parts.map((part) => part.outcome);
  const outcome =
    'all' in criteria
      ? allOf(outcomes)
      : 'any' in criteria
        ? anyOf(outcomes)
        : negated(anyOf(outcomes));
  return { criteria, outcome, parts, finding: null };
}

/** The criteria that must all hold, each as one. */
function conjunctNodes(node: Node): readonly Node[] {
  const { criteria, parts } = node;
  const [only] = parts;
  if ('all' in criteria) return parts.flatMap(conjunctNodes);
  if ('any' in criteria && parts.length === 1 && only !== undefined) return conjunctNodes(only);
  return [node];
}

function describe(node: Node, prefix: string): CriterionEvaluation {
  return {
    text: `${prefix}${criteriaInWords(node.criteria)}`,
    outcome: node.outcome,
    found: foundIn(findingsOf(node), node.outcome),
  };
}

/** What settled it, where that is known, else whatever was found. */
function foundIn(findings: readonly Finding[], outcome: Outcome): string | null {
  const known = findings.filter(({ found }) => found !== null);
  const settling = known.filter((finding) => finding.outcome !== 'UNKNOWN');
  const telling = outcome === 'UNKNOWN' || settling.length === 0 ? known : settling;
  const words = [...new Set(telling.map(({ found }) => found))];
  return words.length === 0 ? null : words.join('; ');
}

/** What each leaf below came to. */
function findingsOf({ finding, parts }: Node): readonly Finding[] {
  return finding === null ? parts.flatMap(findingsOf) : [finding];
}

/** Leaves that are unknown below nodes that are: below a settled node they no longer matter. */
function unknownFacts(nodes: readonly Node[]): readonly Leaf[] {
  const facts = new Map<string, Leaf>();
  const visit = ({ criteria, outcome, parts }: Node): void => {
    if (outcome !== 'UNKNOWN') return;
    if ('kind' in criteria) facts.set(criteriaInWords(criteria), criteria);
    parts.forEach(visit);
  };
  nodes.forEach(visit);
  return [...facts.values()];
}

/**
 * Who fits a registration by age and sex alone is known less of than anyone who was held against curated
 * criteria, so the free text weighs as many facts as put them behind.
 */
const FREE_TEXT_FACTS = 1000;

/** What `missing` is for these unknown facts, each stated once. */
export function countMissing(facts: readonly Leaf[]): number {
  const hasFreeText = facts.some((leaf) => 'key' in leaf && leaf.key === FREE_TEXT_KEY);
  return facts.length + (hasFreeText ? FREE_TEXT_FACTS - 1 : 0);
}

function distinct(criteria: readonly CriterionEvaluation[]): readonly CriterionEvaluation[] {
  return [...new Map(criteria.map((each) => [each.text, each])).values()];
}
