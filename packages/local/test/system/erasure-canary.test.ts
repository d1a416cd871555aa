import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { services } from '@hotmess/local/stack/services';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Actor, CANARY, type Cast, EMAIL, IP, TRACES } from './support/canary.ts';
import { blunder, blunderByMail, blunderInSql } from './support/canary-blunders.ts';
import { live } from './support/canary-life.ts';
import { CanaryStage } from './support/canary-stage.ts';
import { type RealStack, startRealStack } from './support/real-stack.ts';
import { columnsHolding, columnsHoldingId, filesHolding, writableColumns } from './support/trace.ts';
import { unplantedColumns } from './support/unplanted-columns.ts';

const SLOW = { timeout: 60_000, interval: 100 };

/**
 * What may still hold a word of his for a while, each with the law or the need: published titles in events that went out
 * (30 days), and what was sold, as the tax office must find it.
 */
const LISTED_RETENTION = new Set(['nightlife.outbox.envelope', 'commerce.order_items.title']);

/** Who keeps a log. */
const LOGS = [...services, 'gateway', 'postgres', 'nats'].map((name) => `logs/${name}.log`);

/** What the data map may say of a column in which an erased person's id stays. */
const ID_STAYS = /^stays|^texts |leads to nobody/;

let stack: RealStack;
let cast: Cast;
beforeAll(async () => {
  stack = await startRealStack('debug', IP);
  await stack.client.send(`mutation ($i: RegisterInput!) { register(input: $i) { accepted } }`, {
    i: {
      email: EMAIL,
      username: CANARY,
      displayName: CANARY,
      consents: ['TERMS', 'PRIVACY', 'AGE_18_PLUS', 'COMMUNITY_MEN_ONLY'].map((kind) => ({
        kind,
        documentVersion: '2026-11',
      })),
    },
  });
  // The mail of the registration is in his inbox before he asks for another.
  const underWay = () =>
    stack.looks.identity('select from registrations union all select from outgoing_mail');
  await vi.waitFor(async () => {
    if ((await underWay()).length > 0) throw new Error('Mails are still under way.');
  }, SLOW);
  const [person, buyer, moderator, admin] = [
    await signIn(EMAIL, `${CANARY}'s phone`),
    await signIn('leo@hotmess.example'),
    await signIn('milo@hotmess.example'),
    await signIn('adrian@hotmess.example'),
  ];
  cast = { person, buyer, moderator, admin };
}, 120_000);
afterAll(() => stack?.close());

async function signIn(email: string, device?: string): Promise<Actor> {
  const token = await stack.client.signIn(email, device);
  return { token, userId: decodeJwt(token).sub! };
}

/** Which columns hold one of some texts. */
async function everywhere(texts: readonly string[] = TRACES): Promise<string[]> {
  const found = await Promise.all(
    services.flatMap((name) => texts.map((text) => columnsHolding(stack.looks[name].pool, name, text))),
  );
  return [...new Set(found.flat())].toSorted();
}

/** Which columns hold his id, each with what the data map says becomes of it. */
async function columnsWithHisId(): Promise<[string, string | undefined][]> {
  const found = await Promise.all(
    services.map((name) => columnsHoldingId(stack.looks[name].pool, name, cast.person.userId)),
  );
  return found.flatMap((columns) => [...columns]);
}

/** Subjects of messages that hold one of some texts, in all streams, key-value buckets and object stores. */
async function subjectsHolding(texts: readonly string[] = TRACES): Promise<string[]> {
  const connection = await connect({ servers: stack.natsUrl });
  const manager = await jetstreamManager(connection);
  const subjects = new Set<string>();
  for await (const { config, state } of manager.streams.list())
    for (let seq = state.first_seq; seq <= state.last_seq; seq++) {
      const message = await manager.streams.getMessage(config.name, { seq }).catch(() => null);
      if (message && texts.some((text) => Buffer.from(message.data).includes(text)))
        subjects.add(message.subject);
    }
  await connection.close();
  return [...subjects].toSorted();
}

/** What went wrong in a process, by its own word: every job has run by then. */
function errorsLogged(): string[] {
  return [...services, 'gateway'].flatMap((name) =>
    readFileSync(join(stack.folder, `logs/${name}.log`), 'utf8')
      .split('\n')
      .filter((line) => line.includes('"level":"error"')),
  );
}

/** What processes and servers say of themselves: all that the stack writes but its data. */
function logsHolding(texts: readonly string[]): string[] {
  const data = /^(postgres|nats)\/|^(stripe\.jsonl|secrets\.json)$/;
  return texts.flatMap((text) => filesHolding(stack.folder, text)).filter((name) => !data.test(name));
}

