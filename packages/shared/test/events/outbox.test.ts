import { exportJWK, compactDecrypt, generateKeyPair } from 'jose';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/config/read-config.ts';
import { type Actor, systemActor } from '../../src/db/actor.ts';
import { createAuditor } from '../../src/events/audit.ts';
import { InvalidEvent } from '../../src/events/envelope.ts';
import { outboxLag } from '../../src/events/event-metrics.ts';
import { beaconScanned } from '../../src/events/nightlife.ts';
import { appendEvent } from '../../src/events/outbox.ts';
import { careForEvents } from '../../src/events/retention.ts';
import { withRequestId } from '../../src/service/request-context.ts';
import { uuidV7 } from '../../src/events/uuid-v7.ts';
import { RELAY, type World, createWorld, outboxCounts, scan } from './support.ts';

const PERSON: Actor = {
  role: 'app_user',
  userId: uuidV7(),
  sessionId: uuidV7(),
  authTime: 0,
  restricted: false,
};

let world: World;
beforeAll(async () => {
  world = await createWorld('nightlife');
});
afterAll(() => world.close());

describe('appendEvent', () => {
  it('stores the exact envelope with the commit, although the actor may not write the outbox', async () => {
    const data = scan();
    const id = await withRequestId('request-0001', () =>
      world.database.inTransaction(PERSON, async (tx) => {
        await sql`insert into effects values (${data.scanId}, 'kept')`.execute(tx.db);
        return appendEvent(tx, beaconScanned, { entityId: data.scanId, data });
      }),
    );
    const [row] = await world.look<{ envelope: string; stream: string }>(
      'select * from outbox where id = $1',
      [id],
    );
    expect(row!.stream).toBe('NIGHTLIFE');
    expect(JSON.parse(row!.envelope)).toMatchObject({
      id,
      requestid: 'request-0001',
      subject: data.scanId,
      data,
    });
  });

  it('leaves nothing after a rollback', async () => {
    const before = await outboxCounts(world);
    const data = scan();
    const work = world.database.inTransaction(PERSON, async (tx) => {
      await sql`insert into effects values (${data.scanId}, 'lost')`.execute(tx.db);
      appendEvent(tx, beaconScanned, { entityId: data.scanId, data });
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await outboxCounts(world)).toEqual(before);
    expect(await world.look('select 1 from effects where entity_id = $1', ['lost'])).toHaveLength(0);
  });

  it('refuses data that does not fit before the commit, and so the whole transaction', async () => {
    const before = await outboxCounts(world);
    const data = { ...scan(), email: 'ann@example.org' };
    const work = world.database.inTransaction(PERSON, async (tx) => {
      appendEvent(tx, beaconScanned, { entityId: data.scanId, data });
    });
    await expect(work).rejects.toThrow(InvalidEvent);
    expect(await outboxCounts(world)).toEqual(before);
  });

  it('shows in the lag', async () => {
    expect((await outboxLag(world.database)).count).toBe((await outboxCounts(world)).waiting);
  });
});

describe('roles', () => {
  const denied = /permission denied|row-level security/;
  const insert = sql`insert into outbox (id, stream, subject, envelope) values (uuidv7(), 'X', 'x', '{}')`;

  it.each(['anon', 'app_user', 'moderator', 'admin'] as const)(
    '%s neither reads nor writes',
    async (role) => {
      const actor: Actor = role === 'anon' ? { role } : { ...PERSON, role };
      for (const table of ['outbox', 'inbox', 'inbox_failures'])
        await expect(
          sql`select 1 from ${sql.table(table)}`.execute(world.database.as(actor)),
        ).rejects.toThrow(denied);
      await expect(insert.execute(world.database.as(actor))).rejects.toThrow(denied);
      await expect(sql`delete from outbox`.execute(world.database.as(actor))).rejects.toThrow(denied);
      await expect(
        sql`select app.ensure_outbox_partitions()`.execute(world.database.as(actor)),
      ).rejects.toThrow(denied);
    },
  );

  it('system appends and nothing else', async () => {
    const db = world.database.as(systemActor('test'));
    for (const statement of [
      sql`select 1 from outbox`,
      sql`update outbox set published_at = now()`,
      sql`delete from outbox`,
      sql`truncate outbox`,
      sql`insert into outbox (id, stream, subject, envelope, created_at) values (uuidv7(), 'X', 'x', '{}', now())`,
    ])
      await expect(statement.execute(db)).rejects.toThrow(denied);
  });

  it('relay reads and marks, and can change nothing of the event', async () => {
    const db = world.database.as(RELAY);
    await sql`select 1 from outbox`.execute(db);
    for (const statement of [
      insert,
      sql`update outbox set envelope = '{}'`,
      sql`update outbox set subject = 'x'`,
      sql`update outbox set created_at = now()`,
      sql`delete from outbox`,
      sql`select 1 from inbox`,
    ])
      await expect(statement.execute(db)).rejects.toThrow(denied);
  });

  it('nobody reaches a partition around its parent', async () => {
    const [partition] = await world.look<{ name: string }>(
      `select inhrelid::regclass::text as name from pg_inherits where inhparent = 'outbox'::regclass limit 1`,
    );
    for (const actor of [RELAY, systemActor('test'), { ...PERSON, role: 'admin' } as Actor])
      await expect(
        sql`select 1 from ${sql.table(partition!.name)}`.execute(world.database.as(actor)),
      ).rejects.toThrow(denied);
  });
});

describe('retention', () => {
  const partitions = (): Promise<{ name: string }[]> =>
    world.look(
      `select inhrelid::regclass::text as name from pg_inherits where inhparent = 'outbox'::regclass order by 1`,
    );

  it('keeps partitions for this month and the next three', async () => {
    expect(await partitions()).toHaveLength(4);
    await careForEvents(world.database, [], new AbortController().signal);
    expect(await partitions()).toHaveLength(4);
  });

  it('drops old partitions once all in them went out, and forgets old inbox rows', async () => {
    await world.look(
      `create table outbox_2020_01 partition of outbox for values from ('2020-01-01Z') to ('2020-02-01Z')`,
    );
    await world.look(`alter table outbox_2020_01 owner to nightlife_owner`);
    await world.look(
      `insert into outbox (stream, subject, envelope, created_at) values ('NIGHTLIFE', 'x', '{}', '2020-01-05')`,
    );
    await world.look(
      `insert into inbox values ('old', uuidv7(), '2020-01-05'), ('audit', uuidv7(), '2020-01-05'), ('new', uuidv7(), now())`,
    );
    const care = (): Promise<void> => careForEvents(world.database, ['audit'], new AbortController().signal);
    await care();
    expect((await partitions()).map(({ name }) => name)).toContain('outbox_2020_01');
    expect(await world.look('select consumer from inbox order by 1')).toEqual([
      { consumer: 'audit' },
      { consumer: 'new' },
    ]);
    await world.look(
      `update outbox set published_at = now(), stream_created = 'x', stream_seq = 1 where created_at < '2021-01-01'`,
    );
    await care();
    expect(await partitions()).toHaveLength(4);
  });
});

describe('an auditor', () => {
  it('seals before, after and reason for safety alone, in the same transaction', async () => {
    const { publicKey, privateKey } = await generateKeyPair('ECDH-ES', { extractable: true });
    const auditor = createAuditor({ service: 'nightlife', publicJwk: await exportJWK(publicKey) });
    const entry = {
      actor: { ...PERSON, role: 'moderator' } as Actor,
      action: 'beacon.approve',
      objectType: 'beacon',
      objectId: uuidV7(),
      before: { status: 'pending_review' },
      after: { status: 'live' },
      reason: 'Ann called and said it is fine',
    };
    const auditId = await world.database.inTransaction(entry.actor, (tx) => auditor.recordAudit(tx, entry));
    const [row] = await world.look<{ envelope: string; stream: string }>(
      `select envelope, stream from outbox where subject = 'hotmess.nightlife.audit.recorded.v1'`,
    );
    expect(row!.stream).toBe('AUDIT');
    expect(row!.envelope).not.toContain('Ann');
    const { data } = JSON.parse(row!.envelope) as {
      data: { sealed: string; auditId: string; actorId: string };
    };
    expect(data).toMatchObject({ auditId, actorId: PERSON.userId, actorRole: 'moderator' });
    const { plaintext } = await compactDecrypt(data.sealed, privateKey);
    const { before, after, reason } = entry;
    expect(JSON.parse(new TextDecoder().decode(plaintext))).toEqual({ before, after, reason });
  });

  it('is not made without a public key', async () => {
    const { privateKey } = await generateKeyPair('ECDH-ES', { extractable: true });
    expect(() => createAuditor({ service: 'nightlife', publicJwk: undefined })).toThrow(ConfigError);
    expect(() => createAuditor({ service: 'nightlife', publicJwk: { kty: 'oct', k: 'AA' } })).toThrow(
      ConfigError,
    );
    const jwk = await exportJWK(privateKey);
    expect(() => createAuditor({ service: 'nightlife', publicJwk: jwk })).toThrow(/private/);
  });
});
