import { describe, expect, it } from 'vitest';
import { DomainError } from '../../src/errors/domain-error.ts';
import { beaconScanned } from '../../src/events/nightlife.ts';
import { dropDeadLetters, redrive } from '../../src/events/redrive.ts';
import {
  WAIT,
  connection,
  deadLetters,
  effect,
  effectsAre,
  publish,
  start,
  useConsumers,
} from './consumer-world.ts';

useConsumers();

describe('redrive', () => {
  it('sends a dead letter to the consumer that gave up, and to no other', async () => {
    let broken = true;
    let others = 0;
    start(async (tx, event) => {
      if (broken) throw new DomainError('CONFLICT');
      await effect(tx, event);
    });
    start(async () => void others++, {}, 'count');
    const id = await publish();
    await expect.poll(async () => (await deadLetters()).length, WAIT).toBe(1);
    expect((await deadLetters())[0]).toMatchObject({ eventId: id, errorCode: 'CONFLICT' });
    broken = false;
    const there = await connection.connected();
    expect(await redrive(there, { consumer: 'identity-nobody' })).toEqual([]);
    expect(await redrive(there, { consumer: 'identity-award' })).toEqual([
      { consumer: 'identity-award', eventId: id, subject: beaconScanned.subject },
    ]);
    await effectsAre([id]);
    expect(await deadLetters()).toEqual([]);
    expect(others).toBe(1);
    expect(await redrive(there)).toEqual([]);
  });

  it('throws away the dead letters of one event, and no other', async () => {
    start(() => Promise.reject(new DomainError('CONFLICT')));
    const [one, other] = [await publish(), await publish()];
    await expect.poll(async () => (await deadLetters()).length, WAIT).toBe(2);
    expect(await dropDeadLetters(await connection.connected(), one)).toBe(1);
    expect((await deadLetters()).map(({ eventId }) => eventId)).toEqual([other]);
  });

  it('counts attempts anew, and comes back to the dead letters when it fails again', async () => {
    let attempts = 0;
    start(() => {
      attempts++;
      return Promise.reject(new Error('never'));
    });
    const id = await publish();
    await expect.poll(async () => (await deadLetters()).length, WAIT).toBe(1);
    await redrive(await connection.connected(), { eventId: id });
    await expect.poll(() => attempts, WAIT).toBe(8);
    await expect.poll(async () => (await deadLetters()).map(({ eventId }) => eventId), WAIT).toEqual([id]);
  });
});
