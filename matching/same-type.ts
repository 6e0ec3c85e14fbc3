/**
 * `true` when each type can stand for the other, and no field is optional or there in one alone:
 * how a zod schema is held against the type it reads.
 */
export type Same<A, B> = [A, Required<A>] extends [B, Required<B>]
  ? [B, Required<B>] extends [A, Required<A>]
    ? true
    : false
  : false;

/** Doesn't compile unless every type of the list is `true`. */
export type AllTrue<T extends readonly true[]> = T;
