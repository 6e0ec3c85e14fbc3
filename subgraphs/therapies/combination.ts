import { combinationId } from '../../genomics/therapy-name.ts';

const JOINT = '+';

/** The ids of a combination's single agents, in order; empty for a single agent's id. */
export function componentsOf(id: string): readonly string[] {
  if (!id.includes(JOINT)) return [];
  const components = id.split(JOINT).filter((component) => component !== '');
  return [...new Set(components)].sort();
}

/** The one id of an agent or a combination, in whatever order its agents were named. */
export function canonicalId(id: string): string {
  const components = componentsOf(id);
  return components.length === 0 ? id : combinationId(components);
}
