/** Beyond any trial: the largest of the curated ones that we know of has 30 leaves, 3 levels deep. */
const MAX_LEAVES = 2_000;
const MAX_GROUPS = 2_000;
const MAX_DEPTH = 50;

const GROUPS = ['all', 'any', 'not', 'arms', 'criteria'] as const;

/**
 * Why a tree of criteria is larger than a site evaluates, in words; null when it isn't. It looks at
 * the tree before anything reads it, so it takes any value, needs no call stack, and stops at the
 * first bound that is passed.
 */
export function excessOf(trial: unknown): string | null {
  const level = [trial];
  let leaves = 0;
  let groups = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return `nested too deeply: at most ${MAX_DEPTH} levels`;
    for (const node of level.splice(0)) {
      const under = childrenOf(node);
      if (under === null) leaves += 1;
      else groups += 1;
      if (leaves > MAX_LEAVES) return `too many criteria: at most ${MAX_LEAVES}`;
      if (groups > MAX_GROUPS) return `too many groups of criteria: at most ${MAX_GROUPS}`;
      for (const child of under ?? []) level.push(child);
    }
  }
  return null;
}

/** Null for what has none and so is a leaf, or nothing that is known. */
function childrenOf(node: unknown): readonly unknown[] | null {
  if (typeof node !== 'object' || node === null) return null;
  const groups = GROUPS.filter((name) => name in node);
  if (groups.length === 0) return null;
  return groups.flatMap((name) => {
    const value: unknown = Reflect.get(node, name);
    return value;
  });
}
