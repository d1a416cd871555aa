import type { Seal } from '@hotmess/shared/crypto/seal';
import type { Tx } from '@hotmess/shared/db/transaction';
import { SERVICES } from '@hotmess/shared/events/catalogue';
import type { ServiceName } from '@hotmess/shared/events/define-event';
import type { DB } from '../generated/database.ts';
import { makeRequestKeys } from './keys.ts';
import { dsarMachine } from './machine.ts';
import { askServices, listParts } from './parts.ts';
import { changeRequest, lockRequest } from './queries.ts';
import type { ReceiptSigner } from './receipt.ts';
import type { DsarPartRow, DsarWorkRow } from './rows.ts';

/** What carrying requests out stands on. */
export interface DsarWorker {
  /** Private keys of requests lie under it. */
  readonly wrap: Seal;
  readonly signReceipt: ReceiptSigner;
}

/**
 * The order of an erasure. Commerce first: it may have to wait by law, and nothing is erased anywhere while it does.
 * Identity last: while it knows the person, a service that failed can still be asked about him.
 */
const ERASURE_STAGES: readonly (readonly ServiceName[])[] = [
  ['commerce'],
  ['nightlife', 'safety', 'music'],
  ['identity'],
];

/** An answer that takes longer is asked for again: its event may lie among the dead letters. Milliseconds. */
export const ANSWER_TIME = 3_600_000;

/**
 * Takes a request as far as it goes by itself: asks for the proof of identity, asks the services once it is proven,
 * stage after stage while no hold stands against it, and completes an erasure. Harmless to run again.
 */
export async function advance(worker: DsarWorker, tx: Tx<DB>, requestId: string): Promise<void> {
  const request = await lockRequest(tx.db, requestId);
  if (!request) return;
  if (request.status === 'received')
    await changeRequest(tx.db, requestId, { status: dsarMachine.next('ask', 'received') });
  if (request.status !== 'processing') return;
  if (request.type === 'delete') await erase(worker, tx, request);
  else await exportFrom(worker, tx, request);
}

async function exportFrom(worker: DsarWorker, tx: Tx<DB>, request: DsarWorkRow): Promise<void> {
  if (request.sent_at !== null) {
    const late = (await listParts(tx.db, request.id)).filter(isLate).map((part) => part.service);
    if (late.length > 0) await askServices(tx, request, late);
    return;
  }
  const { publicJwk, wrapped } = makeRequestKeys(worker.wrap, request.id);
  await changeRequest(tx.db, request.id, {
    sent_at: new Date(),
    public_jwk: publicJwk,
    wrapped_key: wrapped,
  });
  await askServices(tx, { ...request, public_jwk: JSON.parse(publicJwk) }, SERVICES);
}

async function erase(worker: DsarWorker, tx: Tx<DB>, request: DsarWorkRow): Promise<void> {
  if (request.hold_until !== null && request.hold_until > new Date()) return;
  const parts = await listParts(tx.db, request.id);
  const partOf = new Map(parts.map((part) => [part.service, part]));
  for (const stage of ERASURE_STAGES) {
    const toAsk = stage.filter((service) => shouldAsk(partOf.get(service)));
    if (toAsk.length > 0) {
      if (request.sent_at === null) await changeRequest(tx.db, request.id, { sent_at: new Date() });
      await askServices(tx, request, toAsk);
    }
    if (stage.some((service) => !partOf.get(service)?.answered_at)) return;
  }
  const completedAt = new Date();
  await changeRequest(tx.db, request.id, {
    status: dsarMachine.next('complete', 'processing'),
    completed_at: completedAt,
    receipt: await worker.signReceipt(request.id, parts, completedAt),
  });
}

/** A service is asked once; again where the law made it wait, and where it does not answer. */
function shouldAsk(part: DsarPartRow | undefined): boolean {
  return part === undefined || part.held_at !== null || isLate(part);
}

function isLate(part: DsarPartRow): boolean {
  return part.answered_at === null && part.asked_at.getTime() < Date.now() - ANSWER_TIME;
}
