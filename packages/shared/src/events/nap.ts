/**
 * A wait that can be cut short. A wake that comes while nobody waits is remembered, so that it is not lost between
 * two waits.
 */
export class Nap {
  #woken = false;
  #end: (() => void) | undefined;

  /** Waits `milliseconds`, or until `wake`, or not at all where `wake` was called since the last wait. */
  async wait(milliseconds: number): Promise<void> {
    if (!this.#woken) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        this.#end = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#end = undefined;
    this.#woken = false;
  }

  wake(): void {
    this.#woken = true;
    this.#end?.();
  }
}
