import { createHash } from 'node:crypto';
import { compactDecrypt, exportJWK, generateKeyPair } from 'jose';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { dsarConsumers } from '../../src/dsar/consumers.ts';
import { openPartsStore } from '../../src/dsar/parts-store.ts';
import type { EventData } from '../../src/events/define-event.ts';
import { erasureRequested, exportRequested } from '../../src/events/dsar.ts';
import { uuidV7 } from '../../src/events/uuid-v7.ts';
import { WAIT, connection, nats, publish, start, useConsumers, world } from '../events/consumer-world.ts';
import type { EffectsDatabase } from '../events/support.ts';

useConsumers();

const USER = '10000000-0000-7000-8000-000000000001';

/** What the service under test answered, oldest first. */
async function answers(): Promise<Record<string, unknown>[]> {
  const rows = await world.look<{ envelope: string }>(
    `select envelope from outbox where subject like 'hotmess.identity.dsar.%' order by id`,
  );
  return rows.map(({ envelope }) => (JSON.parse(envelope) as { data: Record<string, unknown> }).data);
}

async function exportRequest(services: EventData<typeof exportRequested>['services'] = ['identity']) {
  const { publicKey, privateKey } = await generateKeyPair('ECDH-ES', { crv: 'P-256', extractable: true });
  const { kty, crv, x, y } = await exportJWK(publicKey);
  const data = {
    requestId: uuidV7(),
    userId: USER,
    publicJwk: { kty, crv, x, y },
    services,
    requestedAt: new Date().toISOString(),
  };
  return { data, privateKey };
}

function begin(
  collect = async (): Promise<Record<string, object[]>> => ({ profile: [{ name: 'Leo' }], xp: [] }),
) {
  start(async () => {}, {
    consumers: dsarConsumers<EffectsDatabase>({
      service: 'identity',
      nats: connection,
      collect,
      erase: async (tx, userId) => {
        await sql`insert into effects values (${uuidV7()}, ${userId})`.execute(tx.db);
        return [{ table: 'effects', treatment: 'deleted', rows: 1, basis: null }];
      },
    }),
  });
}

describe('a service that takes part in data requests', () => {
  it('writes its part, which only the request’s key opens, and answers with its hash', async () => {
    begin();
    const { data, privateKey } = await exportRequest();
    await publish(data, { contract: exportRequested });
    await expect.poll(answers, WAIT).toHaveLength(1);
    const [answer] = await answers();
    const store = await openPartsStore(connection);
    const bytes = (await store.getBlob(`${data.requestId}/identity`))!;
    expect(answer).toMatchObject({
      requestId: data.requestId,
      userId: USER,
      objectName: `${data.requestId}/identity`,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      byteLength: bytes.byteLength,
      records: 1,
    });
    const sealed = new TextDecoder().decode(bytes);
    expect(sealed).not.toContain('Leo');
    const { plaintext } = await compactDecrypt(sealed, privateKey);
    expect(JSON.parse(new TextDecoder().decode(plaintext))).toEqual({ profile: [{ name: 'Leo' }], xp: [] });
  });

  it('writes it again when asked again, also after NATS lost everything', async () => {
    begin();
    const { data } = await exportRequest();
    await publish(data, { contract: exportRequested });
    await expect.poll(answers, WAIT).toHaveLength(1);
    await nats.stop();
    await nats.wipe();
    await nats.start();
    await expect.poll(() => connection.current() !== undefined, WAIT).toBe(true);
    await expect
      .poll(async () => {
        await publish(data, { contract: exportRequested }).catch(() => {});
        return (await answers()).length;
      }, WAIT)
      .toBeGreaterThan(1);
    const store = await openPartsStore(connection);
    expect(await store.getBlob(`${data.requestId}/identity`)).not.toBeNull();
  });

  it('keeps silent where it is not asked', async () => {
    begin();
    await publish((await exportRequest(['music'])).data, { contract: exportRequested });
    await publish(
      { requestId: uuidV7(), userId: USER, services: ['music'], requestedAt: new Date().toISOString() },
      { contract: erasureRequested },
    );
    await publish(
      { requestId: uuidV7(), userId: USER, services: ['identity'], requestedAt: new Date().toISOString() },
      { contract: erasureRequested },
    );
    await expect.poll(answers, WAIT).toHaveLength(1);
    expect((await answers())[0]).toMatchObject({
      userId: USER,
      tables: [{ table: 'effects', treatment: 'deleted', rows: 1, basis: null }],
    });
  });
});
