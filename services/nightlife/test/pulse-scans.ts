import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** A scan of the past, put where the door would have put it. */
export interface HourlyScan {
  readonly beaconId: string;
  readonly userId: string | null;
  /** Beginning of its hour. */
  readonly at: Date;
  readonly status?: string;
  readonly scope?: string;
}

/** Ids of so many persons. */
export const people = (count: number) => Array.from({ length: count }, () => randomUUID());

/** Stores scans at some moment of their hours; the clock cannot be turned back for the door. */
export async function insertScans(superuser: pg.Pool, scans: readonly HourlyScan[]): Promise<void> {
  await superuser.query(
    `insert into beacon_scans (beacon_id, user_id, scanned_by, scanned_at, status, scope)
     select beacon_id, user_id, user_id, hour + random() * interval '1 second', status, scope
     from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::text[], $5::text[])
       as scan (beacon_id, user_id, hour, status, scope)`,
    [
      scans.map(({ beaconId }) => beaconId),
      scans.map(({ userId }) => userId),
      scans.map(({ at }) => at),
      scans.map(({ status }) => status ?? 'valid'),
      scans.map(({ scope }) => scope ?? 'check_in'),
    ],
  );
}
