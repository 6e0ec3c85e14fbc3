/** Patients of a run without any consent, by their local ids: what whoever loads them has to know. */
export class WithoutConsent {
  readonly #ids = new Set<string>();

  get count(): number {
    return this.#ids.size;
  }

  /** @param written ids of the records that were written, @param unseen those of them without a consent */
  saw(written: readonly string[], unseen: readonly string[]): void {
    for (const id of written) this.#ids.delete(id);
    for (const id of unseen) this.#ids.add(id);
  }
}
