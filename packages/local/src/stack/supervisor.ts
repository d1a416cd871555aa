import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BackingKind, backingKind } from '../backing/backing.ts';
import type { Daemon } from '../backing/daemon.ts';
import { settleNatsLeftover } from '../backing/nats.ts';
import { removeData } from '../backing/postgres-place.ts';
import { settlePostgresLeftover } from '../backing/postmaster-pid.ts';
import { Problem } from '../backing/problem.ts';
import { type MailInbox, startMailInbox } from '../mail/inbox.ts';
import { freshFolders, startLocalServers } from './backing-steps.ts';
import { startStripeStandIn } from '../stripe/stand-in.ts';
import {
  type SeededPerson,
  type StackFacts,
  processEnvironment,
  reachableHost,
  usesStandIn,
} from './environment.ts';
import { type Listener, type Ports, portTable, readPorts, requireFreePorts } from './ports.ts';
import { type ProcessSpec, launchProcess } from './processes.ts';
import { waitUntilReady } from './readiness.ts';
import { RunFile } from './run-file.ts';
import { type Secrets, loadSecrets } from './secrets.ts';
import { type Service, services } from './services.ts';
import type { Steps } from './steps.ts';
import { Supervised } from './supervised.ts';

/** What the seed works with. */
export type SeedContext = {
  /** What the services get as their environments, in one. */
  env: Record<string, string>;
};

/** The parts that differ between the real stack and a try-out of the supervisor. */
export type StackParts = {
  /** Makes databases, roles and schemas; undefined URLs: the database is not ours. Returns the services' URLs. */
  prepareDatabases(
    postgres: { host: string; port: number; url(database: string): string },
    secrets: Secrets,
    wanted: readonly Service[],
    progress: (text: string) => void,
  ): Promise<Partial<Record<Service, string>>>;
  seed(context: SeedContext): Promise<{ people: SeededPerson[] }>;
  processes(facts: StackFacts): ProcessSpec[];
};

export type StackOptions = {
  /** Everything that the run leaves behind; `.hotmess` of the checkout. */
  folder: string;
  env: NodeJS.ProcessEnv;
  fresh: boolean;
  steps: Steps;
  parts: StackParts;
};

/** One local stack: started in order, watched, and stopped in the reverse order. */
export class Stack {
  readonly #options: StackOptions;
  readonly #runFile: RunFile;
  readonly #stoppers: { stop(): Promise<void> }[] = [];
  readonly #abort = new AbortController();
  readonly #kind: BackingKind;
  readonly ports: Ports;
  readonly host: string;
  #claimed = false;
  #ready = false;
  #stopped: Promise<void> | undefined;
  #starting: Promise<SeededPerson[]> | undefined;

  /** @throws Problem when a variable is wrong */
  constructor(options: StackOptions) {
    this.#options = options;
    this.#runFile = new RunFile(join(options.folder, 'run.json'));
    this.#kind = backingKind(options.env);
    this.ports = readPorts(options.env);
    this.host = options.env['HOST'] ?? '127.0.0.1';
  }

  /** Whether something was started that is still to be stopped. */
  get isRunning(): boolean {
    return this.#stoppers.length > 0;
  }

  /** Aborted, with the reason, when the stack cannot go on or is being stopped. */
  get ending(): AbortSignal {
    return this.#abort.signal;
  }

  /**
   * Starts everything.
   *
   * @returns the seeded people
   * @throws Problem when something does not start; what did start is still to be stopped by `stop`
   */
  start(): Promise<SeededPerson[]> {
    this.#starting = this.#start();
    return this.#starting;
  }

  /** Stops what was started, and only that; safe to call twice and while starting. */
  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  async #start(): Promise<SeededPerson[]> {
    const { folder, env, steps, parts } = this.#options;
    const left = await this.#runFile.claim();
    this.#claimed = true;
    if (left.length > 0) steps.say(`✓ Stopped what a killed run had left: ${left.join(', ')}`);
    // The run file lags behind by a moment, and can be deleted: the two servers leave marks of their own.
    await settlePostgresLeftover(join(folder, 'postgres'));
    await settleNatsLeftover(join(folder, 'nats'));
    const urls = environmentUrls(env);
    const wanted = {
      postgres: services.some((it) => urls[it] === undefined),
      nats: env['NATS_URL'] === undefined,
    };
    await requireFreePorts(this.host, this.ports, wantedListeners({ ...wanted, stripe: usesStandIn(env) }));
    if (this.#options.fresh) {
      await steps.run('fresh', async () => {
        removeData(join(folder, 'postgres'));
        for (const path of freshFolders(folder)) rmSync(path, { recursive: true, force: true });
        return { line: 'The data of earlier runs is deleted' };
      });
    }
    const secrets = await loadSecrets(join(folder, 'secrets.json'), env);

    const { postgres, nats } = await startLocalServers({
      kind: this.#kind,
      folder,
      ports: this.ports,
      password: secrets.postgresPassword,
      wanted,
      steps,
      onPostgres: (server) => this.#keep('PostgreSQL', server, 'SIGINT'),
      onNats: (server) => this.#keep('NATS', server, 'SIGTERM'),
    });
    this.ending.throwIfAborted();

    if (postgres !== undefined) {
      const missing = services.filter((it) => urls[it] === undefined);
      await steps.run('databases', async (progress) => {
        Object.assign(urls, await parts.prepareDatabases(postgres, secrets, missing, progress));
        return { line: `Databases, roles and migrations of ${missing.length} services` };
      });
    }
    const natsUrl = nats?.url ?? env['NATS_URL'] ?? '';
    const databaseUrls = urls as Record<Service, string>;
    const { host, ports } = this;
    const logLevel = env['LOG_LEVEL'] ?? 'info';
    const auditHeadsFile = join(folder, 'audit-heads.jsonl');
    const given = { host, ports, secrets, databaseUrls, natsUrl, logLevel, auditHeadsFile };
    const facts = { ...given, people: [], inherited: env };
    this.ending.throwIfAborted();

