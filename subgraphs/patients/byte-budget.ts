/** An amount of memory that answers may take together while they are read. */
export class ByteBudget {
  readonly #limit: number;
  readonly #whole: ByteBudget | undefined;
  #taken = 0;

  /** @param whole the larger budget that this one is a part of */
  constructor(limit: number, whole?: ByteBudget) {
    this.#limit = limit;
    this.#whole = whole;
  }

  get taken(): number {
    return this.#taken;
  }

  /** Takes all of it, or nothing and tells so by false. */
  take(bytes: number): boolean {
    if (this.#taken + bytes > this.#limit || this.#whole?.take(bytes) === false) return false;
    this.#taken += bytes;
    return true;
  }

  giveBack(bytes: number): void {
    this.#taken -= bytes;
    this.#whole?.giveBack(bytes);
  }
}
