const PATIENT_ID = /^([a-z][a-z0-9-]{0,30}):([A-Za-z0-9_-]{1,64})$/;

/** The two halves of a network-wide id `site:pseudonym`; null when it is none. */
export function parsePatientId(id: string): { site: string; pseudonym: string } | null {
  const [, site, pseudonym] = PATIENT_ID.exec(id) ?? [];
  return site === undefined || pseudonym === undefined ? null : { site, pseudonym };
}

export function patientId(site: string, pseudonym: string): string {
  return `${site}:${pseudonym}`;
}
