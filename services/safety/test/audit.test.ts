import { createPrivateKey, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Guest } from '@hotmess/local/testing/service-under-test';
import { systemActor } from '@hotmess/shared/db/actor';
import { type AuditEntry, createAuditor } from '@hotmess/shared/events/audit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHeadSigner, isGenuine } from '../src/audit/heads.ts';
import { eraseSubjectKey, readChain } from '../src/audit/queries.ts';
import { createSubjectKeys } from '../src/audit/subject-keys.ts';
import { verifyAuditLog } from '../src/audit/verify.ts';
import { auditRecordedConsumers } from '../src/consumers/audit-recorded.ts';
import { signAuditHead } from '../src/jobs/sign-audit-head.ts';
import { type Safety, startSafety } from './harness.ts';

const LOG = `query ($filter: AuditFilter, $first: Int, $after: String) {
  auditLog(filter: $filter, first: $first, after: $after) {
    nodes { id seq service actor { id } actorRole action objectType objectId hash details { before after reason } }
    pageInfo { hasNextPage endCursor }
  }
}`;
const SYSTEM = systemActor('test');

let safety: Safety;
let admin: Guest;
let moderator: Guest;
beforeAll(async () => {
  safety = await startSafety();
  [admin, moderator] = await Promise.all([safety.person('admin'), safety.person('moderator')]);
});
afterAll(() => safety.close());

const keeper = () => ({
  privateKey: createPrivateKey({ key: { ...safety.keys.AUDIT_PRIVATE_JWK }, format: 'jwk' }),
  subjectKeys: createSubjectKeys(safety.keys.AUDIT_KEYS_KEK),
});

/** Records something as nightlife would, in safety's own outbox, and hands what was sent to safety's consumer. */
async function record(entry: Partial<AuditEntry> = {}): Promise<string> {
  const auditor = createAuditor({ service: 'nightlife', publicJwk: safety.keys.AUDIT_PUBLIC_JWK });
  const { database } = safety.service;
  const id = await database.inTransaction(SYSTEM, (tx) =>
    auditor.recordAudit(tx, {
      actor: moderator.actor,
      action: 'beacon.approve',
      objectType: 'beacon',
      objectId: randomUUID(),
      before: { status: 'pending_review' },
      after: { status: 'live' },
      reason: 'Checked by telephone with Leo.',
      ...entry,
    }),
  );
  await deliver(id);
  return id;
}

async function deliver(auditId: string): Promise<void> {
  const { rows } = await safety.superuser.query<{ envelope: string }>(
    `select envelope from outbox where envelope::jsonb -> 'data' ->> 'auditId' = $1`,
    [auditId],
  );
  const consumer = auditRecordedConsumers(keeper())[0]!;
  const { apply } = consumer.receive(new TextEncoder().encode(rows[0]!.envelope));
  await safety.service.database.inTransaction(SYSTEM, apply);
}

const log = (as: Guest | undefined, filter: object = {}, page: object = {}) =>
  safety.graphql(LOG, { filter, ...page }, as);
const verdict = () =>
  verifyAuditLog(readChain(safety.service.database.as(admin.actor), 3), { heads: [], records: new Map() });

describe('the log', () => {
  test('holds what was done, before and after, and why; for admins alone', async () => {
    const objectId = randomUUID();
    const id = await record({ objectId, subjectId: randomUUID() });
    const answer = await log(admin, { objectType: 'beacon', objectId });
    expect(answer.errors).toEqual([]);
    expect(answer.data.auditLog.nodes).toEqual([
      {
        id,
        seq: expect.any(Number),
        service: 'NIGHTLIFE',
        actor: { id: moderator.userId },
        actorRole: 'moderator',
        action: 'beacon.approve',
        objectType: 'beacon',
        objectId,
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        details: {
          before: '{"status":"pending_review"}',
          after: '{"status":"live"}',
          reason: 'Checked by telephone with Leo.',
        },
      },
    ]);
    expect((await log(moderator)).codes).toEqual(['FORBIDDEN']);
    expect((await log(await safety.person())).codes).toEqual(['FORBIDDEN']);
    expect((await log(undefined)).codes).toEqual(['UNAUTHENTICATED']);
  });

  test('an event that comes twice is one entry', async () => {
    const objectId = randomUUID();
    const id = await record({ objectId });
    await Promise.all([deliver(id), deliver(id), deliver(id)]);
    expect((await log(admin, { objectId })).data.auditLog.nodes).toHaveLength(1);
  });

  test('is searched by actor, subject, action, service and time, and paged', async () => {
    const subjectId = randomUUID();
    const ids: string[] = [];
    for (let n = 0; n < 5; n++) ids.unshift(await record({ subjectId, action: 'user.suspend' }));
    await record({ subjectId, action: 'user.reinstate' });
    const filter = { subjectId, actorId: moderator.userId, action: 'user.suspend', service: 'NIGHTLIFE' };
    const first = (await log(admin, filter, { first: 3 })).data.auditLog;
    const rest = (await log(admin, filter, { first: 3, after: first.pageInfo.endCursor })).data.auditLog;
    expect([...first.nodes, ...rest.nodes].map((node: { id: string }) => node.id)).toEqual(ids);
    expect(rest.pageInfo.hasNextPage).toBe(false);
    const nothing = await log(admin, { ...filter, to: '2020-01-01T00:00:00Z' });
    expect(nothing.data.auditLog.nodes).toEqual([]);
    expect((await log(admin, {}, { first: 0 })).codes).toEqual(['BAD_USER_INPUT']);
    expect((await log(admin, {}, { after: 'x' })).codes).toEqual(['BAD_USER_INPUT']);
  });

  test('forty at once follow each other without a hole', async () => {
    const ids = await Promise.all(Array.from({ length: 40 }, () => record()));
    expect(new Set(ids).size).toBe(40);
    expect(await verdict()).toMatchObject({ tampering: null });
  });
});

