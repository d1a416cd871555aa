import { readFile } from 'node:fs/promises';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { auditHeadSigned } from '@hotmess/shared/events/audit-head';
import { type AuditRecorded, auditRecorded } from '@hotmess/shared/events/audit-recorded';
import { SERVICES } from '@hotmess/shared/events/catalogue';
import { readEvent } from '@hotmess/shared/events/define-event';
import { streamInfo } from '@hotmess/shared/events/streams';
import { AUDIT_STREAM } from '@hotmess/shared/events/subjects';
import type { JWK } from 'jose';
import { type SignedHead, isGenuine } from './heads.ts';
import type { Witnesses } from './verify.ts';

/** What has left the database. */
export interface Testimony extends Witnesses {
  /** Heads whose signature is not safety's: somebody made them up. */
  readonly forgedHeads: number;
}

/** How long a record may be on its way to the log before it counts as missing, in milliseconds. */
const ARRIVAL = 5 * 60_000;

/**
 * Collects what the audit log is held against: signed heads from the stream and from a file, and the services' own
 * records, which the stream keeps without an age limit unless NATS itself was lost.
 * @param options.nats left out where NATS is away: then the file alone testifies
 * @param options.publicJwk the public half of AUDIT_SIGNING_JWK
 * @throws where a line of the file is not a head
 */
export async function collectTestimony(options: {
  readonly nats?: NatsConnection | undefined;
  readonly headsFile?: string | undefined;
  readonly publicJwk: JWK;
}): Promise<Testimony> {
  const heads: SignedHead[] = options.headsFile ? await readHeadsFile(options.headsFile) : [];
  const records = new Map<string, AuditRecorded>();
  if (options.nats) {
    for await (const { subject, data } of auditStream(options.nats)) {
      if (subject === auditHeadSigned.subject) heads.push(readEvent(auditHeadSigned, data).data);
      const service = SERVICES.find((name) => auditRecorded(name).subject === subject);
      if (!service) continue;
      const record = readEvent(auditRecorded(service), data).data;
      if (Date.now() - Date.parse(record.recordedAt) > ARRIVAL) records.set(record.auditId, record);
    }
  }
  const genuine = await Promise.all(heads.map((head) => isGenuine(head, options.publicJwk)));
  return {
    heads: heads.filter((_, index) => genuine[index]),
    forgedHeads: genuine.filter((good) => !good).length,
    records,
  };
}

async function readHeadsFile(file: string): Promise<SignedHead[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => auditHeadSigned.checkIncoming(JSON.parse(line)));
}

async function* auditStream(nats: NatsConnection) {
  const manager = await jetstreamManager(nats);
  const info = await streamInfo(manager, AUDIT_STREAM);
  if (!info || info.state.messages === 0) return;
  const consumer = await jetstream(nats).consumers.get(AUDIT_STREAM);
  for await (const message of await consumer.consume()) {
    yield message;
    if (message.info.pending === 0) return;
  }
}
