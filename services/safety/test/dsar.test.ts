import { createHash, randomUUID } from 'node:crypto';
import { type TestNats, startOwnNats } from '@hotmess/local/testing/nats';
import type { Guest } from '@hotmess/local/testing/service-under-test';
import { signedGet } from '@hotmess/local/testing/signed-get';
import { eventOf, handEvent } from '@hotmess/local/testing/test-events';
import { createSeal } from '@hotmess/shared/crypto/seal';
import { openPartsStore, storePart } from '@hotmess/shared/dsar/parts-store';
import type { EventContract, ServiceName } from '@hotmess/shared/events/define-event';
import { dsarErased, dsarExported, erasureHeld } from '@hotmess/shared/events/dsar';
import { type NatsLink, openNats } from '@hotmess/shared/events/nats-link';
import { createLogger } from '@hotmess/shared/service/logger';
import { compactVerify, importJWK } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dsarAnswerConsumers } from '../src/consumers/dsar-answers.ts';
import { createReceiptSigner } from '../src/dsar/receipt.ts';
import { carryOutDataRequests } from '../src/jobs/carry-out-data-requests.ts';
import { type Safety, startSafety } from './harness.ts';

const REQUEST = `id type status rejectionReason holdReason downloadPath dueAt progress { service answeredAt records }`;
const OTHERS: ServiceName[] = ['nightlife', 'commerce', 'music'];
const POLL = { timeout: 20_000, interval: 50 };

let nats: TestNats;
let safety: Safety;
let link: NatsLink;
let admin: Guest;
beforeAll(async () => {
  // A NATS of its own: what other files' services answer must not come in between.
  nats = await startOwnNats();
  safety = await startSafety({ NATS_URL: nats.url });
  link = openNats({ url: nats.url, name: 'test', logger: createLogger('test', 'silent') });
  admin = await safety.person('admin');
});
afterAll(async () => {
  await link.close();
  await safety.close();
  await nats.dispose();
});

const worker = () => ({
  wrap: createSeal(safety.keys.DSAR_KEYS_KEK, 'hotmess data request keys'),
  signReceipt: createReceiptSigner(safety.keys.AUDIT_SIGNING_JWK),
});
const work = () => carryOutDataRequests(safety.service.database, link, worker());

const ask = (mutation: 'requestDataExport' | 'requestErasure', as: Guest | undefined) =>
  safety.graphql(`mutation { ${mutation} { request { ${REQUEST} } } }`, {}, as);
const confirm = (id: string, as: Guest) =>
  safety.graphql(
    `mutation ($id: ID!) { confirmDataRequest(id: $id) { request { ${REQUEST} } receiptCode } }`,
    { id },
    as,
  );
const mine = async (as: Guest) =>
  (await safety.graphql(`{ myDataRequests { nodes { ${REQUEST} } } }`, {}, as)).data.myDataRequests.nodes;
const stale = async (guest: Guest): Promise<Guest> => ({
  ...guest,
  token: await safety.issuer.token(guest, { claims: { auth_time: Math.floor(Date.now() / 1000) - 1_000 } }),
});

/** What safety asked for, oldest first. */
async function asked(requestId: string) {
  const { rows } = await safety.superuser.query(
    `select envelope::jsonb -> 'data' as data from outbox
     where subject like 'hotmess.safety.dsar.%_requested.v1' and envelope::jsonb -> 'data' ->> 'requestId' = $1 order by id`,
    [requestId],
  );
  return rows.map((row) => row.data);
}

const deliver = <Data>(contract: EventContract<Data>, data: NoInfer<Data>) =>
  handEvent(safety.service.database, dsarAnswerConsumers(worker()), eventOf(contract, data));

/** Answers as the other services do; safety itself answers by its own consumer. */
async function answerExport(requestId: string, services: readonly ServiceName[]): Promise<void> {
  const [{ publicJwk, userId }] = await asked(requestId);
  for (const service of services) {
    const part = await storePart(link, service, { requestId, publicJwk }, { things: [{ of: service }] });
    await deliver(dsarExported(service), { requestId, userId, ...part });
  }
}

async function answerErasure(requestId: string, userId: string, services: readonly ServiceName[]) {
  for (const service of services)
    await deliver(dsarErased(service), {
      requestId,
      userId,
      tables: [{ table: 'things', treatment: 'deleted', rows: 1, basis: null }],
      erasedAt: new Date().toISOString(),
    });
}