describe('erasing a person', () => {
  test('shreds what the log says of him, leaves the chain whole, and keeps nothing said later', async () => {
    const subjectId = randomUUID();
    await record({ subjectId, reason: 'canary-of-audit' });
    const erase = () =>
      safety.service.database.inTransaction(SYSTEM, (tx) => eraseSubjectKey(tx.db, subjectId));
    expect(await erase()).toBe(1);
    await record({ subjectId, reason: 'said later' });
    expect(await erase()).toBe(2);
    const { nodes } = (await log(admin, { subjectId })).data.auditLog;
    expect(nodes.map((node: { details: unknown }) => node.details)).toEqual([null, null]);
    expect(await verdict()).toMatchObject({ tampering: null });
  });

  test('his first two entries at once are under one key', async () => {
    const subjectId = randomUUID();
    await Promise.all(Array.from({ length: 8 }, (_, n) => record({ subjectId, reason: `reason ${n}` })));
    const { nodes } = (await log(admin, { subjectId })).data.auditLog;
    expect(nodes.map((node: { details: { reason: string } }) => node.details.reason).sort()).toEqual(
      Array.from({ length: 8 }, (_, n) => `reason ${n}`),
    );
  });
});

describe('tampering by a superuser', () => {
  /** Does something to the log past its triggers, looks what `verify` says, and undoes it. */
  async function after(sql: string) {
    const client = await safety.superuser.connect();
    try {
      await client.query('begin; set local session_replication_role = replica');
      await client.query(sql);
      const { rows } = await client.query('select * from audit_log order by seq');
      const entries = rows.map((row) => ({ ...row, seq: Number(row.seq) }));
      return (await verifyAuditLog(entries, { heads: [], records: new Map() })).tampering;
    } finally {
      await client.query('rollback');
      client.release();
    }
  }

  test('the owner himself is refused while the triggers stand', async () => {
    for (const sql of [
      'update audit_log set action = action',
      'delete from audit_log',
      'truncate audit_log cascade',
    ])
      await expect(safety.superuser.query(sql)).rejects.toMatchObject({ code: 'HM002' });
  });

  test('edited, removed and reordered rows are named', async () => {
    for (let n = 0; n < 4; n++) await record();
    expect(await after(`update audit_log set actor_id = uuidv7() where seq = 2`)).toMatchObject({
      fault: 'edited',
      seq: 2,
    });
    expect(await after(`delete from audit_log where seq = 3`)).toMatchObject({ fault: 'removed', seq: 3 });
    expect(
      await after(
        `update audit_log set seq = case seq when 2 then 1000003 else 1000002 end where seq in (2, 3);
         update audit_log set seq = seq - 1000000 where seq > 1000000`,
      ),
    ).toMatchObject({ fault: 'reordered', seq: 2 });
  });
});

test('heads are signed when the chain moved, leave by event and by file, and cannot be forged', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hotmess-heads-'));
  const file = join(folder, 'heads.jsonl');
  const sign = createHeadSigner(safety.keys.AUDIT_SIGNING_JWK);
  const { database } = safety.service;
  try {
    await record();
    const head = (await signAuditHead(database, sign, file))!;
    expect(await signAuditHead(database, sign, file)).toBeUndefined();
    await record();
    await signAuditHead(database, sign, file);
    const lines = (await readFile(file, 'utf8')).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).seq)).toEqual([head.seq, head.seq + 1]);
    const { d: _, ...publicJwk } = safety.keys.AUDIT_SIGNING_JWK;
    expect(await isGenuine(head, publicJwk)).toBe(true);
    expect(await isGenuine({ ...head, seq: head.seq + 1 }, publicJwk)).toBe(false);
    expect(await isGenuine({ ...head, hash: '0'.repeat(64) }, publicJwk)).toBe(false);
    const { rows } = await safety.superuser.query(
      `select envelope::jsonb -> 'data' as data from outbox where subject = 'hotmess.safety.audit.head_signed.v1' order by id`,
    );
    // The service's own job signs too.
    expect(rows.map(({ data }) => data)).toContainEqual(head);
  } finally {
    await rm(folder, { recursive: true });
  }
});
