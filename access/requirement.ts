/**
 * What a type or field asks of the caller. The federation's semantics: every clause of a requirement
 * must hold; within a clause, any one of its alternatives, all of whose names the caller must have.
 * An empty list of alternatives can't be met by anyone.
 */
export type Clause =
  | { readonly kind: 'authenticated' }
  | { readonly kind: 'scopes' | 'policies'; readonly anyOf: readonly (readonly string[])[] };

export type Requirement = readonly Clause[];

export const AUTHENTICATED: Clause = { kind: 'authenticated' };

/** What a caller brings; nobody's `Grants` are empty. */
export interface Grants {
  readonly authenticated: boolean;
  readonly scopes: ReadonlySet<string>;
  /** Policies that hold for the caller, or whose decision is taken where the record is. */
  readonly policies: ReadonlySet<string>;
}

export const NO_GRANTS: Grants = { authenticated: false, scopes: new Set(), policies: new Set() };

/** Callers with one key may do the same; it says nothing of who they are. */
export function grantsKey({ authenticated, scopes, policies }: Grants): string {
  return JSON.stringify([authenticated, [...scopes].sort(), [...policies].sort()]);
}

/** The clauses that the caller doesn't meet, without what it has of them; none means granted. */
export function unmetClauses(requirement: Requirement, grants: Grants): Clause[] {
  return requirement
    .filter((clause) => !isMet(clause, grants))
    .map((clause) => lackingOf(clause, grants));
}

function lackingOf(clause: Clause, grants: Grants): Clause {
  if (clause.kind === 'authenticated' || !grants.authenticated) return clause;
  const { kind, anyOf } = clause;
  return { kind, anyOf: anyOf.map((names) => names.filter((name) => !grants[kind].has(name))) };
}

/** Scopes and policies ask for a caller who is known, whatever their alternatives say. */
function isMet(clause: Clause, grants: Grants): boolean {
  if (!grants.authenticated) return false;
  if (clause.kind === 'authenticated') return true;
  return clause.anyOf.some((names) => names.every((name) => grants[clause.kind].has(name)));
}

/** All the clauses of several requirements, each once. */
export function conjunction(requirements: readonly Requirement[]): Requirement {
  const clauses = new Map<string, Clause>();
  for (const clause of requirements.flat()) clauses.set(clauseKey(clause), clause);
  return [...clauses.values()];
}

/** Two clauses with one key ask for the same. */
function clauseKey(clause: Clause): string {
  if (clause.kind === 'authenticated') return clause.kind;
  const alternatives = clause.anyOf.map((names) => JSON.stringify([...new Set(names)].sort()));
  return `${clause.kind} ${[...new Set(alternatives)].sort().join()}`;
}

/**
 * Whether everyone who meets `requirement` meets `clause` too. Sure when true; where the alternatives
 * are too many to go through it answers false, which only ever denies more.
 */
export function implies(requirement: Requirement, clause: Clause): boolean {
  if (clause.kind === 'authenticated') return requirement.length > 0;
  return waysToMeet(requirement, clause.kind).every((held) =>
    clause.anyOf.some((names) => names.every((name) => held.has(name))),
  );
}

const MOST_WAYS = 1024;

/** The smallest sets of names that meet all clauses of a kind; one empty set when there are none. */
function waysToMeet(requirement: Requirement, kind: 'scopes' | 'policies'): Set<string>[] {
  let ways: Set<string>[] = [new Set()];
  for (const clause of requirement) {
    if (clause.kind !== kind) continue;
    ways = ways.flatMap((way) => clause.anyOf.map((names) => new Set([...way, ...names])));
    if (ways.length > MOST_WAYS) return [new Set()];
  }
  return ways;
}

/** In words, what nobody meets. */
export const NOBODY = 'nobody';

/** A requirement in words: `authenticated`, `scope patient:read`, `policy own-institution`. */
export function describeRequirement(requirement: Requirement): string[] {
  const words = requirement.flatMap((clause) => {
    if (clause.kind === 'authenticated') return ['authenticated'];
    const noun = clause.kind === 'scopes' ? 'scope' : 'policy';
    const [only, ...others] = clause.anyOf;
    if (only === undefined) return [NOBODY];
    // An alternative without names takes nothing but a caller who is known.
    if (clause.anyOf.some((names) => names.length === 0)) return ['authenticated'];
    if (others.length === 0) return only.map((name) => `${noun} ${name}`);
    return [clause.anyOf.map((names) => `${noun} ${names.join(' and ')}`).join(' or ')];
  });
  return [...new Set(words)];
}
