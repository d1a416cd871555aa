import { createHash } from 'node:crypto';
import { type ObjectStore, Objm } from '@nats-io/obj';
import { CompactEncrypt, importJWK } from 'jose';
import type { EventData } from '../events/define-event.ts';
import type { exportRequested } from '../events/dsar.ts';
import type { NatsLink } from '../events/nats-link.ts';

/** The object store of parts on their way to safety. NATS is disposable: a part that it loses is asked for again. */
const BUCKET = 'dsar-parts';
const NANOSECONDS = 1_000_000_000;
/** A request is due within 30 days; a part that nobody fetched by then leads nowhere. */
const PART_LIFE = 35 * 24 * 3600 * NANOSECONDS;

/** What a service holds of a person: records by the name of what they are, such as `scans`. */
export type DsarPart = Readonly<Record<string, readonly object[]>>;

/** A sealed part that lies in the store. */
export interface StoredPart {
  readonly objectName: string;
  readonly sha256: string;
  readonly byteLength: number;
  readonly records: number;
}

/** Opens the store, and makes it where it is missing. */
export async function openPartsStore(nats: NatsLink): Promise<ObjectStore> {
  return new Objm(await nats.connected()).create(BUCKET, { ttl: PART_LIFE, replicas: nats.replicas });
}

/**
 * Seals a part as a compact JWE (ECDH-ES, A256GCM) that only safety can open, and stores it under the request's and
 * the service's name: written again, it takes the place of the earlier one.
 * @throws where NATS is away or refuses
 */
export async function storePart(
  nats: NatsLink,
  service: string,
  request: Pick<EventData<typeof exportRequested>, 'requestId' | 'publicJwk'>,
  part: DsarPart,
): Promise<StoredPart> {
  const plain = new TextEncoder().encode(JSON.stringify(part));
  const { kty, crv, x, y, kid } = request.publicJwk;
  const sealed = await new CompactEncrypt(plain)
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', ...(kid && { kid }) })
    .encrypt(await importJWK({ kty, crv, x, y }, 'ECDH-ES'));
  const bytes = new TextEncoder().encode(sealed);
  const objectName = `${request.requestId}/${service}`;
  const store = await openPartsStore(nats);
  await store.putBlob({ name: objectName }, bytes);
  return {
    objectName,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    byteLength: bytes.byteLength,
    records: Object.values(part).reduce((sum, records) => sum + records.length, 0),
  };
}