const safetyAnswered = (requestId: string) =>
  expect
    .poll(
      async () =>
        (
          await safety.superuser.query(
            `select answered_at from dsar_parts where request_id = $1 and service = 'safety'`,
            [requestId],
          )
        ).rows[0]?.answered_at,
      POLL,
    )
    .toBeTruthy();

async function confirmed(person: Guest, mutation: 'requestDataExport' | 'requestErasure') {
  const { id } = (await ask(mutation, person)).data[mutation].request;
  const answer = await confirm(id, person);
  expect(answer.errors).toEqual([]);
  return { id: id as string, receiptCode: answer.data.confirmDataRequest.receiptCode as string | null };
}

const download = (id: string, as: Guest | undefined) =>
  signedGet(safety.service.url, `/dsar/${id}`, safety.config.GATEWAY_HMAC_SECRET, as?.token);

describe('a request', () => {
  test('is one at a time and kind, waits for a fresh sign-in, and is its owner’s alone', async () => {
    const person = await safety.person();
    const first = await ask('requestDataExport', await stale(person));
    const { id, status } = first.data.requestDataExport.request;
    expect(status).toBe('VERIFYING');
    expect((await ask('requestDataExport', person)).codes).toEqual(['CONFLICT']);
    expect((await ask('requestErasure', person)).errors).toEqual([]);
    expect((await confirm(id, await stale(person))).codes).toEqual(['STEP_UP_REQUIRED']);
    expect((await confirm(id, await safety.person())).codes).toEqual(['NOT_FOUND']);
    expect((await confirm(id, admin)).codes).toEqual(['NOT_FOUND']);
    expect(await asked(id)).toEqual([]);
    expect((await confirm(id, person)).data.confirmDataRequest.request.status).toBe('PROCESSING');
    expect((await confirm(id, person)).codes).toEqual(['INVALID_TRANSITION']);
    expect((await ask('requestDataExport', undefined)).codes).toEqual(['UNAUTHENTICATED']);
  });

  test('is open to who is restricted', async () => {
    const person = await safety.person('app_user', true);
    expect((await ask('requestErasure', person)).errors).toEqual([]);
    expect(await mine(person)).toHaveLength(1);
  });

  test('that a crash left before it was asked about is taken up by the job', async () => {
    const id = randomUUID();
    await safety.superuser.query(
      `set session_replication_role = replica;
       insert into dsar_requests (id, user_id, type) values ('${id}', uuidv7(), 'export');
       set session_replication_role = origin`,
    );
    await work();
    const state = await safety.superuser.query('select status from dsar_requests where id = $1', [id]);
    expect(state.rows[0].status).toBe('verifying');
  });

  test('is rejected by an admin with a reason, never his own', async () => {
    const person = await safety.person();
    const { id } = (await ask('requestErasure', person)).data.requestErasure.request;
    const reject = (target: string, as: Guest) =>
      safety.graphql(
        `mutation ($input: RejectDataRequestInput!) { rejectDataRequest(input: $input) { request { status } } }`,
        { input: { id: target, reason: 'Another person asked in his name.' } },
        as,
      );
    const own = (await ask('requestErasure', admin)).data.requestErasure.request;
    expect((await reject(own.id, admin)).codes).toEqual(['FORBIDDEN']);
    expect((await reject(id, person)).codes).toEqual(['FORBIDDEN']);
    expect((await reject(id, admin)).data.rejectDataRequest.request.status).toBe('REJECTED');
    expect((await mine(person))[0]).toMatchObject({ rejectionReason: 'Another person asked in his name.' });
    expect((await confirm(id, person)).codes).toEqual(['INVALID_TRANSITION']);
  });

  test('that is overdue is on the admins’ list', async () => {
    const person = await safety.person();
    const { id } = (await ask('requestDataExport', person)).data.requestDataExport.request;
    await safety.superuser.query(
      `set session_replication_role = replica;
       update dsar_requests set due_at = now() - interval '1 day' where id = '${id}';
       set session_replication_role = origin`,
    );
    const list = (as: Guest) =>
      safety.graphql(`{ dataRequests(overdue: true, first: 100) { nodes { id person { id } } } }`, {}, as);
    expect((await list(admin)).data.dataRequests.nodes).toContainEqual({ id, person: { id: person.userId } });
    expect((await list(person)).codes).toEqual(['FORBIDDEN']);
    const page = await (await fetch(`${safety.service.url}/metrics`)).text();
    expect(page).toMatch(/^hotmess_dsar_overdue\{service="safety"\} [1-9]/m);
    expect(page).toMatch(/^hotmess_dsar_unanswered\{service="safety"\} \d/m);
    expect(page).toMatch(/^hotmess_cases_overdue\{service="safety"\} \d/m);
    expect(page).toMatch(/^hotmess_actions_unsettled\{service="safety"\} \d/m);
  });
});

