import { createHash } from 'node:crypto';

/** A row of the audit log, as the chain sees it. */
export interface ChainedEntry {
  readonly seq: number;
  readonly id: string;
  readonly service: string;
  readonly actor_id: string | null;
  readonly actor_role: string;
  readonly action: string;
  readonly object_type: string;
  readonly object_id: string;
  readonly subject_id: string | null;
  readonly request_id: string | null;
  readonly sealed: Buffer | null;
  readonly recorded_at: Date;
  readonly prev_hash: Buffer;
  readonly hash: Buffer;
}

/** Before the first entry. */
export const GENESIS: Buffer = Buffer.alloc(32);

/**
 * What an entry's hash must be: SHA-256 of the netstrings of its fields in the order of the table. The same rule as
 * the trigger `app.chain_audit_entry`, written a second time so that a trigger which was changed is noticed.
 */
export function hashOf(entry: Omit<ChainedEntry, 'hash'>): Buffer {
  const fields = [
    String(entry.seq),
    entry.id,
    entry.service,
    entry.actor_id,
    entry.actor_role,
    entry.action,
    entry.object_type,
    entry.object_id,
    entry.subject_id,
    entry.request_id,
    entry.sealed?.toString('hex') ?? null,
    entry.recorded_at.toISOString(),
    entry.prev_hash.toString('hex'),
  ];
  return createHash('sha256').update(fields.map(netstring).join('')).digest();
}

function netstring(field: string | null): string {
  return field === null ? '-,' : `${Buffer.byteLength(field)}:${field},`;
}
