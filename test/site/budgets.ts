/** A budget of counts for tests that are about something else. */
export const PLENTY = { perCaller: 1e6, perInstitution: 1e6 } as const;
