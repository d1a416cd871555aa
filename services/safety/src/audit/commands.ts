import type { Tx } from '@hotmess/shared/db/transaction';
import type { AuditRecorded } from '@hotmess/shared/events/audit-recorded';
import type { ServiceName } from '@hotmess/shared/events/define-event';
import type { KeyObject } from 'node:crypto';
import { compactDecrypt } from 'jose';
import type { DB } from '../generated/database.ts';
import { appendEntry } from './queries.ts';
import type { SubjectKeys } from './subject-keys.ts';

/** What the audit log is kept with. */
export interface AuditKeeper {
  /** Safety's private key, which the services seal their records to. */
  readonly privateKey: KeyObject;
  readonly subjectKeys: SubjectKeys;
}

/**
 * Appends what a service recorded to the log. What it sealed for the way is opened and sealed anew under the key of
 * the person whom it tells of, before it is hashed: erasing that key later leaves the chain whole.
 * @throws where the record was sealed to another key
 */
export async function appendRecord(
  keeper: AuditKeeper,
  tx: Tx<DB>,
  service: ServiceName,
  record: AuditRecorded,
): Promise<void> {
  const { auditId: id, subjectId } = record;
  const { plaintext } = await compactDecrypt(record.sealed, keeper.privateKey, {
    keyManagementAlgorithms: ['ECDH-ES'],
    contentEncryptionAlgorithms: ['A256GCM'],
  });
  const sealed = await keeper.subjectKeys.seal(tx.db, { id, subjectId }, Buffer.from(plaintext));
  await appendEntry(tx.db, {
    id,
    service,
    actor_id: record.actorId,
    actor_role: record.actorRole,
    action: record.action,
    object_type: record.objectType,
    object_id: record.objectId,
    subject_id: subjectId,
    request_id: record.requestId,
    sealed,
    recorded_at: new Date(record.recordedAt),
  });
}
