const NO_CONSENT = 'no consent on file';

/** Whether a note is on consents, which don't matter to a reader that keeps nothing. */
export function isOnConsents(note: string): boolean {
  return note.includes(NO_CONSENT);
}

/** Patients of a run without any consent, by their local ids: what whoever loads them has to know. */
export class WithoutConsent {
  readonly #ids = new Set<string>();

  /** @param written ids of the records that were written, @param unseen those of them without a consent */
  saw(written: readonly string[], unseen: readonly string[]): void {
    for (const id of written) this.#ids.delete(id);
    for (const id of unseen) this.#ids.add(id);
  }

  remarks(): readonly string[] {
    const { size } = this.#ids;
    return size === 0
      ? []
      : [
          `${size} patient${size === 1 ? ' has' : 's have'} ${NO_CONSENT}, so only staff who treat them here see them, and nobody counts or matches them for research: state what they permit by FHIR Consents or 'consent set'`,
        ];
  }
}
