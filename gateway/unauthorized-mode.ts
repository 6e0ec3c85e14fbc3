/**
 * What happens to an operation that asks for more than its caller may have: the rest runs (`filter`),
 * nothing runs (`reject`), or all runs and it is only told (`report`, for trying rules out).
 */
export const UNAUTHORIZED_MODES = ['filter', 'reject', 'report'] as const;
export type UnauthorizedMode = (typeof UNAUTHORIZED_MODES)[number];
