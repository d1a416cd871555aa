import type { Tx } from '@hotmess/shared/db/transaction';
import type { ServiceName } from '@hotmess/shared/events/define-event';
import {
  type DsarExported,
  type ErasureHeld,
  type Treatment,
  erasureRequested,
  exportRequested,
} from '@hotmess/shared/events/dsar';
import { appendEvent } from '@hotmess/shared/events/outbox';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../generated/database.ts';
import type { DsarPartRow, DsarWorkRow } from './rows.ts';

/** Asks services for their part of a request: by event, and on record. Asked again, an earlier answer counts no more. */
export async function askServices(
  tx: Tx<DB>,
  request: DsarWorkRow,
  services: readonly ServiceName[],
): Promise<void> {
  for (const service of services)
    await sql`
      insert into dsar_parts (request_id, service) values (${request.id}::uuid, ${service}::text)
      on conflict (request_id, service) do update set asked_at = now(), answered_at = null, held_at = null`.execute(
      tx.db,
    );
  const data = {
    requestId: request.id,
    userId: request.user_id,
    services: [...services],
    requestedAt: new Date().toISOString(),
  };
  if (request.type === 'delete') appendEvent(tx, erasureRequested, { entityId: request.id, data });
  else
    appendEvent(tx, exportRequested, {
      entityId: request.id,
      data: { ...data, publicJwk: request.public_jwk as never },
    });
}

/** All parts of a request. */
export function listParts(db: Kysely<DB>, requestId: string): Promise<DsarPartRow[]> {
  return db
    .selectFrom('dsar_parts')
    .selectAll()
    .where('request_id', '=', requestId)
    .orderBy('service')
    .execute();
}

/** Remembers where a service's part of an export lies. */
export async function storeExported(db: Kysely<DB>, service: ServiceName, part: DsarExported): Promise<void> {
  await db
    .updateTable('dsar_parts')
    .set({
      answered_at: sql<Date>`now()`,
      object_name: part.objectName,
      sha256: part.sha256,
      records: part.records,
    })
    .where('request_id', '=', part.requestId)
    .where('service', '=', service)
    .execute();
}

const HOLD_REASONS: Readonly<Record<ErasureHeld['basis'], string>> = {
  OPEN_ORDER:
    'An order is not done yet: UK GDPR article 17(3)(b) and (e), with Companies Act 2006 section 388 and the contract itself.',
  OPEN_DISPUTE:
    'A payment dispute is open: UK GDPR article 17(3)(e), for the establishment, exercise or defence of legal claims.',
};

/** Makes an erasure wait because a service may not erase yet; it is asked again when the time is over. */
export async function storeHeld(db: Kysely<DB>, service: ServiceName, held: ErasureHeld): Promise<void> {
  const part = await db
    .updateTable('dsar_parts')
    .set({ held_at: sql<Date>`now()` })
    .where('request_id', '=', held.requestId)
    .where('service', '=', service)
    .where('answered_at', 'is', null)
    .executeTakeFirst();
  if (part.numUpdatedRows === 0n) return;
  await db
    .updateTable('dsar_requests')
    .set({ hold_reason: HOLD_REASONS[held.basis], hold_until: new Date(held.until) })
    .where('id', '=', held.requestId)
    .where('status', '=', 'processing')
    .execute();
}

/** Remembers what a service did to erase someone. */
export async function storeErased(
  db: Kysely<DB>,
  service: ServiceName,
  requestId: string,
  treatments: readonly Treatment[],
): Promise<void> {
  await db
    .updateTable('dsar_parts')
    .set({ answered_at: sql<Date>`now()`, treatments: JSON.stringify(treatments) })
    .where('request_id', '=', requestId)
    .where('service', '=', service)
    .execute();
}
