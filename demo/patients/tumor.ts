import { LANDSCAPES, type Alteration } from './frequencies/alterations.ts';
import type { CancerType } from './frequencies/cancers.ts';
import { BREAST_SUBTYPES, medianBurden, microsatelliteShare } from './frequencies/signatures.ts';
import type { Random } from './random.ts';

/** A tumor as it is, before any test looked at it. */
export interface Tumor {
  readonly cancer: CancerType;
  /** Null for cancers without stage groups. */
  readonly stage: string | null;
  readonly findings: readonly Finding[];
  readonly microsatellitesHigh: boolean;
  /** Mutations per megabase. */
  readonly burden: number;
  /** Null for tumors other than breast cancer, stomach and esophagus (HER2 alone there). */
  readonly receptors: Receptors | null;
}

/** One alteration that is there: the change in the words of `frequencies/changes.ts`. */
export interface Finding {
  readonly gene: string;
  readonly change: string;
  readonly germline: boolean;
}

export interface Receptors {
  /** Estrogen receptor; null where it isn't tested for. */
  readonly estrogen: boolean | null;
  readonly progesterone: boolean | null;
  readonly her2: boolean;
}

const STAGES = ['I', 'II', 'III', 'IV'] as const;
const SUBSTAGES = {
  I: ['I', 'IA', 'IA', 'IB'],
  II: ['II', 'IIA', 'IIB'],
  III: ['III', 'IIIA', 'IIIB', 'IIIC'],
  IV: ['IV', 'IV', 'IVA', 'IVB'],
} as const;

/** @param advanced how much more often than stated a tumor is found at stage IV */
export function inventTumor(random: Random, cancer: CancerType, advanced: number): Tumor {
  const microsatellitesHigh = random.chance(microsatelliteShare(cancer.code));
  const receptors = inventReceptors(random, cancer);
  const stage = inventStage(random, cancer, advanced);
  return {
    cancer,
    stage,
    microsatellitesHigh,
    receptors,
    burden: inventBurden(random, cancer, microsatellitesHigh),
    findings: inventFindings(random, cancer, receptors),
  };
}

function inventStage(random: Random, cancer: CancerType, advanced: number): string | null {
  if (cancer.stages === null) return null;
  const [first, second, third, fourth] = cancer.stages;
  const shares = [first, second, third, fourth * advanced];
  const group = random.weighted(STAGES.map((stage, i) => [stage, shares[i] ?? 0] as const));
  return random.pick(SUBSTAGES[group]);
}

function inventReceptors(random: Random, cancer: CancerType): Receptors | null {
  if (cancer.code === 'STAD' || cancer.code === 'ESCA')
    return { estrogen: null, progesterone: null, her2: random.chance(0.17) };
  if (cancer.coarse?.code !== 'BRCA') return null;
  const { hormone, her2 } = random.weighted(BREAST_SUBTYPES);
  // A lobular carcinoma is nearly always hormone-receptor positive.
  const estrogen = hormone || (cancer.code === 'ILC' && random.chance(0.9));
  return { estrogen, progesterone: estrogen && random.chance(0.82), her2 };
}

/** Log-normal around the cancer's median; far higher where mismatches aren't repaired. */
function inventBurden(random: Random, cancer: CancerType, microsatellitesHigh: boolean): number {
  const median = microsatellitesHigh ? 38 : medianBurden(cancer.code);
  const burden = median * Math.exp(random.normal(0, microsatellitesHigh ? 0.35 : 0.75));
  return Math.max(0.4, Math.round(burden * 10) / 10);
}

function inventFindings(
  random: Random,
  cancer: CancerType,
  receptors: Receptors | null,
): Finding[] {
  const landscape = LANDSCAPES[cancer.code];
  if (landscape === undefined) throw new Error(`no alterations are stated for ${cancer.code}`);
  const driver = chooseExclusive(random, landscape.exclusive);
  const others = landscape.independent.filter(
    ({ gene, share }) => (receptors === null || gene !== 'ERBB2') && random.chance(share),
  );
  const findings = [...(driver === null ? [] : [driver]), ...others].map((alteration) =>
    inventFinding(random, alteration),
  );
  if (receptors?.her2 === true) findings.push({ gene: 'ERBB2', change: 'amp', germline: false });
  return findings;
}

function chooseExclusive(random: Random, alterations: readonly Alteration[]): Alteration | null {
  let left = random.next();
  for (const alteration of alterations) {
    left -= alteration.share;
    if (left < 0) return alteration;
  }
  return null;
}

function inventFinding(random: Random, { gene, changes, germline }: Alteration): Finding {
  return { gene, change: random.weighted(changes), germline };
}
