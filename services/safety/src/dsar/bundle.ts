import { createHash } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import { openPartsStore } from '@hotmess/shared/dsar/parts-store';
import type { NatsLink } from '@hotmess/shared/events/nats-link';
import { type ObjectStore, Objm } from '@nats-io/obj';
import { CompactEncrypt, type JWK, compactDecrypt, importJWK } from 'jose';
import type { DB } from '../generated/database.ts';
import { openRequestKey } from './keys.ts';
import { dsarMachine } from './machine.ts';
import { askServices, listParts } from './parts.ts';
import type { DsarWorker } from './progress.ts';
import { changeRequest, lockRequest } from './queries.ts';
import type { DsarPartRow, DsarWorkRow } from './rows.ts';

const BUCKET = 'dsar-bundles';
export const BUNDLE_DAYS = 7;
const DAY = 86_400_000;

/** What a bundle says of itself. */
interface Manifest {
  readonly requestId: string;
  readonly createdAt: string;
  /** SHA-256 of each part's canonical text, which is what `JSON.stringify` makes of it. */
  readonly parts: readonly { service: string; records: number; sha256: string }[];
}

/** Opens the store of bundles, and makes it where it is missing. */
async function openBundles(nats: NatsLink): Promise<ObjectStore> {
  const ttl = BUNDLE_DAYS * DAY * 1_000_000;
  return new Objm(await nats.connected()).create(BUCKET, { ttl, replicas: nats.replicas });
}

/**
 * Makes the bundle of an export whose parts are all there, and completes it. A part that is lost or was changed on the
 * way is asked for again: never a partial bundle.
 */
export async function assembleBundle(
  worker: DsarWorker,
  database: Database<DB>,
  nats: NatsLink,
  requestId: string,
): Promise<void> {
  const system = systemActor('assemble-bundle');
  const db = database.as(system);
  const parts = await listParts(db, requestId);
  const request = await db
    .selectFrom('dsar_requests')
    .selectAll()
    .where('id', '=', requestId)
    .executeTakeFirstOrThrow();
  const key = openRequestKey(worker.wrap, requestId, request.wrapped_key!);
  const store = await openPartsStore(nats);
  const opened = await Promise.all(parts.map(async (part) => ({ part, text: await open(store, part, key) })));
  const lost = opened.filter(({ text }) => text === null).map(({ part }) => part.service);
  if (lost.length > 0) {
    await database.inTransaction(system, async (tx) => {
      // Another process may have made the bundle meanwhile, and thrown the parts away.
      const present = await lockRequest(tx.db, requestId);
      if (present?.status === 'processing') await askServices(tx, request, lost);
    });
    return;
  }
  const manifest: Manifest = {
    requestId,
    createdAt: new Date().toISOString(),
    parts: opened.map(({ part, text }) => ({
      service: part.service,
      records: part.records ?? 0,
      sha256: createHash('sha256').update(text!).digest('hex'),
    })),
  };
  const content = opened.map(({ part, text }) => [part.service, JSON.parse(text!)] as const);
  const bundles = await openBundles(nats);
  const sealed = await seal({ manifest, parts: Object.fromEntries(content) }, request);
  await bundles.putBlob({ name: requestId }, sealed);
  await database.inTransaction(system, async (tx) => {
    const present = await lockRequest(tx.db, requestId);
    if (present?.status !== 'processing') return;
    await changeRequest(tx.db, requestId, {
      status: dsarMachine.next('complete', 'processing'),
      completed_at: new Date(),
      manifest: JSON.stringify(manifest),
      bundle_expires_at: new Date(Date.now() + BUNDLE_DAYS * DAY),
    });
  });
  for (const { object_name } of parts) if (object_name) await store.delete(object_name);
}

/** The text of a part, or null where it is lost or is not what its service stored. */
async function open(store: ObjectStore, part: DsarPartRow, key: KeyObject): Promise<string | null> {
  const bytes = part.object_name === null ? null : await store.getBlob(part.object_name);
  if (!bytes || createHash('sha256').update(bytes).digest('hex') !== part.sha256) return null;
  const { plaintext } = await compactDecrypt(bytes, key);
  return new TextDecoder().decode(plaintext);
}

async function seal(bundle: object, request: DsarWorkRow): Promise<Uint8Array> {
  const key = await importJWK(request.public_jwk as JWK, 'ECDH-ES');
  const text = await new CompactEncrypt(new TextEncoder().encode(JSON.stringify(bundle, null, 2)))
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM' })
    .encrypt(key);
  return new TextEncoder().encode(text);
}

/** Reads a bundle; null where NATS has lost it. */
export async function readBundle(
  worker: DsarWorker,
  nats: NatsLink,
  request: Pick<DsarWorkRow, 'id' | 'wrapped_key'>,
): Promise<Uint8Array | null> {
  if (!request.wrapped_key) return null;
  const bytes = await (await openBundles(nats)).getBlob(request.id);
  if (!bytes) return null;
  const { plaintext } = await compactDecrypt(
    bytes,
    openRequestKey(worker.wrap, request.id, request.wrapped_key),
  );
  return plaintext;
}

/** Throws a bundle away, and with the request's key every copy of it. */
export async function expireBundle(database: Database<DB>, nats: NatsLink, requestId: string): Promise<void> {
  await database.inTransaction(systemActor('expire-bundle'), (tx) =>
    changeRequest(tx.db, requestId, { wrapped_key: null, manifest: null }),
  );
  await (await openBundles(nats)).delete(requestId);
}
