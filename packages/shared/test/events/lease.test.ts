import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withLease } from '../../src/jobs/lease.ts';
import { startJob } from '../../src/jobs/run-job.ts';
import { SILENT, type World, createWorld } from './support.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld('nightlife');
});
afterAll(() => world.close());

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('a lease', () => {
  it('has one holder at a time and is free afterwards, after an error too', async () => {
    const inside = await withLease(world.database, 'one', 5, () =>
      withLease(world.database, 'one', 5, async () => 'second'),
    );
    expect(inside).toEqual({ ran: true, result: { ran: false } });
    await expect(withLease(world.database, 'one', 5, () => Promise.reject(new Error('no')))).rejects.toThrow(
      'no',
    );
    expect(await withLease(world.database, 'one', 5, async () => 3)).toEqual({ ran: true, result: 3 });
  });

  it('is renewed while the work lasts', async () => {
    const long = withLease(world.database, 'long', 0.3, async (signal) => {
      await sleep(900);
      return signal.aborted;
    });
    await sleep(600);
    expect(await withLease(world.database, 'long', 0.3, async () => 1)).toEqual({ ran: false });
    expect(await long).toEqual({ ran: true, result: false });
  });

  it('of a holder that died ends by itself', async () => {
    await world.look(`insert into leases values ('dead', gen_random_uuid(), now() - interval '1 second')`);
    expect((await withLease(world.database, 'dead', 5, async () => 1)).ran).toBe(true);
  });

  it('that was taken over tells the work', async () => {
    const outcome = await withLease(world.database, 'taken', 0.3, async (signal) => {
      await world.look(`update leases set holder = gen_random_uuid() where name = 'taken'`);
      await sleep(400);
      return signal.aborted;
    });
    expect(outcome).toEqual({ ran: true, result: true });
    expect(await world.look(`select 1 from leases where name = 'taken'`)).toHaveLength(1);
  });
});

describe('a job', () => {
  it('runs in one replica at a time, goes on after an error, and stops', async () => {
    let running = 0;
    let most = 0;
    let runs = 0;
    const options = { name: 'job', database: world.database, logger: SILENT, every: 20 };
    const work = async (): Promise<void> => {
      most = Math.max(most, ++running);
      await sleep(20);
      running--;
      if (++runs === 2) throw new Error('once');
    };
    const jobs = [startJob({ ...options, work }), startJob({ ...options, work })];
    await expect.poll(() => runs, { timeout: 10_000 }).toBeGreaterThan(5);
    await Promise.all(jobs.map((job) => job.stop()));
    expect(most).toBe(1);
    const after = runs;
    await sleep(100);
    expect(runs).toBe(after);
  });
});
