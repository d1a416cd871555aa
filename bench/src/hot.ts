import { inTurn, quantile, ratios } from './rounds.ts';
import type { CleanUp } from './support/clean-up.ts';
import { type Beacons, furnish } from './support/fixtures.ts';
import type { GatewayLoadData } from './support/gateway-load.ts';
import { type Load, startLoad } from './support/load.ts';
import { startLocalStack } from './support/local-stack.ts';
import { openLedger } from './support/ledger.ts';
import { registerScanners } from './support/people.ts';
import { type Findings, perSecond, shownRatio } from './table.ts';

const CLIENTS = 64;
const PEOPLE = Number(process.env['HOTMESS_BENCH_HOT_PEOPLE'] ?? 500);
const SPREAD = 64;
const ROUNDS = Number(process.env['HOTMESS_BENCH_HOT_ROUNDS'] ?? 7);
const MILLISECONDS = Number(process.env['HOTMESS_BENCH_HOT_MS'] ?? 3_000);
/** V8 needs some thousand requests until it has compiled what a scan runs through. */
const WARM_UP = 2 * MILLISECONDS;
/** Milliseconds that the ledger may lag behind a round before the measurement gives up. */
const PATIENCE = 60_000;

/** Everyone at one beacon, by one token, against as many beacons as clients; through the gateway, in the same run. */
export async function measureHot(cleanUp: CleanUp): Promise<Findings> {
  const stack = await startLocalStack(cleanUp);
  const people = await registerScanners(stack, PEOPLE);
  const superuser = stack.superuserUrl('nightlife');
  const start = ({ tokens }: Beacons, together: boolean): Load => {
    const load = startLoad(new URL('./support/gateway-load.ts', import.meta.url), {
      gatewayUrl: stack.gatewayUrl,
      clients: CLIENTS,
      plan: { tokens, userIds: people.map(({ userId }) => userId), together },
      accessTokens: people.map(({ accessToken }) => accessToken),
    } satisfies GatewayLoadData);
    cleanUp.add(() => load.stop());
    return load;
  };
  const loads = {
    hot: start(await furnish(superuser, SPREAD), true),
    spread: start(await furnish(superuser, SPREAD), false),
  };
  const ledger = await openLedger(stack);
  cleanUp.add(() => ledger.close());

  const names = ['hot', 'spread'] as const;
  const scans = { hot: 0, spread: 0 };
  /** Scans a second; the next round begins when the ledger is even, so that no round pays for another's. */
  const perSecondOf = async (name: (typeof names)[number], milliseconds: number): Promise<number> => {
    const outcome = await loads[name].run({ from: scans[name], milliseconds });
    scans[name] += outcome.valid;
    await ledger.waitFor(scans.hot + scans.spread, PATIENCE);
    return outcome.valid / (outcome.milliseconds / 1000);
  };
  for (const name of names) await perSecondOf(name, WARM_UP);
  const rates = { hot: [] as number[], spread: [] as number[] };
  for (let round = 0; round < ROUNDS; round++)
    for (const name of inTurn(names, round)) rates[name].push(await perSecondOf(name, MILLISECONDS));

  const ratio = ratios(rates.hot, rates.spread);
  return {
    rows: [
      {
        what: `Scans of one hot beacon, ${CLIENTS} clients`,
        measured: perSecond(quantile(rates.hot, 0.5)),
        floor: `the same at ${SPREAD} beacons: ${perSecond(quantile(rates.spread, 0.5))}`,
        ratio: shownRatio(ratio),
        goal: '≥ 0.70',
        met: ratio.median >= 0.7,
      },
    ],
    notes: [
      `Hot beacon: through the gateway; every scan valid and the person's first of its beacon, so after ${PEOPLE} scans ` +
        `the crowd moves on together; ${ROUNDS} rounds of ${MILLISECONDS / 1000} s each way.`,
    ],
  };
}
