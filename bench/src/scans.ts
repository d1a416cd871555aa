import { inTurn, quantile, ratios } from './rounds.ts';
import type { CleanUp } from './support/clean-up.ts';
import { furnish } from './support/fixtures.ts';
import type { FloorLoadData } from './support/floor-load.ts';
import type { GatewayLoadData } from './support/gateway-load.ts';
import { type Ledger, openLedger } from './support/ledger.ts';
import { type Load, type LoadOutcome, startLoad } from './support/load.ts';
import { FLOOR_DATABASE, type LocalStack, startLocalStack } from './support/local-stack.ts';
import { type CpuTimes, cpuTimes } from './support/processes.ts';
import { settingsText } from './support/nightlife-database.ts';
import { registerScanners } from './support/people.ts';
import { type Findings, perSecond, shownRatio } from './table.ts';

const CLIENTS = 32;
const PEOPLE = 500;
const BEACONS = 150;
const ROUNDS = 5;
/** V8 needs some thousand requests until it has compiled what a scan runs through. */
const WARM_UP_MILLISECONDS = 12_000;
const GATEWAY_MILLISECONDS = 3_000;
const FLOOR_MILLISECONDS = 2_000;
const HALF_LOAD_MILLISECONDS = 8_000;
/** Milliseconds that the ledger may lag behind a round before the measurement gives up. */
const PATIENCE = 30_000;

/** Scans through the whole system, against the same statements on bare `pg` clients; and how soon XP follows. */
export async function measureScans(cleanUp: CleanUp): Promise<Findings> {
  const stack = await startLocalStack(cleanUp);
  const { gateway, floor } = await startLoads(stack, cleanUp);
  const ledger = await openLedger(stack);
  cleanUp.add(() => ledger.close());
  const runs = new Runs(ledger, gateway, floor);

  await runs.gateway(WARM_UP_MILLISECONDS);
  await runs.floor(FLOOR_MILLISECONDS);
  runs.forgetCpu();
  const through: number[] = [];
  const bare: number[] = [];
  const lags: number[] = [];
  const parts = [
    async () => {
      const { rate, lag } = await runs.gateway(GATEWAY_MILLISECONDS);
      through.push(rate);
      lags.push(lag);
    },
    async () => void bare.push(await runs.floor(FLOOR_MILLISECONDS)),
  ];
  for (let round = 0; round < ROUNDS; round++) for (const part of inTurn(parts, round)) await part();

  const cpu = runs.cpuPerScan();
  const half = quantile(through, 0.5) / 2;
  const { delays, answers } = await runs.atRate(half);
  const ratio = ratios(through, bare);
  const ms = (values: readonly number[], share: number) => `${quantile(values, share).toFixed(0)} ms`;
  return {
    rows: [
      {
        what: `Scans through the gateway, ${CLIENTS} clients`,
        measured: perSecond(quantile(through, 0.5)),
        floor: `same statements, ${CLIENTS} bare pg clients: ${perSecond(quantile(bare, 0.5))}`,
        ratio: shownRatio(ratio),
        goal: '≥ 0.25, aim 0.50',
        met: ratio.median >= 0.25,
      },
      {
        what: 'Scan to ledger row, at half that load',
        measured: `p50 ${ms(delays, 0.5)}, p99 ${ms(delays, 0.99)}`,
        floor: `the scan's own answer: p50 ${ms(answers, 0.5)}, p99 ${ms(answers, 0.99)}`,
        ratio: '–',
        goal: '–',
        met: undefined,
      },
    ],
    notes: [
      `Scans: every scan valid and the person's first of its beacon, ${PEOPLE} people at ${BEACONS} beacons; ` +
        `${ROUNDS} rounds; the floor takes the same four round trips on a copy of the database in the same server ` +
        `(${settingsText()}), while nothing else runs. After a round of ${GATEWAY_MILLISECONDS / 1000} s at full load ` +
        `the ledger was ${(quantile(lags, 0.5) / 1000).toFixed(1)} s behind.`,
      `Processor time of one scan in ms, ledger row included: ${cpu.gateway}. Of one scan of the floor: ${cpu.floor}.`,
      `Scan to ledger: ${delays.length} scans at ${perSecond(half)}; by timestamps of one server's clock, from the ` +
        `start of the scan's transaction to the start of the ledger's.`,
    ],
  };
}

