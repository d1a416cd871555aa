import type { Seal } from '@hotmess/shared/crypto/seal';
import type { Tx } from '@hotmess/shared/db/transaction';
import { SERVICES } from '@hotmess/shared/events/catalogue';
import type { DB } from '../generated/database.ts';
import { makeRequestKeys } from './keys.ts';
import { dsarMachine } from './machine.ts';
import { askServices, listParts } from './parts.ts';
import { changeRequest, lockRequest } from './queries.ts';
import type { ReceiptSigner } from './receipt.ts';
import type { DsarWorkRow } from './rows.ts';

/** What carrying requests out stands on. */
export interface DsarWorker {
  /** Private keys of requests lie under it. */
  readonly wrap: Seal;
  readonly signReceipt: ReceiptSigner;
}

/** Identity erases last: while it knows the person, a service that failed can still be asked about him. */
const BEFORE_IDENTITY = SERVICES.filter((service) => service !== 'identity');

/**
 * Takes a request as far as it goes by itself: asks for the proof of identity, asks the services once it is proven and
 * no hold stands against it, asks identity when all others have erased, and completes an erasure. Harmless to run again.
 */
export async function advance(worker: DsarWorker, tx: Tx<DB>, requestId: string): Promise<void> {
  const request = await lockRequest(tx.db, requestId);
  if (!request) return;
  if (request.status === 'received')
    await changeRequest(tx.db, requestId, { status: dsarMachine.next('ask', 'received') });
  if (request.status !== 'processing') return;
  if (request.sent_at === null) return send(worker, tx, request);
  if (request.type === 'delete') await finishErasure(worker, tx, request);
}

async function send(worker: DsarWorker, tx: Tx<DB>, request: DsarWorkRow): Promise<void> {
  const now = new Date();
  if (request.hold_until !== null && request.hold_until > now) return;
  if (request.type === 'delete') {
    await changeRequest(tx.db, request.id, { sent_at: now });
    return askServices(tx, request, BEFORE_IDENTITY);
  }
  const { publicJwk, wrapped } = makeRequestKeys(worker.wrap, request.id);
  await changeRequest(tx.db, request.id, { sent_at: now, public_jwk: publicJwk, wrapped_key: wrapped });
  await askServices(tx, { ...request, public_jwk: JSON.parse(publicJwk) }, SERVICES);
}

async function finishErasure(worker: DsarWorker, tx: Tx<DB>, request: DsarWorkRow): Promise<void> {
  const parts = await listParts(tx.db, request.id);
  if (parts.some((part) => part.answered_at === null)) return;
  if (!parts.some((part) => part.service === 'identity')) return askServices(tx, request, ['identity']);
  const completedAt = new Date();
  await changeRequest(tx.db, request.id, {
    status: dsarMachine.next('complete', 'processing'),
    completed_at: completedAt,
    receipt: await worker.signReceipt(request.id, parts, completedAt),
  });
}
