import { randomUUID } from 'node:crypto';
import { erasureHeld } from '@hotmess/shared/events/dsar';
import { compactVerify, importJWK } from 'jose';
import { describe, expect, test } from 'vitest';
import {
  POLL,
  admin,
  answerErasure,
  asked,
  confirmed,
  deliver,
  mine,
  safety,
  safetyAnswered,
  useRequests,
  work,
} from './requests-world.ts';

useRequests();

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
