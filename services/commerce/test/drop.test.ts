import { createHash } from 'node:crypto';
import type { Guest } from '@hotmess/local/testing/service-under-test';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawOrder } from '../src/drop/draw.ts';
import { dropStatusAt, turnOpensAt } from '../src/drop/status.ts';
import { moveDrops } from '../src/jobs/move-drops.ts';
import { type Commerce, startCommerce } from './harness.ts';

let commerce: Commerce;
let admin: Guest;
beforeAll(async () => {
  commerce = await startCommerce({ heldJobs: ['move-drops'] });
  admin = await commerce.person('admin');
});
afterAll(() => commerce.close());

const FIELDS = `id title status startAt endAt seedHash seed entriesDrawn version myEntry { id position } opensForMeAt`;
const mutate = (name: string, input: Record<string, unknown>, as?: Guest) =>
  commerce.graphql(
    `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { drop { ${FIELDS} } } }`,
    { input },
    as,
  );
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
async function make(input: Record<string, unknown> = {}) {
  const { data, errors } = await mutate(
    'createDrop',
    { title: 'Harness, first run', startAt: inSeconds(600), endAt: inSeconds(1200), ...input },
    admin,
  );
  expect(errors).toEqual([]);
  return data.createDrop.drop;
}
const read = async (id: string, as?: Guest) =>
  (await commerce.graphql(`query ($id: ID!) { drop(id: $id) { ${FIELDS} products { id } } }`, { id }, as))
    .data.drop;
/** Moves a drop in time, as waiting would. */
const shift = (id: string, seconds: number) =>
  commerce.superuser.query(
    `update drops set start_at = start_at + make_interval(secs => $2), end_at = end_at + make_interval(secs => $2)
     where id = $1`,
    [id, seconds],
  );
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('by the clock', () => {
  test('what a reader sees is right to the second, however late the job is; the job tells each fact once', async () => {
    const { id } = await make();
    expect((await read(id)).status).toBe('SCHEDULED');
    await shift(id, -600);
    expect((await read(id)).status).toBe('LIVE');
    expect(await moveDrops(commerce.deps.database)).toBe(1);
    expect(await moveDrops(commerce.deps.database)).toBe(0);
    await shift(id, -600);
    expect((await read(id)).status).toBe('ENDED');
    await Promise.all(
      [moveDrops(commerce.deps.database), moveDrops(commerce.deps.database)].map((p) => p.catch(() => {})),
    );
    const facts = async (fact: string) =>
      (await commerce.events(fact)).filter((event) => event['dropId'] === id);
    expect(await facts('drop.started')).toHaveLength(1);
    expect(await facts('drop.ended')).toHaveLength(1);
    expect(await facts('drop.ended')).toMatchObject([
      { title: 'Harness, first run', version: expect.any(Number) },
    ]);
  });

  test('one whose job slept through it still opens and closes', async () => {
    const { id } = await make();
    await shift(id, -1300);
    expect(await moveDrops(commerce.deps.database)).toBe(2);
  });

  test.each([
    ['scheduled', -1, 'scheduled'],
    ['scheduled', 0, 'live'],
    ['scheduled', 3599, 'live'],
    ['live', 3600, 'ended'],
    ['scheduled', 3600, 'ended'],
    ['ended', 10, 'ended'],
  ] as const)('a row that says %s, %i s after its start, is %s', (status, after, seen) => {
    const start = new Date('2026-11-27T18:00:00Z');
    const drop = { status, start_at: start, end_at: new Date(start.getTime() + 3_600_000) };
    expect(dropStatusAt(drop, new Date(start.getTime() + after * 1000))).toBe(seen);
  });
});

