/** How often something that dies by itself is started again. */
export class RestartPolicy {
  readonly #deaths: number[] = [];
  readonly #limit: number;
  readonly #windowMs: number;
  readonly #firstMs: number;

  /**
   * @param limit restarts within the window before giving up
   * @param windowMs length of the window in milliseconds
   * @param firstMs the first wait in milliseconds; each later one within the window is twice as long
   */
  constructor(limit = 5, windowMs = 60_000, firstMs = 250) {
    this.#limit = limit;
    this.#windowMs = windowMs;
    this.#firstMs = firstMs;
  }

  /**
   * Counts a death.
   *
   * @param now milliseconds
   * @returns how long to wait before the restart, in milliseconds; undefined: give up
   */
  next(now: number): number | undefined {
    while (this.#deaths[0] !== undefined && this.#deaths[0] <= now - this.#windowMs) this.#deaths.shift();
    this.#deaths.push(now);
    if (this.#deaths.length > this.#limit) return undefined;
    return this.#firstMs * 2 ** (this.#deaths.length - 1);
  }
}
