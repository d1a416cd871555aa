import { acceptRequestId, currentRequestId } from '../service/request-context.ts';
import type { Tx } from '../db/transaction.ts';
import type { EventContract } from './define-event.ts';
import type { Envelope } from './envelope.ts';
import { uuidV7 } from './uuid-v7.ts';
import { wakeRelays } from './wake.ts';

/** Below the 1 MiB that NATS takes, so that headers fit too. */
const MAX_ENVELOPE_BYTES = 900_000;

export interface EventToAppend<Data> {
  /** Id of the entity that the event is about. */
  readonly entityId: string;
  readonly data: Data;
  /** When it happened; now where left out. */
  readonly occurredAt?: Date;
}

/**
 * Writes an event into the outbox with the commit of `tx`: both happen or neither. It costs no round trip of its
 * own, and the relays of this process hear of it after the commit.
 * @returns the event's id
 * @throws {InvalidEvent} at once where the data does not fit the contract or names a field that it does not have
 */
export function appendEvent<DB, Data>(
  tx: Tx<DB>,
  contract: EventContract<Data>,
  event: EventToAppend<NoInfer<Data>>,
): string {
  const envelope: Envelope<Data> = {
    specversion: '1.0',
    id: uuidV7(),
    source: `hotmess/${contract.service}`,
    type: contract.type,
    subject: event.entityId,
    time: (event.occurredAt ?? new Date()).toISOString(),
    datacontenttype: 'application/json',
    dataschema: contract.dataSchema,
    requestid: currentRequestId() ?? acceptRequestId(undefined),
    data: contract.checkOutgoing(event.data),
  };
  const json = JSON.stringify(envelope);
  if (Buffer.byteLength(json) > MAX_ENVELOPE_BYTES)
    throw new RangeError(`${contract.subject}: the event is larger than ${MAX_ENVELOPE_BYTES} bytes.`);
  tx.atCommit({
    name: 'append_event',
    text: 'insert into public.outbox (id, stream, subject, envelope) values ($1, $2, $3, $4)',
    values: [envelope.id, contract.stream, contract.subject, json],
    rows: false,
  });
  tx.afterCommit(wakeRelays);
  return envelope.id;
}
