import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { type ProcessIdentity, endProcess, identify, stillRuns } from '../backing/process-identity.ts';
import { Problem } from '../backing/problem.ts';

const identity = z.object({ pid: z.number().int(), startedAt: z.string() });
const contents = z.object({
  supervisor: identity,
  children: z.array(identity.extend({ name: z.string() })),
});
type Contents = z.infer<typeof contents>;

/** What is running for a checkout, on disk: the next start finds there what a kill -9 left behind. */
export class RunFile {
  readonly #path: string;
  readonly #supervisor: ProcessIdentity;
  readonly #children = new Map<string, ProcessIdentity>();

  constructor(path: string) {
    this.#path = path;
    this.#supervisor = identify(process.pid) ?? { pid: process.pid, startedAt: '' };
  }

  /**
   * Claims the checkout for this process.
   *
   * @returns the names of the processes that an earlier run left and that were stopped now
   * @throws Problem when another supervisor of this checkout is running
   */
  async claim(): Promise<string[]> {
    const earlier = this.#read();
    if (earlier !== undefined && earlier.supervisor.pid !== process.pid && stillRuns(earlier.supervisor)) {
      throw new Problem(
        `The stack of this checkout is running already (process ${earlier.supervisor.pid}). ` +
          'Use it, or stop it there with Ctrl-C first.',
      );
    }
    const left = (earlier?.children ?? []).filter(stillRuns);
    // In the reverse order of starting: the processes before the servers that they use.
    for (const child of left.reverse()) {
      await endProcess(child, child.name === 'PostgreSQL' ? 'SIGINT' : 'SIGTERM', 10_000);
    }
    this.#write();
    return left.map((child) => child.name);
  }

  /** Remembers a process that was started; a second one of the same name replaces the first. */
  add(name: string, pid: number): void {
    const started = identify(pid);
    if (started !== undefined) this.#children.set(name, started);
    this.#write();
  }

  /** Everything has been stopped. */
  release(): void {
    rmSync(this.#path, { force: true });
  }

  #read(): Contents | undefined {
    try {
      return contents.parse(JSON.parse(readFileSync(this.#path, 'utf8')));
    } catch {
      return undefined;
    }
  }

  #write(): void {
    const children = [...this.#children].map(([name, process]) => ({ name, ...process }));
    mkdirSync(dirname(this.#path), { recursive: true });
    writeFileSync(`${this.#path}.new`, JSON.stringify({ supervisor: this.#supervisor, children }));
    renameSync(`${this.#path}.new`, this.#path);
  }
}
