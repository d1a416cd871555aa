import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { defineConsumer } from '../../src/events/consumer.ts';
import { beaconScanned } from '../../src/events/nightlife.ts';
import { PredecessorMissing } from '../../src/events/predecessor-missing.ts';
import { ensureStreams } from '../../src/events/streams.ts';
import { uuidV7 } from '../../src/events/uuid-v7.ts';
import { currentRequestId } from '../../src/service/request-context.ts';
import {
  type Handle,
  WAIT,
  connection,
  deadLetters,
  effect,
  effects,
  effectsAre,
  nats,
  pending,
  publish,
  start,
  useConsumers,
  world,
} from './consumer-world.ts';
import { type EffectsDatabase, scan } from './support.ts';

useConsumers();

describe('a consumer', () => {
  it('has each effect once, however often an event comes', async () => {
    start(effect);
    const id = await publish();
    const data = scan();
    for (let n = 0; n < 20; n++) await publish(data, { id, msgID: `again-${n}` });
    const other = await publish();
    await effectsAre([id, other]);
    await expect.poll(pending, WAIT).toBe(0);
  });

  it('has it once when two replicas and slow acknowledgements make NATS deliver again', async () => {
    const slow: Handle = async (tx, event) => {
      await effect(tx, event);
      await new Promise((resolve) => setTimeout(resolve, 40));
    };
    start(slow, { ackWait: 30 });
    start(slow, { ackWait: 30 });
    const ids = await Promise.all(Array.from({ length: 40 }, () => publish()));
    await expect.poll(pending, WAIT).toBe(0);
    await effectsAre(ids);
  });

  it('counts no failure where an event that comes again stumbles over what it did before', async () => {
    const stumbles: Handle = async (tx, event) => {
      if ((calls += 1) > 1) await sql`select 1 / 0`.execute(tx.db);
      await effect(tx, event);
    };
    let calls = 0;
    start(stumbles);
    const data = scan();
    const id = await publish(data);
    await effectsAre([id]);
    await publish(data, { id, msgID: 'again' });
    await expect.poll(() => calls, WAIT).toBe(2);
    await expect.poll(pending, WAIT).toBe(0);
    await effectsAre([id]);
    expect(await world.look('select 1 from inbox_failures')).toHaveLength(0);
    expect(await deadLetters()).toHaveLength(0);
  });

  it('runs the handler with the request id of the event', async () => {
    let seen: string | undefined;
    start(async () => {
      seen = currentRequestId();
    });
    await publish();
    await expect.poll(() => seen, WAIT).toBe('request-0001');
  });

  it('tries again after a failure and leaves nothing of the failed attempt', async () => {
    let attempts = 0;
    start(async (tx, event) => {
      await effect(tx, event);
      if (++attempts < 3) throw new Error('not yet');
    });
    await effectsAre([await publish()]);
    expect(attempts).toBe(3);
    expect(await world.look('select 1 from inbox_failures')).toHaveLength(0);
    expect(await deadLetters()).toHaveLength(0);
  });

  it('waits for a predecessor longer than for anything else: order is not promised', async () => {
    const beacon = uuidV7();
    let tries = 0;
    start(async (tx, event) => {
      const first = event.data.beaconId !== beacon;
      const { rows } = await sql`select 1 from effects`.execute(tx.db);
      if (!first && rows.length === 0) {
        tries++;
        throw new PredecessorMissing('beacon');
      }
      await effect(tx, event);
    });
    const second = await publish(scan({ beaconId: beacon }));
    await expect.poll(() => tries, WAIT).toBeGreaterThan(6);
    const first = await publish();
    await effectsAre([first, second]);
  });

  it('gives a predecessor up when its patience ends', async () => {
    start(() => Promise.reject(new PredecessorMissing('beacon')), { patience: 150 });
    await publish();
    await expect.poll(async () => (await deadLetters())[0]?.errorCode, WAIT).toBe('PREDECESSOR_MISSING');
  });

  it('puts poison into the dead letters at once, and the rest flows on', async () => {
    start(effect);
    const first = await publish();
    const poison = await publish({ ...scan(), scanId: 'ann@example.org' });
    await jetstream(await connection.connected()).publish(beaconScanned.subject, 'not even JSON');
    const last = await publish();
    await effectsAre([first, last]);
    await expect.poll(async () => (await deadLetters()).length, WAIT).toBe(2);
    const letter = (await deadLetters()).find(({ eventId }) => eventId === poison)!;
    expect(letter).toMatchObject({
      consumer: 'identity-award',
      originalSubject: beaconScanned.subject,
      errorCode: 'INVALID_EVENT',
    });
    expect(letter.error).toContain('scanId');
    expect(letter.error).not.toContain('ann@');
    await expect.poll(pending, WAIT).toBe(0);
  });

  it('gives up after the last attempt and says why without personal data', async () => {
    start(async (tx, event) => {
      await effect(tx, event);
      await sql`select ${'ann@example.org'}::uuid`.execute(tx.db);
    });
    const id = await publish();
    await expect.poll(async () => (await deadLetters()).length, WAIT).toBe(1);
    const [letter] = await deadLetters();
    expect(letter).toMatchObject({ eventId: id, attempts: 4, errorCode: '22P02' });
    expect(letter!.error).not.toContain('ann@');
    expect(await effects()).toEqual([]);
    await expect.poll(pending, WAIT).toBe(0);
  });

  it('does not count an attempt while the database is away', async () => {
    let away = true;
    start(
      async (tx, event) => {
        if (away) throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
        await effect(tx, event);
      },
      { delays: [] },
    );
    const id = await publish();
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(await world.look('select 1 from inbox_failures')).toHaveLength(0);
    away = false;
    await effectsAre([id]);
    expect(await deadLetters()).toHaveLength(0);
  });

  it('survives that its connections to the database are cut', async () => {
    start(effect);
    const ids = [await publish()];
    await effectsAre(ids);
    await world.look(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
       and usename = 'identity_service'`,
    );
    for (let n = 0; n < 10; n++) ids.push(await publish());
    await effectsAre(ids);
  });

  it('makes stream and durable again when they are gone, and begins at the oldest event', async () => {
    start(effect);
    const ids = [await publish()];
    await effectsAre(ids);
    const manager = await jetstreamManager(await connection.connected());
    await manager.streams.delete('NIGHTLIFE');
    await ensureStreams(manager);
    ids.push(await publish());
    await effectsAre(ids);
  });

  it('goes on after NATS was wiped, and after it was killed', async () => {
    start(effect, { ackWait: 1_000 });
    const ids = [await publish()];
    await effectsAre(ids);
    await nats.stop();
    await nats.wipe();
    await nats.start();
    await expect.poll(pending, WAIT).toBe(0);
    ids.push(await publish());
    await effectsAre(ids);
    await nats.kill();
    await nats.start();
    await expect.poll(pending, WAIT).toBe(0);
    ids.push(await publish());
    await effectsAre(ids);
  });

  it('waits for NATS at the start', async () => {
    await nats.stop();
    start(effect);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await nats.start();
    await expect.poll(pending, WAIT).toBe(0);
    await effectsAre([await publish()]);
  });

  it('finishes the events in hand when it stops, and gives the rest back', async () => {
    let running = 0;
    const consumers = start(async (tx, event) => {
      running++;
      await new Promise((resolve) => setTimeout(resolve, 200));
      await effect(tx, event);
      running--;
    });
    const ids = await Promise.all(Array.from({ length: 30 }, () => publish()));
    await expect.poll(() => running, WAIT).toBeGreaterThan(0);
    await consumers.stop();
    expect(running).toBe(0);
    const done = (await effects()).length;
    expect(done).toBeLessThan(30);
    start(effect);
    await effectsAre(ids);
  });

  it('refuses two consumers of one name', () => {
    const consumer = defineConsumer<EffectsDatabase, { beaconId: string }>({
      name: 'award',
      contract: beaconScanned,
      handle: effect,
    });
    expect(() => start(effect, { consumers: [consumer, consumer] })).toThrow(/same name/);
  });
});
