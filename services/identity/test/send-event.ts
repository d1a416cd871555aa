import { randomUUID } from 'node:crypto';
import type { EventContract } from '@hotmess/shared/events/define-event';
import { uuidV7 } from '@hotmess/shared/events/uuid-v7';
import type { Identity } from './harness.ts';

/** Sends another service's event through identity's own relay, into the stream that its consumers read. */
export async function sendEvent<Data>(
  identity: Pick<Identity, 'superuser'>,
  contract: EventContract<Data>,
  data: NoInfer<Data>,
): Promise<string> {
  const id = uuidV7();
  const envelope = {
    specversion: '1.0',
    id,
    source: `hotmess/${contract.service}`,
    type: contract.type,
    subject: randomUUID(),
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    dataschema: contract.dataSchema,
    requestid: randomUUID(),
    data,
  };
  await identity.superuser.query('insert into outbox (stream, subject, envelope) values ($1, $2, $3)', [
    contract.stream,
    contract.subject,
    JSON.stringify(envelope),
  ]);
  return id;
}

/** The data of all events of a subject in identity's outbox that name an id, oldest first. */
export async function eventsAbout(
  identity: Pick<Identity, 'superuser'>,
  subject: string,
  id: string,
): Promise<Record<string, unknown>[]> {
  const { rows } = await identity.superuser.query<{ data: Record<string, unknown> }>(
    `select envelope::jsonb -> 'data' as data from outbox
     where subject = $1 and envelope like '%' || $2 || '%' order by id`,
    [subject, id],
  );
  return rows.map(({ data }) => data);
}