/** The logs that hold a code which was mailed to him, and not as a part of another number. */
async function logsHoldingCodes(): Promise<string[]> {
  const mails = await stack.client.inbox(EMAIL);
  const codes = mails.flatMap(({ text }) => /\b\d{6}\b/.exec(text) ?? []);
  expect(codes.length).toBeGreaterThan(0);
  const code = new RegExp(`(?<![\\w.-])(${codes.join('|')})(?![\\w-])`);
  // A mail's text has its code on a line of its own, and JSON writes a new line with a letter.
  const said = (name: string) => readFileSync(join(stack.folder, name), 'utf8').replaceAll('\\n', '\n');
  return LOGS.filter((name) => code.test(said(name)));
}

/** Expects that no log holds anything of him, and that what we never keep is nowhere at all. */
async function expectNothingTold(secrets: readonly string[]): Promise<void> {
  expect(logsHolding([...TRACES, ...secrets])).toEqual([]);
  expect(await logsHoldingCodes()).toEqual([]);
  expect(await everywhere(secrets)).toEqual([]);
  expect(await subjectsHolding(secrets)).toEqual([]);
}

test('a person leaves his word everywhere, is erased, and none is left but under the listed retention', async () => {
  await live(new CanaryStage(stack, cast));
  expect(await blunder(stack, cast)).toBeGreaterThan(10);
  await blunderInSql(stack);
  await blunderByMail(stack);
  await expect
    .poll(() => readFileSync(join(stack.folder, 'logs/identity.log'), 'utf8'), SLOW)
    .toContain('a mail could not be sent');
  const before = await everywhere();
  const writable = (
    await Promise.all(services.map((name) => writableColumns(stack.looks[name].pool, name)))
  ).flat();
  // A column that is new is planted above, or it stands in the list with the reason why nobody writes of himself in it.
  const unplanted = writable.filter((column) => !before.includes(column));
  expect(unplanted.toSorted()).toEqual(unplantedColumns().toSorted());
  const unknown = (await columnsWithHisId()).filter(([, promise]) => promise === undefined);
  expect(unknown).toEqual([]);
  // All have said something by now, and none a word of his.
  expect(
    filesHolding(join(stack.folder, 'logs'), '\n')
      .map((name) => `logs/${name}`)
      .toSorted(),
  ).toEqual(LOGS.toSorted());
  const neverKept = [IP, cast.person.token];
  await expectNothingTold(neverKept);

  const { requestErasure } = await stack.client.send<{ requestErasure: { request: { id: string } } }>(
    'mutation { requestErasure { request { id } } }',
    {},
    cast.person.token,
  );
  const { id } = requestErasure.request;
  const { confirmDataRequest } = await stack.client.send<{ confirmDataRequest: { receiptCode: string } }>(
    'mutation ($id: ID!) { confirmDataRequest(id: $id) { receiptCode } }',
    { id },
    cast.person.token,
  );
  await expect
    .poll(
      async () =>
        (await stack.looks.safety('select status, hold_reason from dsar_requests where id = $1', [id]))[0],
      SLOW,
    )
    .toEqual({ status: 'completed', hold_reason: null });
  const { erasureReceipt } = await stack.client.send<{ erasureReceipt: string }>(
    'query ($id: ID!, $code: String!) { erasureReceipt(id: $id, code: $code) }',
    { id, code: confirmDataRequest.receiptCode },
  );
  expect(erasureReceipt).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);

  await expect
    .poll(async () => (await everywhere()).filter((column) => !LISTED_RETENTION.has(column)), SLOW)
    .toEqual([]);
  // Titles are what everyone could read; they go when the events do.
  expect((await subjectsHolding()).filter((subject) => !/\.(published|approved)\.v1$/.test(subject))).toEqual(
    [],
  );
  await expectNothingTold([...neverKept, confirmDataRequest.receiptCode]);
  // His id stays only where the data map says so.
  const against = (await columnsWithHisId()).filter(([, promise = '']) => !ID_STAYS.test(promise));
  expect(against).toEqual([]);
  expect(errorsLogged()).toEqual([]);
  // The ledger still sums, under an id that leads to nobody.
  const [sums] = await stack.looks.identity<{ ledger: number; balance: number }>(
    `select (select sum(points)::int from xp_events where user_id = $1) as ledger,
            (select balance::int from xp_balances where user_id = $1) as balance`,
    [cast.person.userId],
  );
  expect(sums!.ledger).toBeGreaterThan(0);
  expect(sums!.ledger).toBe(sums!.balance);
}, 240_000);
