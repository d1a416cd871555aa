import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Service } from '@hotmess/local/stack/services';
import { type TestNats, startOwnNats } from '@hotmess/local/testing/nats';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ArchivedDatabase, startArchivedDatabase } from './support/archived-database.ts';
import { type Look, openLook } from './support/look.ts';
import { type Guest, liveBeacon, mintToken, scan, succeed } from './support/night.ts';
import { operatorsCommand } from './support/operator.ts';
import { type People, peopleOf } from './support/people.ts';
import { openStreams } from './support/stream.ts';
import { type System, startSystem } from './support/system.ts';

/** docs/operations.md, "Backup and restore", step by step; music has no part in it. */
const SERVICES = ['nightlife', 'safety', 'commerce', 'identity'] as const satisfies Service[];
const SLOW = { timeout: 60_000, interval: 100 };

const folder = mkdtempSync(join(tmpdir(), 'hotmess-restore-'));
const headsFile = join(folder, 'audit-heads.jsonl');
const archived = new Map<Service, ArchivedDatabase>();
let nats: TestNats;
let system: System;
let people: People;
let commerce: Look;
let safety: Look;
let host: Guest;
let moderator: Guest;
let admin: Guest;
let token: string;
let variantId: string;
beforeAll(async () => {
  nats = await startOwnNats();
  await Promise.all(SERVICES.map(async (name) => archived.set(name, await startArchivedDatabase(name))));
  system = await startSystem({
    natsUrl: nats.url,
    services: SERVICES,
    database: async (name) => archived.get(name)!.database,
    auditHeadsFile: headsFile,
  });
  commerce = openLook(system.databases.commerce.superuserUrl);
  safety = openLook(system.databases.safety.superuserUrl);
  people = peopleOf(system);
  [host, moderator, admin] = await Promise.all([
    people.person(),
    people.person('moderator'),
    people.person('admin'),
  ]);
  token = await mintToken(system.send, host, await liveBeacon(system.send, host, moderator), 1_000);
  const { product } = await mutate(
    admin,
    'createProduct',
    { title: 'Shirt', collection: 'RAW', pricePence: 2_000, quantityAvailable: 500, xpReward: 25 },
    'product { id variants { id } }',
  );
  variantId = product.variants[0].id;
  await mutate(admin, 'publishProduct', { id: product.id }, 'product { id }', 'ProductStepInput');
  await mutate(admin, 'setShippingRate', { countryCode: '*', basePence: 300 }, '__typename');
  await mutate(admin, 'setTaxRate', { countryCode: '*', basisPoints: 2_000 }, '__typename');
}, 180_000);
afterAll(async () => {
  await people?.close();
  await Promise.all([commerce?.end(), safety?.end()]);
  await system?.close();
  await Promise.all([...archived.values()].map((it) => it.dispose()));
  await nats?.dispose();
  rmSync(folder, { recursive: true, force: true });
});

