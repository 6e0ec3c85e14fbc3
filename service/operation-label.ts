const MOST = 100;

/**
 * The name that a client gave its operation, as logs and the audit keep it. It is the client's word and
 * should be the program's, not a patient's: digits in a row, which may be a record number or a birth date,
 * are left out, and what is too long for a name is cut. Null where there is none.
 */
export function operationLabel(name: string | null | undefined): string | null {
  return name?.replaceAll(/\d{3,}/g, '#').slice(0, MOST) ?? null;
}