describe('the draw', () => {
  test('is of those who came before the start, and anyone can make it again from what was published', async () => {
    const drop = await make({ waveSize: 2, waveSeconds: 60 });
    const buyers = await Promise.all(Array.from({ length: 7 }, () => commerce.person()));
    for (const buyer of buyers)
      expect((await mutate('joinDrop', { dropId: drop.id }, buyer)).errors).toEqual([]);
    const [first] = buyers;
    const again = (await mutate('joinDrop', { dropId: drop.id }, first)).data.joinDrop.drop;
    expect(again.myEntry).toEqual({ id: expect.any(String), position: null });
    expect(again).toMatchObject({ seed: null, seedHash: drop.seedHash, opensForMeAt: null });
    const draw = async () =>
      (
        await commerce.graphql(
          `query ($id: ID!) { dropDraw(dropId: $id, first: 100) { nodes { id position } } }`,
          {
            id: drop.id,
          },
        )
      ).data.dropDraw.nodes;
    expect(await draw()).toEqual([]);

    await shift(drop.id, -600);
    expect((await mutate('joinDrop', { dropId: drop.id }, await commerce.person())).codes).toEqual([
      'CONFLICT',
    ]);
    await moveDrops(commerce.deps.database);
    const drawn = await read(drop.id, first);
    expect(sha256(drawn.seed)).toBe(drop.seedHash);
    expect(drawn.entriesDrawn).toBe(7);
    const entries: { id: string; position: number }[] = await draw();
    // By hand, as the schema tells everyone.
    const ids = entries.map(({ id }) => id);
    const final = sha256(`${drawn.seed}:${[...ids].sort().join(',')}`);
    const order = [...ids].sort((a, b) => (sha256(`${final}:${a}`) < sha256(`${final}:${b}`) ? -1 : 1));
    expect(entries).toEqual(order.map((id, at) => ({ id, position: at + 1 })));

    const mine = entries.find(({ id }) => id === again.myEntry.id)!;
    expect(drawn.myEntry).toEqual(mine);
    const opens = (wave: number) => new Date(Date.parse(drawn.startAt) + wave * 60_000).toISOString();
    expect(drawn.opensForMeAt).toBe(opens(Math.floor((mine.position - 1) / 2)));
    // Who did not enter comes after all four waves.
    expect((await read(drop.id, await commerce.person())).opensForMeAt).toBe(opens(4));
  });

  test('an entry is nobody’s but its owner’s', async () => {
    const { id } = await make();
    const [one, two] = [await commerce.person(), await commerce.person()];
    await mutate('joinDrop', { dropId: id }, one);
    expect((await read(id, two)).myEntry).toBeNull();
    expect((await read(id)).myEntry).toBeNull();
    expect((await mutate('joinDrop', { dropId: id })).codes).toEqual(['UNAUTHENTICATED']);
  });

  test('hangs on the seed and on every entry, and loses none', () => {
    const entry = fc.uuid();
    fc.assert(
      fc.property(
        fc.uniqueArray(entry, { minLength: 2, maxLength: 40 }),
        fc.stringMatching(/^[0-9a-f]{64}$/),
        (ids, seed) => {
          const order = drawOrder(seed, ids);
          expect([...order].sort()).toEqual([...ids].sort());
          // In whatever order they came.
          expect(drawOrder(seed, ids.toReversed())).toEqual(order);
        },
      ),
    );
    const ids = Array.from({ length: 30 }, (_, n) => `entry-${n}`);
    expect(drawOrder('a'.repeat(64), ids)).not.toEqual(drawOrder('b'.repeat(64), ids));
    expect(drawOrder('a'.repeat(64), [...ids, 'one more']).filter((id) => id !== 'one more')).not.toEqual(
      drawOrder('a'.repeat(64), ids),
    );
  });

  test('nobody’s turn comes after the middle of the drop', () => {
    fc.assert(
      fc.property(
        fc.nat(5_000_000),
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 3600 }),
        fc.integer({ min: 2, max: 7200 }),
        (entries_drawn, wave_size, wave_seconds, seconds) => {
          const start_at = new Date(0);
          const drop = { start_at, end_at: new Date(seconds * 1000), wave_size, wave_seconds, entries_drawn };
          const last = turnOpensAt(drop, null).getTime();
          expect(last).toBeLessThanOrEqual(seconds * 500);
          if (entries_drawn > 0) {
            expect(turnOpensAt(drop, 1)).toEqual(start_at);
            expect(turnOpensAt(drop, entries_drawn).getTime()).toBeLessThanOrEqual(last);
          }
        },
      ),
    );
  });
});

