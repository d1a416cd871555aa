/** Gives the name of what is missing, or undefined where all is well. */
export type ReadinessCheck = () => Promise<string | undefined>;

const CHECK_TIMEOUT = 2_000;

/** Whether a process may be sent traffic: what `/readyz` answers. */
export class Readiness {
  readonly #checks: ReadinessCheck[] = [];
  #draining = false;

  /** True from the first SIGTERM on. */
  get draining(): boolean {
    return this.#draining;
  }

  /** Adds a condition; one that throws, or takes longer than two seconds, counts as not met. */
  require(name: string, check: ReadinessCheck): void {
    this.#checks.push(async () => {
      let timer: NodeJS.Timeout | undefined;
      const timeout = new Promise<string>((resolve) => {
        timer = setTimeout(() => resolve(name), CHECK_TIMEOUT);
      });
      try {
        return await Promise.race([check(), timeout]);
      } catch {
        return name;
      } finally {
        clearTimeout(timer);
      }
    });
  }

  /** Says no from now on, so that no new traffic is sent while the accepted requests finish. */
  drain(): void {
    this.#draining = true;
  }

  /** What is missing, by name; empty where the process is ready. */
  async check(): Promise<string[]> {
    if (this.#draining) return ['draining'];
    const answers = await Promise.all(this.#checks.map((check) => check()));
    return answers.filter((answer) => answer !== undefined);
  }
}
