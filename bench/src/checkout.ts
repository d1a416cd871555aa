import pg from 'pg';
import { inTurn, quantile, ratios } from './rounds.ts';
import type { CheckoutFloorData } from './support/checkout-floor.ts';
import type { CheckoutLoadData } from './support/checkout-load.ts';
import type { CleanUp } from './support/clean-up.ts';
import { type Load, startLoad } from './support/load.ts';
import { startLocalStack } from './support/local-stack.ts';
import { registerScanners } from './support/people.ts';
import { type Findings, perSecond, shownRatio } from './table.ts';

const CLIENTS = 32;
const BUYERS = 64;
const SPREAD = 200;
const ROUNDS = 5;
const MILLISECONDS = Number(process.env['HOTMESS_BENCH_CHECKOUT_MS'] ?? 3_000);
/** V8 needs some thousand requests until it has compiled what a checkout runs through. */
const WARM_UP = 3 * MILLISECONDS;

/** Checkouts of one hot item against the same statements on bare `pg` clients, and against items that are spread. */
export async function measureCheckout(cleanUp: CleanUp): Promise<Findings> {
  const stack = await startLocalStack(cleanUp);
  const buyers = await registerScanners(stack, BUYERS);
  const variants = await stockShelves(stack.superuserUrl('commerce'), SPREAD + 2);
  const [hot, floorItem, ...spread] = variants as [string, string, ...string[]];
  const through = (variantIds: readonly string[]) =>
    load(cleanUp, './support/checkout-load.ts', {
      url: stack.subgraphUrl('commerce'),
      secret: stack.secrets.GATEWAY_HMAC_SECRET,
      clients: CLIENTS,
      variantIds,
      tokens: buyers.map(({ accessToken }) => accessToken),
    } satisfies CheckoutLoadData);
  const loads = {
    hot: through([hot]),
    spread: through(spread),
    floor: load(cleanUp, './support/checkout-floor.ts', {
      url: stack.serviceUrl('commerce'),
      clients: CLIENTS,
      variantIds: [floorItem],
      userIds: buyers.map(({ userId }) => userId),
    } satisfies CheckoutFloorData),
  };
  const names = ['hot', 'floor', 'spread'] as const;
  for (const name of names) await rateOf(loads[name], WARM_UP);
  const rates = { hot: [] as number[], spread: [] as number[], floor: [] as number[] };
  for (let round = 0; round < ROUNDS; round++)
    for (const name of inTurn(names, round)) rates[name].push(await rateOf(loads[name], MILLISECONDS));

  const toFloor = ratios(rates.hot, rates.floor);
  const toSpread = ratios(rates.hot, rates.spread);
  return {
    rows: [
      {
        what: `Checkouts of one hot item, ${CLIENTS} clients`,
        measured: perSecond(quantile(rates.hot, 0.5)),
        floor: `same statements, ${CLIENTS} bare pg clients: ${perSecond(quantile(rates.floor, 0.5))}`,
        ratio: shownRatio(toFloor),
        goal: '≥ 0.25',
        met: toFloor.median >= 0.25,
      },
      {
        what: 'The same, against items that are spread',
        measured: perSecond(quantile(rates.hot, 0.5)),
        floor: `${SPREAD} items: ${perSecond(quantile(rates.spread, 0.5))}`,
        ratio: shownRatio(toSpread),
        goal: '≥ 0.50',
        met: toSpread.median >= 0.5,
      },
    ],
    notes: [
      `Checkouts: straight to commerce’s subgraph, signed, one piece each, every one held, with its order, address and a ` +
        `PaymentIntent of the local stand-in of Stripe; the floor takes the same round trips on one hot item of its own and ` +
        `asks no Stripe. ${ROUNDS} rounds of ${MILLISECONDS / 1000} s each way in one run.`,
    ],
  };
}

function load(cleanUp: CleanUp, module: string, data: object): Load {
  const started = startLoad(new URL(module, import.meta.url), data);
  cleanUp.add(() => started.stop());
  return started;
}

let sent = 0;
async function rateOf(started: Load, milliseconds: number): Promise<number> {
  const outcome = await started.run({ from: sent, milliseconds });
  sent += outcome.valid;
  return outcome.valid / (outcome.milliseconds / 1000);
}

/** Live products of one variant, each with more than can be sold. @returns their variants */
async function stockShelves(superuserUrl: string, count: number): Promise<string[]> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query('set session_replication_role = replica');
    const { rows } = await client.query<{ id: string }>(
      `with made as (
         insert into products (title, collection, price_pence, status)
         select 'Bench ' || n, 'raw', 2500, 'live' from generate_series(1, $1) n returning id),
       items as (
         insert into stock_items (id, kind, received, on_hand)
         select id, 'product_variant', 10000000, 10000000 from made returning id)
       insert into product_variants (product_id, stock_item_id)
       select made.id, items.id from made join items using (id) returning id`,
      [count],
    );
    await client.query('analyze');
    return rows.map(({ id }) => id);
  } finally {
    await client.end();
  }
}
