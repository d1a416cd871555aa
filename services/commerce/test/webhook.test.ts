import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StripeObjectHandler } from '../src/webhook/handlers.ts';
import { deleteOldStripeEvents, wakeObject } from '../src/webhook/queries.ts';
import { startRefresher } from '../src/webhook/refresher.ts';
import { systemActor } from '@hotmess/shared/db/actor';
import { type Commerce, startCommerce } from './harness.ts';

const SYSTEM = systemActor('test');
const WAIT = { timeout: 10_000, interval: 20 };

let commerce: Commerce;
beforeAll(async () => {
  commerce = await startCommerce();
});
afterAll(() => commerce.close());

const event = (over: Record<string, unknown> = {}) =>
  ({
    id: `evt_${randomBytes(8).toString('hex')}`,
    object: 'event',
    created: 1_770_000_000,
    type: 'product.created',
    livemode: false,
    data: { object: { object: 'product', id: 'prod_1' } },
    ...over,
  }) as never;
const kept = async (id: string) =>
  (await commerce.superuser.query('select * from stripe_events where id = $1', [id])).rows;
const post = (body: string, signature?: string) =>
  fetch(`${commerce.service.url}/webhooks/stripe`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...(signature && { 'stripe-signature': signature }) },
  });
const queue = async () => (await commerce.superuser.query('select * from stripe_refreshes')).rows;

describe('what arrives', () => {
  test('an event of a type that nobody handles is kept once and acknowledged each time', async () => {
    const sent = event();
    expect(await commerce.stripe.webhooks.send(sent)).toBe(200);
    expect(await commerce.stripe.webhooks.send(sent)).toBe(200);
    expect(await kept((sent as { id: string }).id)).toMatchObject([
      { type: 'product.created', object_type: 'product', object_id: 'prod_1', account_id: null },
    ]);
    expect(await queue()).toEqual([]);
  });

  test('one without an id in its object, and one of a Connect account', async () => {
    const balance = event({
      type: 'balance.available',
      data: { object: { object: 'balance' } },
      account: 'acct_1',
    });
    expect(await commerce.stripe.webhooks.send(balance)).toBe(200);
    expect(await kept((balance as { id: string }).id)).toMatchObject([
      { object_id: null, account_id: 'acct_1' },
    ]);
  });

  test('a signature that is missing, wrong, too old, or of other bytes is refused, and nothing is kept', async () => {
    const sent = event();
    const { id } = sent as { id: string };
    const now = Math.floor(Date.now() / 1000);
    const body = JSON.stringify(sent);
    const sign = (payload: string, timestamp: number, secret = commerce.stripe.webhookSecret) =>
      commerce.deps.stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
    for (const [signature, text] of [
      [undefined, body],
      ['t=1,v1=00', body],
      [sign(body, now, 'whsec_of_somebody_else'), body],
      [sign(body, now - 400), body],
      [sign(body, now), body.replace('{', '{ ')],
      [sign('', now), ''],
    ] as const)
      expect((await post(text, signature)).status).toBe(400);
    expect(await kept(id)).toEqual([]);
    expect((await post(body, sign(body, now - 200))).status).toBe(200);
    expect(await kept(id)).toHaveLength(1);
  });

  test('what is signed and still no event is refused', async () => {
    const body = '{"object":"event"}x';
    const signature = commerce.deps.stripe.webhooks.generateTestHeaderString({
      payload: body,
      secret: commerce.stripe.webhookSecret,
    });
    expect((await post(body, signature)).status).toBe(400);
  });

  test('90 days later it is gone', async () => {
    const sent = event();
    await commerce.stripe.webhooks.send(sent);
    await commerce.superuser.query(
      `update stripe_events set received_at = now() - interval '91 days' where id = $1`,
      [(sent as { id: string }).id],
    );
    expect(await deleteOldStripeEvents(commerce.deps.database.as(SYSTEM))).toBe(1);
  });
});

describe('what it wakes', () => {
  const logger = () => commerce.service.logger;
  /** A handler that notes its calls and does what the test says. */
  function handler(work: (call: number) => Promise<void>): StripeObjectHandler & { calls: string[] } {
    const calls: string[] = [];
    return {
      objectType: 'widget',
      calls,
      refresh: (_, id) => work(calls.push(id)),
    };
  }
  const wake = (objectId: string) =>
    wakeObject(commerce.deps.database.as(SYSTEM), { objectType: 'widget', objectId });

  test('a handler that fails is called again, and one that works is not', async () => {
    const failing = handler(async (call) => {
      if (call < 2) throw new Error('Stripe is away');
    });
    await wake('w_1');
    const refresher = startRefresher({ deps: commerce.deps, handlers: [failing], logger: logger() });
    await expect.poll(() => failing.calls, WAIT).toEqual(['w_1', 'w_1']);
    await expect.poll(queue, WAIT).toEqual([]);
    await refresher.stop();
  });

  test('woken while it works, it works once more; not once for each wake, and never two at once', async () => {
    let [running, most] = [0, 0];
    const slow = handler(async (call) => {
      most = Math.max(most, ++running);
      if (call === 1) await Promise.all([wake('w_2'), wake('w_2'), wake('w_2')]);
      running--;
    });
    await wake('w_2');
    const refreshers = [1, 2].map(() =>
      startRefresher({ deps: commerce.deps, handlers: [slow], logger: logger() }),
    );
    await expect.poll(queue, WAIT).toEqual([]);
    expect(slow.calls).toEqual(['w_2', 'w_2']);
    expect(most).toBe(1);
    await Promise.all(refreshers.map((refresher) => refresher.stop()));
  });

  test('what a process that died had in hand is taken over when its lease ends', async () => {
    const taken = handler(async () => {});
    await wake('w_3');
    await commerce.superuser.query(`update stripe_refreshes set leased_until = now() + interval '1 s'`);
    const refresher = startRefresher({ deps: commerce.deps, handlers: [taken], logger: logger() });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(taken.calls).toEqual([]);
    await expect.poll(() => taken.calls, WAIT).toEqual(['w_3']);
    await refresher.stop();
  });

  test('two handlers for one type are a mistake', () => {
    const one = handler(async () => {});
    expect(() => startRefresher({ deps: commerce.deps, handlers: [one, one], logger: logger() })).toThrow(
      'Two handlers',
    );
  });
});
