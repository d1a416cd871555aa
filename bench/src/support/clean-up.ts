/** What is to be undone at the end, in the reverse order; also where a signal ends the run early. */
export class CleanUp {
  readonly #tasks: (() => unknown)[] = [];

  add(task: () => unknown): void {
    this.#tasks.push(task);
  }

  /** Undoes everything once; one task's failure does not keep the others from running. */
  async run(): Promise<void> {
    for (let task = this.#tasks.pop(); task; task = this.#tasks.pop()) {
      try {
        await task();
      } catch (error) {
        console.error(`Not cleaned up: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }
}