async function mutate(as: Guest, name: string, input: object, fields: string, type?: string) {
  const Input = type ?? `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const answer = await succeed(
    system.send(`mutation ($input: ${Input}!) { ${name}(input: $input) { ${fields} } }`, { input }, as),
  );
  return answer.data[name];
}

const guests = (count: number) => Promise.all(Array.from({ length: count }, () => people.person()));

/** Each comes in, and every other one buys a shirt. */
async function night(coming: readonly Guest[]): Promise<void> {
  for (const [index, guest] of coming.entries()) {
    expect(await scan(system.send, token, guest)).toMatchObject({ status: 'VALID', firstForUser: true });
    if (index % 2 === 0) await buyShirt(guest);
  }
}

async function buyShirt(guest: Guest): Promise<void> {
  const { payments } = await mutate(
    guest,
    'checkout',
    {
      idempotencyKey: randomUUID(),
      lines: [{ kind: 'PRODUCT', itemId: variantId, quantity: 1 }],
      shippingAddress: {
        name: 'A',
        line1: '1 Street',
        city: 'London',
        postcode: 'SW1A 1AA',
        countryCode: 'GB',
      },
    },
    'payments { clientSecret order { id } }',
  );
  system.stripe.pay(payments[0].clientSecret.split('_secret')[0]);
  const status = async () =>
    (
      await commerce<{ s: string }>('select payment_status as s from orders where id = $1', [
        payments[0].order.id,
      ])
    )[0]!.s;
  await expect.poll(status, SLOW).toBe('paid');
}

const ids = async (look: Look, text: string): Promise<string[]> =>
  (await look<{ id: string }>(text)).map(({ id }) => id).toSorted();
const scans = () => ids(system.nightlife, `select id from beacon_scans where status = 'valid'`);
const orders = () => ids(commerce, `select id from orders where payment_status = 'paid'`);
/** What the ledger has rows of, each as often as there are rows. */
const earned = (type: 'beacon_scan' | 'purchase') =>
  ids(
    system.identity,
    `select coalesce(metadata->>'orderId', source_event_id) as id from xp_events where type = '${type}'`,
  );

/** Waits until every scan and order has its row, and sees that there is no other and none twice. */
async function expectOneRowEach(): Promise<void> {
  await expect.poll(() => earned('beacon_scan'), SLOW).toEqual(await scans());
  await expect.poll(async () => (await earned('purchase')).length, SLOW).toBe((await orders()).length);
}

/** Where the audit log ends. */
const logEnd = async () =>
  (await safety<{ n: number }>('select coalesce(max(seq), 0)::int as n from audit_log'))[0]!.n;
/** Resolves when the log reaches beyond a place and a signed head of all of it has left the database. @returns its place */
async function headSigned(beyond: number): Promise<number> {
  const signed = async () => {
    const end = await logEnd();
    return end > beyond && readHeads().some(({ seq }) => seq === end);
  };
  await expect.poll(signed, SLOW).toBe(true);
  return logEnd();
}
const readHeads = () =>
  readFileSync(headsFile, { encoding: 'utf8', flag: 'a+' })
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { seq: number });

/** The durable consumers that there are. */
async function durables(): Promise<string[]> {
  const streams = await openStreams(nats.url);
  try {
    // Readers of the moment have names that mean nothing.
    return (await streams.durables()).filter((name) => SERVICES.some((it) => name.startsWith(`${it}-`)));
  } finally {
    await streams.close();
  }
}

const operate = (file: string, ...options: string[]) =>
  operatorsCommand(file, options, {
    IDENTITY_DATABASE_URL: system.databases.identity.serviceUrl,
    SAFETY_DATABASE_URL: system.databases.safety.serviceUrl,
    NATS_URL: nats.url,
    AUDIT_SIGNING_JWK: JSON.stringify(system.safetyKeys.AUDIT_SIGNING_JWK),
    AUDIT_HEADS_FILE: headsFile,
  });

/** A moment between what was committed so far and what comes. */
const moment = async (): Promise<string> => {
  const [row] = await system.nightlife<{ at: string }>('select clock_timestamp()::text as at');
  await new Promise((resolve) => setTimeout(resolve, 20));
  return row!.at;
};

/** All databases and the whole of JetStream are gone at once; then each database comes back as of its moment. */
async function loseEverythingAndRestore(moments: Record<(typeof SERVICES)[number], string>): Promise<void> {
  await Promise.all(SERVICES.map((name) => archived.get(name)!.archive()));
  await Promise.all(SERVICES.map((name) => system.stop(name)));
  await nats.stop();
  await nats.wipe();
  await Promise.all(SERVICES.map((name) => archived.get(name)!.destroy()));
  await Promise.all(SERVICES.map((name) => archived.get(name)!.restore(moments[name])));
  await nats.start();
}
const startAll = () => Promise.all(SERVICES.map((name) => system.start(name)));
test('everything comes back as of one moment, and what was committed before it earns once', async () => {
  // Base backups of different instants, while people come in.
  for (const name of SERVICES) {
    await archived.get(name)!.backUp();
    await night(await guests(2));
  }
  const before = await headSigned(0);
  // They have their accounts before that moment, and come in after it.
  const late = await guests(4);
  // What is sent before that moment and handled after it: a consumer that was set back knows nothing of it, and a stream
  // that was left as it is would not tell it again.
  const early = await guests(4);
  await system.stop('identity');
  await night(early);
  const [scansThen, ordersThen] = [await scans(), await orders()];
  const at = await moment();
  await system.start('identity');

  await night(late);
  await liveBeacon(system.send, host, moderator);
  const after = await headSigned(before);
  await expectOneRowEach();
  expect(await scans()).toHaveLength(scansThen.length + 4);

  const consumers = await durables();

  await loseEverythingAndRestore({ nightlife: at, safety: at, commerce: at, identity: at });
  expect(await scans()).toEqual(scansThen);
  expect(await orders()).toEqual(ordersThen);

  // The log ends before the newest head: that is so, and the command says it.
  const kept = await logEnd();
  expect(kept).toBeLessThan(after);
  const cut = await operate('audit-cli.ts');
  expect(cut).toMatchObject({
    code: 1,
    said: expect.stringContaining(`the chain was cut: entry ${kept + 1}`),
  });
  // The heads of what is gone are filed with the incident, before anything new is signed.
  const lines = readFileSync(headsFile, 'utf8').split('\n').filter(Boolean);
  const keeps = (line: string) => (JSON.parse(line) as { seq: number }).seq <= kept;
  writeFileSync(join(folder, 'incident.jsonl'), lines.filter((line) => !keeps(line)).join('\n'));
  writeFileSync(
    headsFile,
    lines
      .filter(keeps)
      .map((line) => `${line}\n`)
      .join(''),
  );

  await startAll();
  await expectOneRowEach();
  await expect.poll(durables, SLOW).toEqual(consumers);
  expect(await operate('xp-cli.ts', 'verify')).toMatchObject({ code: 0 });
  await liveBeacon(system.send, host, moderator);
  await headSigned(kept);
  expect(await operate('audit-cli.ts')).toMatchObject({ code: 0 });

  // Stripe was not set back: what was paid there after that moment has no order here, and is found and paid back.
  const known = new Set(await ids(commerce, 'select id from orders'));
  const orphans = system.stripe.store
    .list('payment_intent')
    .filter(({ status, metadata }) => status === 'succeeded' && !known.has(metadata['order_id']!));
  expect(orphans).toHaveLength(2);

  // Whose scan was lost comes in again, and earns for it once.
  await night(late.slice(0, 2));
  await expectOneRowEach();
}, 300_000);

test('one database comes back as of an older moment: what the others sent since then is handled again', async () => {
  for (const name of SERVICES) await archived.get(name)!.backUp();
  await night(await guests(2));
  // Who registers after it is gone from identity, and his scans with him: these did before.
  const known = await guests(4);
  const older = await moment();
  await night(known);
  await expectOneRowEach();
  const [scansThen, ordersThen, rowsThen] = [await scans(), await orders(), await earned('beacon_scan')];
  const at = await moment();
  await night(await guests(2));

  await loseEverythingAndRestore({ nightlife: at, safety: at, commerce: at, identity: older });
  expect((await earned('beacon_scan')).length).toBeLessThanOrEqual(rowsThen.length - 4);
  await startAll();
  await expectOneRowEach();
  expect(await scans()).toEqual(scansThen);
  expect(await orders()).toEqual(ordersThen);
  expect(await earned('beacon_scan')).toEqual(rowsThen);
  expect(await operate('xp-cli.ts', 'verify')).toMatchObject({ code: 0 });
}, 300_000);

test('a sender that comes back as of an older moment than its consumers leaves rows that nothing stands behind', async () => {
  for (const name of SERVICES) await archived.get(name)!.backUp();
  const lost = await guests(3);
  const older = await moment();
  await night(lost);
  await expectOneRowEach();
  const scansThen = await scans();
  const at = await moment();
  await night(await guests(1));

  await loseEverythingAndRestore({ nightlife: older, safety: at, commerce: at, identity: at });
  await startAll();
  const kept = new Set(await scans());
  const behindNothing = (await earned('beacon_scan')).filter((id) => !kept.has(id));
  expect(behindNothing).toEqual(scansThen.filter((id) => !kept.has(id)));
  expect(behindNothing).toHaveLength(3);
  // That is why the runbook takes the others back too: at the same door he would earn twice.
  expect(await scan(system.send, token, lost[0])).toMatchObject({ status: 'VALID', firstForUser: true });
}, 300_000);
