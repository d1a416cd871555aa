import { createHash } from 'node:crypto';
import type { DB } from '@hotmess/nightlife/generated/database';
import { claimFirst, lookUp, recordScan } from '@hotmess/nightlife/scan/queries';
import { kyselyOver } from '@hotmess/shared/db/actor-driver';
import type { Statement } from '@hotmess/shared/db/batch';
import { BEGIN, COMMIT, becomeActor } from '@hotmess/shared/db/statements';
import { beaconScanned } from '@hotmess/shared/events/nightlife';
import { uuidV7 } from '@hotmess/shared/events/uuid-v7';
import type { Kysely } from 'kysely';

/** What one scan's statements are filled with. */
type Values = Readonly<Record<string, unknown>>;

/** A statement of nightlife's, taken down once: its text, and which value stands at which place. */
interface Template {
  readonly name: string;
  readonly text: string;
  readonly places: readonly string[];
}

/** The statements of one valid scan, ready to be run without Kysely, GraphQL or a service. */
export interface ScanStatements {
  /** The four round trips of one scan; each is given what the trips before it answered. */
  lookUp(scan: { token: string; nonce: string; callerId: string }): Statement[];
  claim(values: Values): Statement[];
  record(values: Values): Statement[];
  commit(values: Values): Statement[];
}

/** Takes the statements down from the functions that the service runs, so that the floor cannot drift from it. */
export async function takeDownScan(): Promise<ScanStatements> {
  const look = await takeDown('look_up', (db, field) =>
    lookUp(db, {
      tokenHash: field('hash'),
      nonce: field('nonce'),
      callerId: field('callerId'),
      at: field('at'),
    }),
  );
  const claim = await takeDown('claim', (db, field) =>
    claimFirst(db, {
      beaconId: field('beaconId'),
      userId: field('userId'),
      scope: field('scope'),
      night: field('night'),
      scanId: field('scanId'),
    }),
  );
  const record = await takeDown('record', (db, field) =>
    recordScan(db, {
      scanId: field('scanId'),
      scannedAt: field('scannedAt'),
      offline: field('offline'),
      tokenHash: field('hash'),
      nonce: field('nonce'),
      tokenId: field('tokenId'),
      beaconId: field('beaconId'),
      scope: field('scope'),
      userId: field('userId'),
      scannedBy: field('scannedBy'),
      night: field('localNight'),
      status: field('status'),
      reason: field('reason'),
      once: field('once'),
      earned: field('earned'),
      ipHash: field('ipHash'),
    }),
  );
  const system = { role: 'system', job: 'bench' } as const;
  return {
    lookUp: ({ token, nonce, callerId }) => [
      BEGIN,
      becomeActor(system),
      fill(look, { hash: createHash('sha256').update(token).digest(), nonce, callerId }),
    ],
    claim: (values) => [fill(claim, values)],
    record: (values) => [fill(record, values)],
    commit: (values) => [becomeActor(system), appendScanned(values), COMMIT],
  };
}

/** Runs a query function on nothing, with a mark for each value, and notes where the marks end up. */
async function takeDown(
  name: string,
  run: (db: Kysely<DB>, field: (name: string) => never) => Promise<unknown>,
): Promise<Template> {
  const marks = new Map<unknown, string>();
  let taken: Template | undefined;
  const db = kyselyOver<DB>(async (text, values) => {
    const places = values.map((value) => {
      const place = marks.get(value);
      if (place === undefined) throw new Error(`${name}: a value that no mark stands for.`);
      return place;
    });
    taken = { name, text, places };
    return { rows: [{}], rowCount: 1, command: 'SELECT' };
  });
  await run(db, (field) => {
    const mark = Symbol(field);
    marks.set(mark, field);
    return mark as never;
  });
  if (!taken) throw new Error(`${name}: no statement was run.`);
  return taken;
}

function fill({ name, text, places }: Template, values: Values): Statement {
  return { name, text, values: places.map((place) => values[place] ?? null) };
}

/** The event as `appendEvent` writes it, without its checks. */
function appendScanned(values: Values): Statement {
  const id = uuidV7();
  const envelope = {
    specversion: '1.0',
    id,
    source: 'hotmess/nightlife',
    type: beaconScanned.type,
    subject: values['beaconId'],
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    dataschema: beaconScanned.dataSchema,
    requestid: id,
    data: {
      scanId: values['scanId'],
      beaconId: values['beaconId'],
      cityId: values['cityId'],
      tokenScope: values['scope'],
      userId: values['userId'],
      firstForUser: true,
      night: values['localNight'],
      scannedAt: values['scannedAt'],
    },
  };
  return {
    name: 'append_event',
    text: 'insert into public.outbox (id, stream, subject, envelope) values ($1, $2, $3, $4)',
    values: [id, beaconScanned.stream, beaconScanned.subject, JSON.stringify(envelope)],
    rows: false,
  };
}