    await this.#startStripe(secrets);
    this.ending.throwIfAborted();

    const { people } = await steps.run('seed', async () => {
      const seeded = await parts.seed({ env: seedEnvironment(facts) });
      return { line: `Seed data, ${seeded.people.length} people to sign in as`, people: seeded.people };
    });
    this.ending.throwIfAborted();

    await steps.run('mail', async () => {
      const inbox: MailInbox = await startMailInbox({ host, httpPort: ports.mail, smtpPort: ports.smtp });
      this.#stoppers.push({ stop: () => inbox.stop() });
      return { line: `Mail inbox on ${host}:${ports.mail} (SMTP ${ports.smtp})` };
    });
    await this.#startProcesses(parts.processes({ ...facts, people }));
    this.#ready = true;
    return people;
  }

  /** Before the seed: its seller has an account there. Never beside a key of Stripe's own. */
  async #startStripe(secrets: Secrets): Promise<void> {
    const { folder, env, steps } = this.#options;
    await steps.run('Stripe', async () => {
      if (!usesStandIn(env)) {
        if (!env['STRIPE_WEBHOOK_SECRET'])
          throw new Problem('STRIPE_SECRET_KEY is set: set STRIPE_WEBHOOK_SECRET too, as Stripe shows it.');
        return { line: 'Stripe itself, as STRIPE_SECRET_KEY says' };
      }
      const standIn = await startStripeStandIn({
        host: this.host,
        port: this.ports.stripe,
        secretKey: secrets.STRIPE_SECRET_KEY,
        webhookSecret: secrets.STRIPE_WEBHOOK_SECRET,
        file: join(folder, 'stripe.jsonl'),
      });
      this.#stoppers.push(standIn);
      standIn.webhooks.deliverTo(`http://${reachableHost(this.host)}:${this.ports.gateway}/webhooks/stripe`);
      return { line: `Local stand-in of Stripe on ${this.host}:${this.ports.stripe}` };
    });
  }

  async #startProcesses(specs: ProcessSpec[]): Promise<void> {
    const { folder, steps } = this.#options;
    const processes = specs.map((spec) => ({ spec, logFile: join(folder, 'logs', `${spec.name}.log`) }));
    await steps.run('processes', async (progress) => {
      const supervised = processes.map(({ spec, logFile }) =>
        this.#supervise(spec.name, logFile, (again) => launchProcess(spec, logFile, again)),
      );
      // In one go: they share no order, and they wait for each other by /readyz.
      this.#stoppers.push({
        stop: async () => void (await Promise.all(supervised.map((it) => it.stop('SIGTERM', 22_000)))),
      });
      await Promise.all(supervised.map((it) => it.start()));
      await waitUntilReady(
        processes.map(({ spec, logFile }) => ({ name: spec.name, readyUrl: spec.readyUrl, logFile })),
        { timeoutMs: 60_000, signal: this.ending, progress },
      );
      return { line: `${specs.length} processes are ready: ${specs.map(({ name }) => name).join(', ')}` };
    });
  }

  /** Watches a server of ours, and stops it when its turn comes. */
  #keep(
    name: string,
    server: { logFile: string; start(): Promise<void>; dispose(): Promise<void>; daemon(): DaemonOrNone },
    signal: NodeJS.Signals,
  ): void {
    const supervised = this.#supervise(name, server.logFile, async () => {
      await server.start();
      return server.daemon();
    });
    supervised.adopt(server.daemon());
    this.#stoppers.push({
      async stop() {
        await supervised.stop(signal, 15_000);
        await server.dispose();
      },
    });
  }

  #supervise(name: string, logFile: string, launch: (again: boolean) => Promise<DaemonOrNone>): Supervised {
    return new Supervised({
      name,
      logFile,
      launch,
      mayRestart: () => this.#ready,
      say: (line) => this.#options.steps.say(line),
      onStart: (process, pid) => this.#runFile.add(process, pid),
      onGiveUp: (sentence) => this.#abort.abort(new Problem(sentence)),
    });
  }

  async #stop(): Promise<void> {
    this.#abort.abort(new Problem('stopped'));
    // A start that is under way ends at its next step; what it started by then is on the list.
    await Promise.race([
      this.#starting?.catch(() => {}),
      new Promise((done) => setTimeout(done, 10_000).unref()),
    ]);
    for (const stopper of this.#stoppers.splice(0).reverse()) await stopper.stop();
    if (this.#claimed) this.#runFile.release();
  }
}

type DaemonOrNone = Daemon | undefined;

function environmentUrls(env: NodeJS.ProcessEnv): Partial<Record<Service, string>> {
  return Object.fromEntries(
    services.flatMap((service) => {
      const url = env[`${service.toUpperCase()}_DATABASE_URL`];
      return url === undefined ? [] : [[service, url]];
    }),
  );
}

function wantedListeners(ours: { postgres: boolean; nats: boolean; stripe: boolean }): Listener[] {
  return (Object.keys(portTable) as Listener[]).filter(
    (it) =>
      (it !== 'postgres' || ours.postgres) &&
      (it !== 'nats' || ours.nats) &&
      (it !== 'stripe' || ours.stripe),
  );
}

/** The seed writes into every service's database, so it gets what each of them gets, apart from its port. */
function seedEnvironment(facts: StackFacts): Record<string, string> {
  const merged: Record<string, string> = {};
  for (const service of services) Object.assign(merged, processEnvironment(service, facts));
  delete merged['PORT'];
  return merged;
}