describe('admins manage it', () => {
  test('until it has begun', async () => {
    const { id, version } = await make();
    const update = (input: Record<string, unknown>, as: Guest | undefined = admin) =>
      mutate('updateDrop', { id, ...input }, as);
    expect((await update({ title: 'Second run', version })).data.updateDrop.drop).toMatchObject({
      title: 'Second run',
      version: version + 1,
    });
    expect((await update({ version })).codes).toEqual(['CONFLICT']);
    expect((await update({ endAt: inSeconds(-5) })).codes).toEqual(['BAD_USER_INPUT']);
    expect((await update({ title: 'Mine' }, await commerce.person())).codes).toEqual(['FORBIDDEN']);
    await shift(id, -600);
    expect((await update({ title: 'Too late' })).codes).toEqual(['INVALID_TRANSITION']);
    expect((await mutate('cancelDrop', { id }, admin)).codes).toEqual(['INVALID_TRANSITION']);
  });

  test('one that is called off has ended, and says so', async () => {
    const { id } = await make();
    expect((await mutate('cancelDrop', { id }, admin)).data.cancelDrop.drop.status).toBe('ENDED');
    await shift(id, -600);
    expect((await read(id)).status).toBe('ENDED');
    await moveDrops(commerce.deps.database);
    const told = [...(await commerce.events('drop.ended')), ...(await commerce.events('drop.started'))];
    expect(told.filter((event) => event['dropId'] === id)).toHaveLength(1);
    expect((await mutate('joinDrop', { dropId: id }, await commerce.person())).codes).toEqual(['CONFLICT']);
  });

  test.each([
    { startAt: inSeconds(-10) },
    { endAt: inSeconds(300) },
    { endAt: inSeconds(91 * 86_400) },
    { waveSize: 0 },
    { waveSeconds: 4000 },
    { title: 'no' },
  ])('bad input %o is refused', async (input) => {
    const given = { title: 'A drop', startAt: inSeconds(600), endAt: inSeconds(1200), ...input };
    expect((await mutate('createDrop', given, admin)).codes).toEqual(['BAD_USER_INPUT']);
  });

  test('its products are in the window while it is open', async () => {
    const { id } = await make();
    const product = (
      await commerce.graphql(
        `mutation ($input: CreateProductInput!) { createProduct(input: $input) { product { id drop { id } } } }`,
        {
          input: {
            title: 'Drop vest',
            collection: 'HIGH',
            pricePence: 100,
            quantityAvailable: 5,
            dropId: id,
          },
        },
        admin,
      )
    ).data.createProduct.product;
    expect(product.drop).toEqual({ id });
    await commerce.graphql(
      `mutation ($input: ProductStepInput!) { publishProduct(input: $input) { product { id } } }`,
      { input: { id: product.id } },
      admin,
    );
    const shown = async () =>
      (await commerce.graphql(`{ productsAvailable(collection: HIGH) { nodes { id } } }`)).data
        .productsAvailable.nodes;
    expect((await read(id)).products).toEqual([{ id: product.id }]);
    expect(await shown()).toEqual([]);
    await shift(id, -600);
    expect(await shown()).toEqual([{ id: product.id }]);
    await shift(id, -600);
    expect(await shown()).toEqual([]);
  });
});

test('what is to come is listed, the soonest first', async () => {
  const later = await make({ startAt: inSeconds(5000), endAt: inSeconds(6000) });
  const sooner = await make({ startAt: inSeconds(4000), endAt: inSeconds(6000) });
  const { data } = await commerce.graphql(`{ drops(first: 100) { nodes { id } } }`);
  const ids = data.drops.nodes.map(({ id }: { id: string }) => id);
  expect(ids.indexOf(sooner.id)).toBeLessThan(ids.indexOf(later.id));
  expect(ids).toContain(later.id);
});
