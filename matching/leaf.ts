import { evaluateAge } from './age.ts';
import type { Leaf } from './criteria.ts';
import { evaluateDiagnosis } from './diagnosis.ts';
import type { Finding, MatchContext } from './finding.ts';
import { NOTHING_FOUND } from './finding.ts';
import { evaluateGenomic } from './genomic.ts';
import { evaluatePerformanceStatus } from './performance-status.ts';
import { evaluatePriorLines, evaluatePriorTherapy } from './prior-therapy.ts';
import type { MatchProfile } from './profile.ts';
import { evaluateSex } from './sex.ts';
import { evaluateBurden, evaluateSignature } from './signature.ts';
import { evaluateStage } from './stage.ts';
import { evaluateTumorMarker } from './tumor-marker.ts';

/** Holds one criterion against one patient. What we can't evaluate is always unknown. */
export function evaluateLeaf(leaf: Leaf, profile: MatchProfile, context: MatchContext): Finding {
  switch (leaf.kind) {
    case 'age':
      return evaluateAge(leaf, profile, context);
    case 'sex':
      return evaluateSex(leaf, profile, context);
    case 'diagnosis':
      return evaluateDiagnosis(leaf, profile, context);
    case 'genomic':
      return evaluateGenomic(leaf, profile, context);
    case 'signature':
      return evaluateSignature(leaf, profile, context);
    case 'tumorMutationalBurden':
      return evaluateBurden(leaf, profile, context);
    case 'tumorMarker':
      return evaluateTumorMarker(leaf, profile, context);
    case 'stage':
      return evaluateStage(leaf, profile, context);
    case 'performanceStatus':
      return evaluatePerformanceStatus(leaf, profile, context);
    case 'priorLines':
      return evaluatePriorLines(leaf, profile, context);
    case 'priorTherapy':
      return evaluatePriorTherapy(leaf, profile, context);
    case 'notEvaluable':
      return NOTHING_FOUND;
  }
}
