import type { BiomarkerName } from '../../genomics/biomarker-name.ts';
import type { ProfileExpression } from '../../genomics/molecular-profile.ts';
import { allOf, anyOf, negated, type Outcome } from '../../matching/kleene.ts';
import type { MatchProfile } from '../../matching/profile.ts';

/** What a patient's tests found, and which genes they looked at. */
export interface Findings {
  /** Ids of the biomarkers that were found. */
  readonly biomarkerIds: ReadonlySet<string>;
  /** Genes with any reported alteration. */
  readonly alteredGenes: ReadonlySet<string>;
  /** Genes that a test's stated coverage includes. */
  readonly coveredGenes: ReadonlySet<string>;
}

export function findingsOf(profile: MatchProfile): Findings {
  const { variants, signatures, genomicTests } = profile;
  return {
    biomarkerIds: present([...variants, ...signatures].map(({ biomarkerId }) => biomarkerId)),
    alteredGenes: present(variants.flatMap(({ gene, partnerGene }) => [gene, partnerGene])),
    coveredGenes: new Set(genomicTests.flatMap(({ coveredGenes }) => coveredGenes)),
  };
}

function present(texts: readonly (string | null)[]): ReadonlySet<string> {
  return new Set(texts.filter((text) => text !== null));
}

/** Whether a molecular profile holds for these findings. */
export function outcomeOf(expression: ProfileExpression, findings: Findings): Outcome {
  if ('biomarker' in expression) return biomarkerOutcome(expression.biomarker, findings);
  if ('not' in expression) return negated(outcomeOf(expression.not, findings));
  const outcomes = (parts: readonly ProfileExpression[]): Outcome[] =>
    parts.map((part) => outcomeOf(part, findings));
  return 'all' in expression ? allOf(outcomes(expression.all)) : anyOf(outcomes(expression.any));
}

/**
 * A finding that isn't reported is absent only when its genes were all tested and nothing at all was
 * found in them: another alteration there may be what the profile means in wider words.
 */
function biomarkerOutcome({ id, genes }: BiomarkerName, findings: Findings): Outcome {
  if (findings.biomarkerIds.has(id)) return 'MET';
  const isAbsent =
    genes.length > 0 &&
    genes.every((gene) => findings.coveredGenes.has(gene) && !findings.alteredGenes.has(gene));
  return isAbsent ? 'NOT_MET' : 'UNKNOWN';
}