async function startLoads(stack: LocalStack, cleanUp: CleanUp): Promise<{ gateway: Load; floor: Load }> {
  const people = await registerScanners(stack, PEOPLE);
  const userIds = people.map(({ userId }) => userId);
  const live = await furnish(stack.superuserUrl('nightlife'), BEACONS);
  const copy = await furnish(stack.superuserUrl(FLOOR_DATABASE), BEACONS);
  const floorUrl = new URL(stack.serviceUrl('nightlife'));
  floorUrl.pathname = `/${FLOOR_DATABASE}`;
  const gateway = startLoad(new URL('./support/gateway-load.ts', import.meta.url), {
    gatewayUrl: stack.gatewayUrl,
    clients: CLIENTS,
    plan: { tokens: live.tokens, userIds },
    accessTokens: people.map(({ accessToken }) => accessToken),
  } satisfies GatewayLoadData);
  cleanUp.add(() => gateway.stop());
  const floor = startLoad(new URL('./support/floor-load.ts', import.meta.url), {
    url: floorUrl.href,
    clients: CLIENTS,
    plan: { tokens: copy.tokens, userIds },
  } satisfies FloorLoadData);
  cleanUp.add(() => floor.stop());
  return { gateway, floor };
}

/** Runs load and keeps count, so that no scan is made twice and each run begins when the ledger is even. */
class Runs {
  readonly #ledger: Ledger;
  readonly #gateway: Load;
  readonly #floor: Load;
  #scans = 0;
  #floorScans = 0;
  #spent = { gateway: new Spent(), floor: new Spent() };

  constructor(ledger: Ledger, gateway: Load, floor: Load) {
    this.#ledger = ledger;
    this.#gateway = gateway;
    this.#floor = floor;
  }

  /** @returns scans a second, and how many milliseconds later the ledger had all of them */
  async gateway(milliseconds: number): Promise<{ rate: number; lag: number }> {
    const before = cpuTimes(process.pid);
    const outcome = await this.#gateway.run({ from: this.#scans, milliseconds });
    this.#scans += outcome.valid;
    const lag = await this.#ledger.waitFor(this.#scans, PATIENCE);
    this.#spent.gateway.add(before, cpuTimes(process.pid), outcome.valid);
    return { rate: rateOf(outcome), lag };
  }

  /** @returns scans a second */
  async floor(milliseconds: number): Promise<number> {
    const before = cpuTimes(process.pid);
    const outcome = await this.#floor.run({ from: this.#floorScans, milliseconds });
    this.#floorScans += outcome.valid;
    this.#spent.floor.add(before, cpuTimes(process.pid), outcome.valid);
    return rateOf(outcome);
  }

  /** Leaves what was spent so far out of `cpuPerScan`. */
  forgetCpu(): void {
    this.#spent = { gateway: new Spent(), floor: new Spent() };
  }

  /** The processor time of one scan on either side, as a list for people. */
  cpuPerScan(): { gateway: string; floor: string } {
    return { gateway: this.#spent.gateway.perScan(), floor: this.#spent.floor.perScan() };
  }

  /** @returns milliseconds from scan to ledger row, and to the answer, of each scan */
  async atRate(rate: number): Promise<{ delays: number[]; answers: readonly number[] }> {
    const since = await this.#ledger.now();
    const outcome = await this.#gateway.run({
      from: this.#scans,
      milliseconds: HALF_LOAD_MILLISECONDS,
      rate,
    });
    this.#scans += outcome.valid;
    await this.#ledger.waitFor(this.#scans, PATIENCE);
    return { delays: await this.#ledger.delays(since), answers: outcome.answerTimes };
  }
}

/** Adds up who took how much processor time. */
class Spent {
  readonly #times = new Map<string, number>();
  #scans = 0;

  add(before: CpuTimes, after: CpuTimes, scans: number): void {
    this.#scans += scans;
    for (const [name, time] of after)
      this.#times.set(name, (this.#times.get(name) ?? 0) + Math.max(0, time - (before.get(name) ?? 0)));
  }

  perScan(): string {
    const each = [...this.#times].map(([name, time]) => [name, time / this.#scans] as const);
    const sum = each.reduce((total, [, time]) => total + time, 0);
    const shown = each
      .filter(([, time]) => time >= 0.02)
      .toSorted(([, one], [, other]) => other - one)
      .map(([name, time]) => `${name} ${time.toFixed(2)}`);
    return `${sum.toFixed(2)} (${shown.join(', ')})`;
  }
}

function rateOf({ valid, milliseconds }: LoadOutcome): number {
  return valid / (milliseconds / 1000);
}
