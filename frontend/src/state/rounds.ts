/** Work that is done again as often as it is wanted, but once at a time: calls while it is at work become one more round. */
export class Rounds {
  readonly #work: () => Promise<void>;
  #going: Promise<void> | null = null;
  #again = false;

  constructor(work: () => Promise<void>) {
    this.#work = work;
  }

  /** Begins, or asks for one more round; resolves when all that was asked for is done. */
  go(): Promise<void> {
    this.#again = true;
    this.#going ??= this.#all().finally(() => (this.#going = null));
    return this.#going;
  }

  async #all() {
    while (this.#again) {
      this.#again = false;
      await this.#work();
    }
  }
}
