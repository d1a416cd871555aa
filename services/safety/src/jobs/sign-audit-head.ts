import { appendFile } from 'node:fs/promises';
import { systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import { auditHeadSigned } from '@hotmess/shared/events/audit-head';
import { appendEvent } from '@hotmess/shared/events/outbox';
import type { HeadSigner, SignedHead } from '../audit/heads.ts';
import { findUnsignedHead, insertHead } from '../audit/queries.ts';
import type { DB } from '../generated/database.ts';

/**
 * Signs the head of the audit chain, where it moved, and lets it leave the database: as an event and, where one is
 * configured, as a line of a file. A crash before the line was written leaves one head fewer in the file, and the next
 * covers all before it.
 * @param file AUDIT_HEADS_FILE
 */
export async function signAuditHead(
  database: Database<DB>,
  sign: HeadSigner,
  file: string | undefined,
): Promise<SignedHead | undefined> {
  const signed = await database.inTransaction(systemActor('sign-audit-head'), async (tx) => {
    const found = await findUnsignedHead(tx.db);
    if (!found) return undefined;
    await insertHead(tx.db, found.seq);
    const head = await sign({
      seq: found.seq,
      hash: found.hash.toString('hex'),
      signedAt: new Date().toISOString(),
    });
    appendEvent(tx, auditHeadSigned, { entityId: String(head.seq), data: head });
    return head;
  });
  if (signed && file) await appendFile(file, `${JSON.stringify(signed)}\n`);
  return signed;
}
