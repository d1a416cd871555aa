import type { WriteStream } from 'node:tty';

/** Where the steps are shown; a terminal gets the running ones live as well. */
export type StepOutput = {
  write(text: string): unknown;
  isTTY?: boolean | undefined;
  columns?: number | undefined;
};

type Running = { label: string; progress: string; since: number };

/** Shows what is being done, one line a step with the time it took, and remembers the times for a summary. */
export class Steps {
  readonly #out: StepOutput;
  readonly #running = new Set<Running>();
  readonly #times: { name: string; ms: number }[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(out: StepOutput | WriteStream) {
    this.#out = out;
  }

  /**
   * Runs one step; steps may run side by side.
   *
   * @param name short, for the summary and while it runs
   * @param work gets a function that shows how far it is, and returns the line to print when it is done
   */
  async run<T extends { line: string }>(
    name: string,
    work: (progress: (text: string) => void) => Promise<T>,
  ): Promise<T> {
    const step: Running = { label: name, progress: '', since: performance.now() };
    this.#running.add(step);
    this.#tick();
    try {
      const result = await work((text) => {
        step.progress = text;
        this.#draw();
      });
      const ms = performance.now() - step.since;
      this.#running.delete(step);
      this.#times.push({ name, ms });
      this.#print(`✓ ${result.line.padEnd(80)} ${seconds(ms).padStart(7)}`);
      return result;
    } catch (error) {
      this.#running.delete(step);
      this.#print(`✗ ${name}`);
      throw error;
    } finally {
      this.#running.delete(step);
      this.#tick();
    }
  }

  /** Records a time that was spent elsewhere, in milliseconds. */
  record(name: string, ms: number): void {
    this.#times.push({ name, ms });
  }

  /** Prints a line above the running steps. */
  say(line: string): void {
    this.#print(line);
  }

  /** Where the time went: `PostgreSQL 1.7 s · databases 0.8 s · …` */
  summary(): string {
    return this.#times.map(({ name, ms }) => `${name} ${seconds(ms)}`).join(' · ');
  }

  #print(line: string): void {
    this.#out.write(`${this.#out.isTTY ? '\r\x1b[2K' : ''}${line}\n`);
    this.#draw();
  }

  #draw(): void {
    if (!this.#out.isTTY || this.#running.size === 0) return;
    const now = performance.now();
    const running = [...this.#running];
    const time = seconds(now - Math.min(...running.map(({ since }) => since)));
    const text = running.map(({ label, progress }) => `${label} ${progress}`.trimEnd()).join(' · ');
    const room = (this.#out.columns || 80) - time.length - 5;
    const shown = text.length > room ? `${text.slice(0, room - 1)}…` : text;
    this.#out.write(`\r\x1b[2K… ${shown}  ${time}`);
  }

  #tick(): void {
    if (this.#running.size > 0 && this.#out.isTTY) this.#timer ??= setInterval(() => this.#draw(), 100);
    if (this.#running.size === 0) {
      clearInterval(this.#timer);
      this.#timer = undefined;
      if (this.#out.isTTY) this.#out.write('\r\x1b[2K');
    }
  }
}

/** Milliseconds as seconds with one decimal. */
export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
