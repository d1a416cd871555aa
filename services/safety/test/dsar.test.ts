import { createHash, randomUUID } from 'node:crypto';
import type { Guest } from '@hotmess/local/testing/service-under-test';
import { openPartsStore } from '@hotmess/shared/dsar/parts-store';
import { describe, expect, test } from 'vitest';
import {
  OTHERS,
  admin,
  answerExport,
  ask,
  asked,
  confirm,
  confirmed,
  download,
  link,
  mine,
  safety,
  safetyAnswered,
  stale,
  useRequests,
  work,
} from './requests-world.ts';

useRequests();

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
