import { randomUUID } from 'node:crypto';
import { startNatsOf } from '@hotmess/local/backing/backing';
import type { DB } from '@hotmess/nightlife/generated/database';
import { openDatabase } from '@hotmess/shared/db/database';
import { openNats } from '@hotmess/shared/events/nats-link';
import { beaconScanned } from '@hotmess/shared/events/nightlife';
import { startRelay } from '@hotmess/shared/events/relay';
import { ensureStreams } from '@hotmess/shared/events/streams';
import { createLogger } from '@hotmess/shared/service/logger';
import { type JetStreamClient, type JetStreamManager, jetstream, jetstreamManager } from '@nats-io/jetstream';
import pg from 'pg';
import { inTurn, quantile, ratios } from './rounds.ts';
import type { CleanUp } from './support/clean-up.ts';
import { startNightlifeDatabase } from './support/nightlife-database.ts';
import { scratchFolder } from './support/scratch.ts';
import { type Findings, perSecond, shownRatio } from './table.ts';

const EVENTS = 20_000;
/** Published one after the other in each round: as many take as long as the relay's whole outbox does. */
const ONE_BY_ONE = 4_000;
const ROUNDS = 5;
/** Milliseconds after which a relay that does not get through counts as broken. */
const PATIENCE = 30_000;

interface World {
  readonly superuser: pg.Client;
  readonly serviceUrl: string;
  readonly natsUrl: string;
  readonly client: JetStreamClient;
  readonly manager: JetStreamManager;
}

/** How fast a full outbox reaches NATS, against publishing one event after the other. */
export async function measureRelay(cleanUp: CleanUp): Promise<Findings> {
  const folder = scratchFolder(cleanUp);
  const place = await startNightlifeDatabase(folder, cleanUp);
  const nats = await startNatsOf('embedded', { folder });
  cleanUp.add(() => nats.dispose());
  const world = await connect(place, nats.url, cleanUp);

  const relayed: number[] = [];
  const sequential: number[] = [];
  const parts = [
    async () => void relayed.push(await relayedPerSecond(world)),
    async () => void sequential.push(await publishedPerSecond(world)),
  ];
  await publishedPerSecond(world);
  for (let round = 0; round < ROUNDS; round++) for (const part of inTurn(parts, round)) await part();

  const ratio = ratios(relayed, sequential);
  return {
    rows: [
      {
        what: 'Relay, from a full outbox',
        measured: perSecond(quantile(relayed, 0.5)),
        floor: `publishing one by one, acknowledged: ${perSecond(quantile(sequential, 0.5))}`,
        ratio: shownRatio(ratio),
        goal: '≥ 5.00',
        met: ratio.median >= 5,
      },
    ],
    notes: [
      `Relay: ${EVENTS.toLocaleString('en-US')} events from their rows until every row is marked, beginning to connect ` +
        `included, against ${ONE_BY_ONE.toLocaleString('en-US')} of the same published in turn on an open connection; ` +
        `${ROUNDS} rounds; ${place.describe}; ${nats.describe}.`,
    ],
  };
}

async function connect(
  place: { superuserUrl: string; serviceUrl: string },
  natsUrl: string,
  cleanUp: CleanUp,
): Promise<World> {
  const superuser = new pg.Client({ connectionString: place.superuserUrl });
  await superuser.connect();
  cleanUp.add(() => superuser.end());
  const link = openNats({ url: natsUrl, name: 'bench', logger: createLogger('bench', 'silent') });
  cleanUp.add(() => link.close());
  const connection = await link.connected();
  const manager = await jetstreamManager(connection);
  await ensureStreams(manager);
  return { superuser, serviceUrl: place.serviceUrl, natsUrl, client: jetstream(connection), manager };
}

/** Fills the outbox, lets a relay of its own loose on it and waits for the last row to be marked. */
async function relayedPerSecond({ superuser, serviceUrl, natsUrl, manager }: World): Promise<number> {
  await fillOutbox(superuser);
  await manager.streams.purge(beaconScanned.stream);
  const logger = createLogger('bench', 'silent');
  const database = openDatabase<DB>({ url: serviceUrl });
  const since = performance.now();
  const link = openNats({ url: natsUrl, name: 'relay', logger });
  const relay = startRelay({ database, nats: link, service: 'nightlife', logger });
  try {
    while (await waits(superuser)) {
      if (performance.now() - since > PATIENCE) throw new Error('The relay does not get through its outbox.');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return EVENTS / ((performance.now() - since) / 1000);
  } finally {
    await relay.stop();
    await link.close();
    await database.close();
  }
}

/** Publishes the same envelopes to the same stream, each when the one before is acknowledged. */
async function publishedPerSecond({ client, manager }: World): Promise<number> {
  await manager.streams.purge(beaconScanned.stream);
  const events = Array.from({ length: ONE_BY_ONE }, () => envelope(randomUUID()));
  const since = performance.now();
  for (const { id, text } of events)
    await client.publish(beaconScanned.subject, text, {
      msgID: id,
      expect: { streamName: beaconScanned.stream },
    });
  return ONE_BY_ONE / ((performance.now() - since) / 1000);
}

async function fillOutbox(superuser: pg.Client): Promise<void> {
  await superuser.query('truncate outbox');
  await superuser.query(
    `insert into outbox (id, stream, subject, envelope)
     select id, $1, $2, replace($3, 'EVENT_ID', id::text)
     from (select uuidv7() as id from generate_series(1, $4::int)) as made`,
    [beaconScanned.stream, beaconScanned.subject, envelope('EVENT_ID').text, EVENTS],
  );
  await superuser.query('vacuum analyze outbox');
}

async function waits(superuser: pg.Client): Promise<boolean> {
  const { rows } = await superuser.query<{ waits: boolean }>(
    'select exists (select from outbox where published_at is null) as waits',
  );
  return rows[0]!.waits;
}

/** An envelope as `appendEvent` writes it. */
function envelope(id: string): { id: string; text: string } {
  const { service, type, dataSchema, example } = beaconScanned;
  const text = JSON.stringify({
    specversion: '1.0',
    id,
    source: `hotmess/${service}`,
    type,
    subject: example.beaconId,
    time: '2026-03-07T23:41:07.120Z',
    datacontenttype: 'application/json',
    dataschema: dataSchema,
    requestid: 'benchmark',
    data: example,
  });
  return { id, text };
}