describe('an export', () => {
  test('is complete when all five have answered, and its owner alone carries it away', async () => {
    const person = await safety.person();
    const { id } = await confirmed(person, 'requestDataExport');
    await answerExport(id, OTHERS);
    await safetyAnswered(id);
    await work();
    expect((await mine(person))[0]).toMatchObject({ status: 'PROCESSING', downloadPath: null });
    expect((await download(id, person)).status).toBe(404);
    await answerExport(id, ['identity']);
    await work();
    expect((await mine(person))[0]).toMatchObject({ status: 'COMPLETED', downloadPath: `/dsar/${id}` });

    const answer = await download(id, person);
    expect(answer.status).toBe(200);
    const bundle = JSON.parse(answer.text);
    expect(Object.keys(bundle.parts).sort()).toEqual([
      'commerce',
      'identity',
      'music',
      'nightlife',
      'safety',
    ]);
    expect(bundle.parts.music).toEqual({ things: [{ of: 'music' }] });
    expect(bundle.parts.safety.requests).toHaveLength(1);
    for (const { service, sha256 } of bundle.manifest.parts)
      expect(createHash('sha256').update(JSON.stringify(bundle.parts[service])).digest('hex')).toBe(sha256);

    expect((await download(id, await safety.person())).status).toBe(404);
    expect((await download(id, admin)).status).toBe(404);
    expect((await download(id, await stale(person))).status).toBe(401);
    expect((await download(id, undefined)).status).toBe(401);
    expect((await fetch(`${safety.service.url}/dsar/${id}`)).status).toBe(401);
    expect((await download('not-an-id', person)).status).toBe(404);
    // What lay in the store on the way is gone.
    const store = await openPartsStore(link);
    expect(await store.getBlob(`${id}/music`)).toBeNull();

    await safety.superuser.query(
      `set session_replication_role = replica;
       update dsar_requests set bundle_expires_at = now() where id = '${id}';
       set session_replication_role = origin`,
    );
    await work();
    expect((await download(id, person)).status).toBe(404);
    const { rows } = await safety.superuser.query('select wrapped_key from dsar_requests where id = $1', [
      id,
    ]);
    expect(rows[0].wrapped_key).toBeNull();
  });

  test('asks again for a part that was lost or changed: never a partial bundle', async () => {
    const person = await safety.person();
    const { id } = await confirmed(person, 'requestDataExport');
    await answerExport(id, [...OTHERS, 'identity']);
    await safetyAnswered(id);
    const store = await openPartsStore(link);
    await store.delete(`${id}/music`);
    await store.putBlob({ name: `${id}/nightlife` }, new TextEncoder().encode('forged'));
    await work();
    expect((await mine(person))[0]).toMatchObject({ status: 'PROCESSING' });
    expect((await asked(id)).at(-1).services.toSorted()).toEqual(['music', 'nightlife']);
    await answerExport(id, ['music', 'nightlife']);
    await work();
    expect((await mine(person))[0]).toMatchObject({ status: 'COMPLETED' });
  });
});

