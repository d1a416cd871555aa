import type { Tx } from '@hotmess/shared/db/transaction';
import { uuidV7 } from '@hotmess/shared/events/uuid-v7';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { DB, EvidenceEvents } from '../generated/database.ts';

type Db = Kysely<DB>;

/** What a thread shows of evidence. */
export type EvidenceRow = Pick<
  Selectable<EvidenceEvents>,
  'id' | 'beacon_id' | 'type' | 'visibility' | 'created_at'
>;
const COLUMNS = ['id', 'beacon_id', 'type', 'visibility', 'created_at'] as const;

/** A verification by an admin or a seller. */
export interface NewEvidence {
  readonly beaconId: string;
  readonly userId: string;
  readonly type: 'admin_verification' | 'seller_verification';
  readonly visibility: EvidenceRow['visibility'];
  readonly notedBy: string;
}

/** Appends evidence at the commit: it is the system's to write, whoever verifies. */
export function appendEvidence(tx: Tx<DB>, evidence: NewEvidence): EvidenceRow {
  const row = {
    id: uuidV7(),
    beacon_id: evidence.beaconId,
    type: evidence.type,
    visibility: evidence.visibility,
    created_at: new Date(),
  };
  tx.atCommit({
    text: `insert into evidence_events (id, beacon_id, user_id, type, visibility, noted_by, created_at)
           values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [
      row.id,
      row.beacon_id,
      evidence.userId,
      row.type,
      row.visibility,
      evidence.notedBy,
      row.created_at.toISOString(),
    ],
    rows: false,
  });
  return row;
}

/** Kinds of proof that a person has for a beacon. */
export interface Proof {
  readonly proofPost: boolean;
  readonly qrScan: boolean;
}

/**
 * What a person can prove of a beacon; for the system. A removed or hidden proof post proves nothing, nor does a scan
 * that was declared void; an admin's verification stands for either.
 */
export async function findProof(db: Db, beaconId: string, userId: string): Promise<Proof> {
  const { rows } = await sql<Proof>`
    select coalesce(bool_or(verified or evidence.type = 'proof_post'
                            and post.status in ('visible', 'locked')), false) as "proofPost",
           coalesce(bool_or(verified or evidence.type = 'qr_scan' and void.scan_id is null), false) as "qrScan"
    from evidence_events as evidence
    left join beacon_posts as post on post.id = evidence.post_id
    left join scan_voids as void on void.scan_id = evidence.scan_id
    cross join lateral (select evidence.type = 'admin_verification' as verified) as said
    where evidence.beacon_id = ${beaconId}::uuid and evidence.user_id = ${userId}::uuid`.execute(db);
  return rows[0]!;
}

/** What the threads of several beacons show of evidence, newest first. @param limit rows at most for each beacon */
export async function listShown(db: Db, beaconIds: readonly string[], limit: number): Promise<EvidenceRow[]> {
  const { rows } = await sql<EvidenceRow>`
    select shown.*
    from unnest(${[...beaconIds]}::uuid[]) as beacon (id)
    cross join lateral (
      select ${sql.join(COLUMNS.map((column) => sql.ref(column)))} from evidence_events
      where beacon_id = beacon.id and visibility = 'thread_visible'
      order by evidence_events.id desc
      limit ${limit}::int
    ) as shown`.execute(db);
  return rows;
}

/** A piece of evidence as admins see it. */
export type EvidenceRecordRow = EvidenceRow & Pick<Selectable<EvidenceEvents>, 'user_id' | 'noted_by'>;

/** All evidence of a person at a beacon, newest first; for admins. @param limit rows at most */
export function listOfPerson(
  db: Db,
  beaconId: string,
  userId: string,
  limit: number,
): Promise<EvidenceRecordRow[]> {
  return db
    .selectFrom('evidence_events')
    .select([...COLUMNS, 'user_id', 'noted_by'])
    .where('beacon_id', '=', beaconId)
    .where('user_id', '=', userId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}
