import { type Daemon, logTail } from '../backing/daemon.ts';
import { RestartPolicy } from './restart-policy.ts';

export type SupervisedOptions = {
  name: string;
  logFile: string;
  /** Starts it; `again` is true when it had been running before. */
  launch(again: boolean): Promise<Daemon | undefined>;
  /** Is told what the reader should know. */
  say(line: string): void;
  /** Is told each process that was started. */
  onStart(name: string, pid: number): void;
  /** Is told, in a sentence, that it died too often. */
  onGiveUp(sentence: string): void;
  /** False while the whole is still starting: what dies then would die again, and its log says why. */
  mayRestart?(): boolean;
  /** How often and how soon; five times a minute unless given. */
  policy?: RestartPolicy;
};

/** One process that is started again, with growing pauses, when it dies by itself. */
export class Supervised {
  readonly name: string;
  readonly logFile: string;
  readonly #options: SupervisedOptions;
  readonly #policy: RestartPolicy;
  #daemon: Daemon | undefined;
  #stopping = false;
  #restart: Promise<void> | undefined;

  constructor(options: SupervisedOptions) {
    this.name = options.name;
    this.logFile = options.logFile;
    this.#options = options;
    this.#policy = options.policy ?? new RestartPolicy();
  }

  /** @throws when it cannot be started the first time */
  async start(): Promise<void> {
    this.#watch(await this.#options.launch(false));
  }

  /** Watches something that is running already. */
  adopt(daemon: Daemon | undefined): void {
    this.#watch(daemon);
  }

  /** Stops it for good; resolves when it has ended. */
  async stop(signal: NodeJS.Signals, timeoutMs: number): Promise<void> {
    this.#stopping = true;
    await this.#daemon?.stop(signal, timeoutMs);
    await this.#restart;
    await this.#daemon?.stop(signal, timeoutMs);
  }

  #watch(daemon: Daemon | undefined): void {
    this.#daemon = daemon;
    if (daemon === undefined) return;
    this.#options.onStart(this.name, daemon.pid);
    void daemon.exited.then((how) => {
      if (!this.#stopping) this.#restart = this.#died(how);
    });
  }

  async #died(how: string): Promise<void> {
    const starting = !(this.#options.mayRestart?.() ?? true);
    const delay = starting ? undefined : this.#policy.next(Date.now());
    const tail = logTail(this.logFile, starting ? 20 : 6);
    const last = tail === '' ? '' : ` Its log ends:\n${tail}`;
    if (delay === undefined) {
      const what = starting ? 'does not start' : 'died too often';
      this.#options.onGiveUp(`${this.name} ${what} (${how}).${last}`);
      return;
    }
    this.#options.say(`! ${this.name} died (${how}); starting it again in ${delay / 1000} s.${last}`);
    await new Promise((done) => setTimeout(done, delay));
    if (this.#stopping) return;
    try {
      this.#watch(await this.#options.launch(true));
      this.#options.say(`✓ ${this.name} is started again`);
    } catch (error) {
      await this.#died(error instanceof Error ? error.message : String(error));
    }
  }
}
