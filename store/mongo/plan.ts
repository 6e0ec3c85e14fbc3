import { isRecord } from '../documents.ts';
import type { QueryPlan } from '../store.ts';

/**
 * Reads the plan out of what `explain` answers: the stages of the winning plan, which are nested
 * under `inputStage`, `inputStages` or, with the slot-based engine, `queryPlan`.
 *
 * @returns `null` where the answer has no plan in this form
 */
export function planOf(explained: unknown): QueryPlan | null {
  const planner = isRecord(explained) ? explained['queryPlanner'] : undefined;
  const stages = isRecord(planner) ? [...stagesOf(planner['winningPlan'])] : [];
  const named = stages.filter((stage) => typeof stage['stage'] === 'string');
  if (named.length === 0) return null;
  if (named.some((stage) => stage['stage'] === 'COLLSCAN')) return { index: null, scan: true };
  const paths = named.flatMap(pathsOf);
  return paths.length === 0 ? null : { index: [...new Set(paths)], scan: false };
}

function* stagesOf(plan: unknown): Generator<Record<string, unknown>> {
  if (!isRecord(plan)) return;
  yield plan;
  const { inputStage, inputStages, queryPlan } = plan;
  const several: unknown[] = Array.isArray(inputStages) ? inputStages : [];
  const inner = [inputStage, queryPlan, ...several];
  for (const stage of inner) yield* stagesOf(stage);
}

function pathsOf(stage: Record<string, unknown>): string[] {
  if (stage['stage'] === 'IDHACK' || stage['stage'] === 'EXPRESS_IDHACK') return ['_id'];
  return isRecord(stage['keyPattern']) ? Object.keys(stage['keyPattern']) : [];
}
