import pg from 'pg';
import { inTurn, quantile, ratios } from './rounds.ts';
import type { CleanUp } from './support/clean-up.ts';
import { type Load, startLoad } from './support/load.ts';
import { type LocalStack, startLocalStack } from './support/local-stack.ts';
import type { SubgraphLoadData } from './support/subgraph-load.ts';
import { type Findings, perSecond, shownRatio } from './table.ts';

const CLIENTS = 200;
const ROUNDS = 9;
const MILLISECONDS = milliseconds('HOTMESS_BENCH_RADIO_MS', 2_000);
/** V8 needs some thousand requests until it has compiled what a question runs through. */
const WARM_UP = 4 * MILLISECONDS;

const NOW_PLAYING = `{ nowPlaying { source title artist show { id title hostName artworkUrl tags } startsAt endsAt
  upNext { show { title } startsAt } } }`;
const BY_KEY = `query ($id: ID!) { radioShow(id: $id) { id title hostName artworkUrl tags } }`;

/** What is on air now, asked by many at once, against one row by its primary key through the same subgraph. */
export async function measureRadio(cleanUp: CleanUp): Promise<Findings> {
  const stack = await startLocalStack(cleanUp);
  const id = await liveShow(stack.superuserUrl('music'));
  const loads = {
    nowPlaying: subgraphLoad(stack, cleanUp, {
      query: NOW_PLAYING,
      variables: {},
      expected: '"source":"SCHEDULE"',
    }),
    byKey: subgraphLoad(stack, cleanUp, { query: BY_KEY, variables: { id }, expected: `"id":"${id}"` }),
  };
  const names = ['nowPlaying', 'byKey'] as const;
  for (const name of names) await perSecondOf(loads[name], WARM_UP);
  const rates = { nowPlaying: [] as number[], byKey: [] as number[] };
  for (let round = 0; round < ROUNDS; round++)
    for (const name of inTurn(names, round)) rates[name].push(await perSecondOf(loads[name], MILLISECONDS));

  const cost = ratios(rates.byKey, rates.nowPlaying);
  return {
    rows: [
      {
        what: `nowPlaying, ${CLIENTS} clients`,
        measured: perSecond(quantile(rates.nowPlaying, 0.5)),
        floor: `one row by its key, same subgraph: ${perSecond(quantile(rates.byKey, 0.5))}`,
        ratio: `${shownRatio(cost)} of its cost`,
        goal: '≤ 1.50',
        met: cost.median <= 1.5,
      },
    ],
    notes: [
      `nowPlaying: straight to music's subgraph, signed, with show and what comes next; ${ROUNDS} rounds of ` +
        `${MILLISECONDS / 1000} s each way in one run; the seed's schedule of 28 blocks.`,
    ],
  };
}

function subgraphLoad(
  stack: LocalStack,
  cleanUp: CleanUp,
  question: Pick<SubgraphLoadData, 'query' | 'variables' | 'expected'>,
): Load {
  const load = startLoad(new URL('./support/subgraph-load.ts', import.meta.url), {
    url: stack.subgraphUrl('music'),
    secret: stack.secrets.GATEWAY_HMAC_SECRET,
    clients: CLIENTS,
    ...question,
  } satisfies SubgraphLoadData);
  cleanUp.add(() => load.stop());
  return load;
}

async function perSecondOf(load: Load, duration: number): Promise<number> {
  const outcome = await load.run({ from: 0, milliseconds: duration });
  return outcome.valid / (outcome.milliseconds / 1000);
}

async function liveShow(superuserUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>(
      `select id from radio_shows where status = 'live' limit 1`,
    );
    return rows[0]!.id;
  } finally {
    await client.end();
  }
}

/** A shorter run, to see that it runs. */
function milliseconds(variable: string, usual: number): number {
  return Number(process.env[variable] ?? usual);
}
