/**
 * The id of a single agent, made from its name: lower case, Unicode compatibility form, words joined by
 * `-`. A `+` joins the agents of a combination, so one inside a name (`I-131+`) becomes `-plus`.
 */
export function therapyId(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('+', ' plus ')
    .trim()
    .replaceAll(/[\s\p{Dash_Punctuation}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '');
}

/** The id of agents given together: the agents' ids, each once, sorted, joined by `+`. */
export function combinationId(ids: readonly string[]): string {
  return [...new Set(ids)].sort().join('+');
}
