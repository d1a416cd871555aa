import { setTimeout as sleep } from 'node:timers/promises';
import { beaconScanned } from '@hotmess/shared/events/nightlife';
import { uuidV7 } from '@hotmess/shared/events/uuid-v7';
import pg from 'pg';
import { quantile } from './rounds.ts';
import type { CleanUp } from './support/clean-up.ts';
import { openLedger } from './support/ledger.ts';
import { startLoad } from './support/load.ts';
import { startLocalStack } from './support/local-stack.ts';
import { registerScanners } from './support/people.ts';
import type { SubgraphLoadData } from './support/subgraph-load.ts';
import { type Findings, perSecond } from './table.ts';

const EVENTS_PER_SECOND = 200;
const MILLISECONDS = Number(process.env['HOTMESS_BENCH_CONSUME_MS'] ?? 20_000);
const WARM_UP = Math.min(5_000, MILLISECONDS);
const PEOPLE = 500;
const CLIENTS = 8;
/** Questions a second: what a busy evening asks, not all that could be answered. */
const QUESTIONS_PER_SECOND = 100;
/** Milliseconds that the ledger may lag behind at the end before the measurement gives up. */
const PATIENCE = 60_000;

const QUESTION = `{ me { username xp { balance level } leaderboardPlace { rank } xpHistory(first: 5) { nodes { type points } } }
  leaderboard { rank username balance } }`;

/** One replica of identity takes in events while it answers questions. */
export async function measureConsume(cleanUp: CleanUp): Promise<Findings> {
  const stack = await startLocalStack(cleanUp);
  const ledger = await openLedger(stack);
  cleanUp.add(() => ledger.close());
  const people = await registerScanners(stack, PEOPLE);
  const outbox = new pg.Client({ connectionString: stack.superuserUrl('nightlife') });
  await outbox.connect();
  cleanUp.add(() => outbox.end());
  const questions = startLoad(new URL('./support/subgraph-load.ts', import.meta.url), {
    url: stack.subgraphUrl('identity'),
    secret: stack.secrets.GATEWAY_HMAC_SECRET,
    clients: CLIENTS,
    query: QUESTION,
    variables: {},
    tokens: people.map(({ accessToken }) => accessToken),
    expected: '"balance"',
  } satisfies SubgraphLoadData);
  cleanUp.add(() => questions.stop());

  const userIds = people.map(({ userId }) => userId);
  const ask = (milliseconds: number) => questions.run({ from: 0, milliseconds, rate: QUESTIONS_PER_SECOND });
  await Promise.all([ask(WARM_UP), tell(outbox, userIds, WARM_UP)]);
  await ledger.waitFor(await toldSoFar(outbox), PATIENCE);

  const began = await ledger.now();
  const telling = async () => {
    const since = performance.now();
    const told = await tell(outbox, userIds, MILLISECONDS);
    const seconds = (performance.now() - since) / 1_000;
    const inTime = (await ledger.delays(began)).length;
    return { told, seconds, inTime, lag: await ledger.waitFor(await toldSoFar(outbox), PATIENCE) };
  };
  const [answered, { told, seconds, inTime, lag }] = await Promise.all([ask(MILLISECONDS), telling()]);
  const delays = await ledger.delays(began);
  const rate = inTime / seconds;
  const ms = (values: readonly number[], share: number) => `${quantile(values, share).toFixed(0)} ms`;
  return {
    rows: [
      {
        what: 'Events consumed by one replica of identity, while it answers',
        measured: `${perSecond(rate)}, the last ${lag.toFixed(0)} ms late`,
        floor: `told: ${perSecond(told / seconds)}`,
        ratio: '–',
        goal: `${EVENTS_PER_SECOND}/s, ≤ 1 s late`,
        // The second that the last of them may take is not held against the rate.
        met: told / seconds >= EVENTS_PER_SECOND * 0.98 && inTime >= told - EVENTS_PER_SECOND && lag <= 1_000,
      },
    ],
    notes: [
      `Consuming: scans written into nightlife's outbox at ${EVENTS_PER_SECOND}/s for ${MILLISECONDS / 1_000} s, over its ` +
        `relay and NATS, while ${QUESTIONS_PER_SECOND} questions a second (me, XP, rank, history, top 100) go to the same ` +
        `process: answered in p50 ${ms(answered.answerTimes, 0.5)}, p99 ${ms(answered.answerTimes, 0.99)}. From outbox to ` +
        `ledger row: p50 ${ms(delays, 0.5)}, p99 ${ms(delays, 0.99)}. All services run on the same machine.`,
    ],
  };
}

/** Writes scans into nightlife's outbox by the clock, ten times a second. @returns how many */
async function tell(outbox: pg.Client, userIds: readonly string[], milliseconds: number): Promise<number> {
  const since = performance.now();
  let told = 0;
  const all = Math.floor((milliseconds / 1_000) * EVENTS_PER_SECOND);
  for (;;) {
    const passed = performance.now() - since;
    const due = Math.min(all, Math.floor((passed / 1_000) * EVENTS_PER_SECOND)) - told;
    const now = new Date().toISOString();
    const envelopes = Array.from({ length: due }, (_, n) =>
      envelopeOf(userIds[(told + n) % userIds.length]!, now),
    );
    if (due > 0)
      await outbox.query(
        `insert into outbox (id, stream, subject, envelope)
         select id, $1, $2, envelope from unnest($3::uuid[], $4::text[]) as made (id, envelope)`,
        [
          beaconScanned.stream,
          beaconScanned.subject,
          envelopes.map(({ id }) => id),
          envelopes.map((envelope) => JSON.stringify(envelope)),
        ],
      );
    told += due;
    if (told === all) return told;
    await sleep(100);
  }
}

function envelopeOf(userId: string, now: string) {
  const [id, scanId] = [uuidV7(), uuidV7()];
  return {
    specversion: '1.0',
    id,
    source: 'hotmess/nightlife',
    type: beaconScanned.type,
    subject: scanId,
    time: now,
    datacontenttype: 'application/json',
    dataschema: beaconScanned.dataSchema,
    requestid: id,
    data: { ...beaconScanned.example, scanId, userId, firstForUser: true, scannedAt: now },
  };
}

/** Scans in the outbox; the seed's own earn too. */
async function toldSoFar(outbox: pg.Client): Promise<number> {
  const { rows } = await outbox.query<{ n: number }>(
    `select count(*)::int as n from outbox where subject = $1
       and envelope::jsonb #>> '{data,userId}' is not null and envelope::jsonb #> '{data,firstForUser}' = 'true'`,
    [beaconScanned.subject],
  );
  return rows[0]!.n;
}
