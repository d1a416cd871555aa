import type { AuditRecorded } from '@hotmess/shared/events/audit-recorded';
import { type ChainedEntry, GENESIS, hashOf } from './chain.ts';
import type { Head } from './heads.ts';

/** What is wrong with the log, at the first place where something is. */
export interface Tampering {
  /**
   * `edited`: its content is not what was hashed. `reordered`: it was made for another place. `removed`: there is a
   * hole. `replaced`: it does not follow the entry before it. `rewritten`: from here on the chain is not the one whose
   * head was signed. `cut`: entries that a signed head knows are gone from the end. `altered`: it says otherwise than
   * the record that the service sent. `missing`: such a record has no entry.
   */
  readonly fault:
    'edited' | 'reordered' | 'removed' | 'replaced' | 'rewritten' | 'cut' | 'altered' | 'missing';
  /** Place in the chain; null for `missing`. */
  readonly seq: number | null;
  /** Id of the entry where there is one. */
  readonly id: string | null;
}

export interface Verdict {
  /** Entries that were looked at. */
  readonly entries: number;
  /** Signed heads that the chain was held against. */
  readonly heads: number;
  readonly tampering: Tampering | null;
}

/** What the chain is held against besides itself. */
export interface Witnesses {
  /** Genuine heads, from the stream and from files; in any order. */
  readonly heads: readonly Head[];
  /** What the services sent, by entry id, as far as the stream still has it and it had time to arrive. */
  readonly records: ReadonlyMap<string, AuditRecorded>;
}

/**
 * Holds the audit log against itself, against the heads that left the database, and against what the services sent.
 * @param entries the whole log in the order of `seq`
 */
export async function verifyAuditLog(
  entries: AsyncIterable<ChainedEntry> | Iterable<ChainedEntry>,
  witnesses: Witnesses,
): Promise<Verdict> {
  const heads = new Map(witnesses.heads.map(({ seq, hash }) => [seq, hash]));
  const seen = new Map<string, number>();
  const arrived = new Set<string>();
  let last = { seq: 0, hash: GENESIS };
  /** The newest entry that a signed head vouches for: what is wrong after it began after it. */
  let vouched = 0;
  let altered: Tampering | null = null;
  let suspect: { seq: number; id: string } | null = null;
  const verdict = (tampering: Tampering | null): Verdict => ({
    entries: last.seq,
    heads: heads.size,
    tampering,
  });

  for await (const entry of entries) {
    const { seq, id } = entry;
    const fault = faultOf(entry, last, seen);
    if (fault === 'removed') return verdict(altered ?? { fault, seq: last.seq + 1, id: null });
    if (fault) return verdict(altered ?? { fault, seq, id });
    const record = witnesses.records.get(id);
    if (record && !says(entry, record)) altered ??= { fault: 'altered', seq, id };
    suspect ??= { seq, id };
    const head = heads.get(seq);
    const hash = entry.hash.toString('hex');
    if (head !== undefined && head !== hash)
      return verdict(altered ?? { fault: 'rewritten', seq: vouched + 1, id: suspect.id });
    if (head !== undefined) {
      vouched = seq;
      suspect = null;
    }
    seen.set(hash, seq);
    arrived.add(id);
    last = { seq, hash: entry.hash };
  }
  if (altered) return verdict(altered);
  if ([...heads.keys()].some((seq) => seq > last.seq))
    return verdict({ fault: 'cut', seq: last.seq + 1, id: null });
  const lost = [...witnesses.records.keys()].find((id) => !arrived.has(id));
  return verdict(lost === undefined ? null : { fault: 'missing', seq: null, id: lost });
}

/** What is wrong with an entry by itself and by the one before it. */
function faultOf(
  entry: ChainedEntry,
  last: { readonly seq: number; readonly hash: Buffer },
  seen: ReadonlyMap<string, number>,
): 'edited' | 'reordered' | 'removed' | 'replaced' | undefined {
  const intact = hashOf(entry).equals(entry.hash);
  if (!intact && madeForAnotherPlace(entry, seen)) return 'reordered';
  if (entry.seq !== last.seq + 1) return intact ? 'removed' : 'edited';
  if (!intact) return 'edited';
  if (!entry.prev_hash.equals(last.hash)) return 'replaced';
  return undefined;
}

/** True where the entry's hash fits the place after the entry that it says it follows, or any place close by. */
function madeForAnotherPlace(entry: ChainedEntry, seen: ReadonlyMap<string, number>): boolean {
  const before = seen.get(entry.prev_hash.toString('hex'));
  if (before !== undefined) return hashOf({ ...entry, seq: before + 1 }).equals(entry.hash);
  // It follows an entry that comes later now, so it was made for a later place.
  for (let seq = entry.seq + 1; seq <= entry.seq + 1_000; seq++)
    if (hashOf({ ...entry, seq }).equals(entry.hash)) return true;
  return false;
}

/** True where the entry says what its record said; what is sealed is under another key here. */
function says(entry: ChainedEntry, record: AuditRecorded): boolean {
  return (
    entry.actor_id === record.actorId &&
    entry.actor_role === record.actorRole &&
    entry.action === record.action &&
    entry.object_type === record.objectType &&
    entry.object_id === record.objectId &&
    entry.subject_id === record.subjectId &&
    entry.request_id === record.requestId &&
    entry.recorded_at.toISOString() === record.recordedAt
  );
}