describe('an erasure', () => {
  test('asks identity last, and leaves a signed receipt for who has the code', async () => {
    const person = await safety.person();
    const { id, receiptCode } = await confirmed(person, 'requestErasure');
    const receipt = (code: string) =>
      safety.graphql(`query ($id: ID!, $code: String!) { erasureReceipt(id: $id, code: $code) }`, {
        id,
        code,
      });
    expect((await asked(id)).map((data) => data.services)).toEqual([['commerce']]);
    await answerErasure(id, person.userId, ['commerce']);
    expect((await asked(id)).at(-1).services).toEqual(['nightlife', 'safety', 'music']);
    await safetyAnswered(id);
    await answerErasure(id, person.userId, ['nightlife']);
    expect(await asked(id)).toHaveLength(2);
    expect((await receipt(receiptCode!)).codes).toEqual(['NOT_FOUND']);
    await answerErasure(id, person.userId, ['music']);
    expect((await asked(id)).at(-1).services).toEqual(['identity']);
    await answerErasure(id, person.userId, ['identity', 'identity']);
    expect((await receipt('wrong')).codes).toEqual(['NOT_FOUND']);
    const jws = (await receipt(receiptCode!)).data.erasureReceipt;
    const { d: _, ...publicJwk } = safety.keys.AUDIT_SIGNING_JWK;
    const { payload } = await compactVerify(jws, await importJWK(publicJwk, 'EdDSA'));
    const signed = JSON.parse(new TextDecoder().decode(payload));
    expect(signed.requestId).toBe(id);
    expect(signed.services.map((it: { service: string }) => it.service)).toEqual([
      'commerce',
      'identity',
      'music',
      'nightlife',
      'safety',
    ]);
  });

  test('waits while the law says so, and goes on when the hold is over', async () => {
    const person = await safety.person();
    const { id } = await confirmed(person, 'requestErasure');
    await safety.superuser.query(
      `set session_replication_role = replica;
       update dsar_requests set sent_at = null where id = '${id}'; delete from dsar_parts where request_id = '${id}';
       set session_replication_role = origin`,
    );
    const hold = (until: Date) =>
      safety.graphql(
        `mutation ($input: HoldErasureInput!) { holdErasure(input: $input) { request { status holdReason } } }`,
        {
          input: { id, reason: 'Open dispute: Companies Act 2006, section 388.', until: until.toISOString() },
        },
        admin,
      );
    expect((await hold(new Date(Date.now() + 60_000))).errors).toEqual([]);
    const before = (await asked(id)).length;
    await work();
    expect(await asked(id)).toHaveLength(before);
    expect((await mine(person))[0].holdReason).toMatch(/Companies Act/);
    await hold(new Date(Date.now() - 1_000));
    await work();
    expect((await asked(id)).length).toBe(before + 1);
  });

  test('is held by commerce before anything is erased anywhere, and asked for again when the time is over', async () => {
    const person = await safety.person();
    const { id } = await confirmed(person, 'requestErasure');
    const hold = (until: Date) =>
      deliver(erasureHeld, {
        requestId: id,
        userId: person.userId,
        basis: 'OPEN_DISPUTE',
        until: until.toISOString(),
      });
    await hold(new Date(Date.now() + 60_000));
    expect((await mine(person))[0]).toMatchObject({
      status: 'PROCESSING',
      holdReason: expect.stringContaining('article 17(3)(e)'),
    });
    await work();
    expect(await asked(id)).toHaveLength(1);
    await hold(new Date(Date.now() - 1_000));
    await work();
    expect((await asked(id)).map((data) => data.services)).toEqual([['commerce'], ['commerce']]);
    await answerErasure(id, person.userId, ['commerce']);
    expect((await asked(id)).at(-1).services).toEqual(['nightlife', 'safety', 'music']);
    // A hold that comes late, after the answer, holds nothing.
    await hold(new Date(Date.now() + 60_000));
    await safetyAnswered(id);
    await answerErasure(id, person.userId, ['nightlife', 'music', 'identity']);
    await expect.poll(async () => (await mine(person))[0].status, POLL).toBe('COMPLETED');
  });

  test('that a service does not answer within the hour is asked for again, there alone', async () => {
    const person = await safety.person();
    const { id } = await confirmed(person, 'requestErasure');
    await answerErasure(id, person.userId, ['commerce']);
    await safetyAnswered(id);
    await answerErasure(id, person.userId, ['nightlife']);
    await work();
    expect(await asked(id)).toHaveLength(2);
    await safety.superuser.query(
      `update dsar_parts set asked_at = now() - interval '61 minutes' where request_id = $1`,
      [id],
    );
    await work();
    expect((await asked(id)).at(-1).services).toEqual(['music']);
    await work();
    expect(await asked(id)).toHaveLength(3);
  });

  test('leaves no word of the person here, and again changes nothing', async () => {
    const canary = `canary-${randomUUID()}`;
    const person = await safety.person();
    const filed = await safety.graphql(
      `mutation ($input: FileReportInput!) { fileReport(input: $input) { report { id } } }`,
      { input: { targetType: 'POST', targetId: randomUUID(), category: 'SCAM', description: canary } },
      person,
    );
    expect(filed.errors).toEqual([]);
    const { id } = await confirmed(person, 'requestErasure');
    await answerErasure(id, person.userId, ['commerce']);
    await safetyAnswered(id);
    const tables = await safety.superuser.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition`,
    );
    for (const { name } of tables.rows) {
      const { rows } = await safety.superuser.query(`select t::text as row from "${name}" t`);
      expect(
        rows.filter(({ row }) => row.includes(canary)),
        name,
      ).toEqual([]);
    }
  });
});
