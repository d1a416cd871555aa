import { type Kysely, type Updateable, sql } from 'kysely';
import type { Beacons, DB } from '../generated/database.ts';
import { byCreation, byStart, byUpdate } from './cursors.ts';
import { BEACON_COLUMNS, type BeaconRow, type ModeratedRow } from './rows.ts';

type Db = Kysely<DB>;

/** Filters and place of a list of what is on. */
export interface LiveFilter {
  readonly cityId?: string | null | undefined;
  readonly type?: BeaconRow['type'] | null | undefined;
  /** Words, "phrases", `or` and -not; in title, description and city. */
  readonly search?: string | null | undefined;
  /** On at some time from then on … */
  readonly from?: Date | null | undefined;
  /** … and before then. */
  readonly to?: Date | null | undefined;
  /** On at some time of the present night, which lasts until 06:00 by the beacon's own clock. */
  readonly tonight?: boolean | null | undefined;
  readonly after?: string | null | undefined;
}

/** The instant at which the night that it is now ends where the beacon is. */
const NIGHT_ENDS = sql<Date>`
  (((now() at time zone time_zone) - interval '6 hours')::date + interval '1 day 6 hours') at time zone time_zone`;

/** One beacon as far as the actor may see it. */
export async function findBeacon(db: Db, id: string): Promise<BeaconRow | undefined> {
  const [row] = await findBeacons(db, [id]);
  return row;
}

/** One beacon, locked until the transaction ends, with what moderator actions go by; for the system. */
export function lockForAction(db: Db, id: string): Promise<ModeratedRow | undefined> {
  return db
    .selectFrom('beacons')
    .select([...BEACON_COLUMNS, ...MODERATED_COLUMNS])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

const MODERATED_COLUMNS = ['prior_state', 'action_version', 'disabled_with_host'] as const;

/** A host's beacons in these states, locked until the transaction ends; for the system. */
export function lockOfHost(
  db: Db,
  hostId: string,
  states: readonly BeaconRow['status'][],
): Promise<ModeratedRow[]> {
  return db
    .selectFrom('beacons')
    .select([...BEACON_COLUMNS, ...MODERATED_COLUMNS])
    .where('host_id', '=', hostId)
    .where('status', 'in', states)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Beacons by id, in no order; those that the actor may not see are left out. */
export function findBeacons(db: Db, ids: readonly string[]): Promise<BeaconRow[]> {
  return db
    .selectFrom('beacons')
    .select(BEACON_COLUMNS)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
}

/** What is on, soonest first. @param limit rows at most */
export function listLive(db: Db, filter: LiveFilter, limit: number): Promise<BeaconRow[]> {
  let query = db
    .selectFrom('live_beacons')
    .select(BEACON_COLUMNS)
    .orderBy('starts_at')
    .orderBy('id')
    .limit(limit);
  if (filter.cityId) query = query.where('city_id', '=', filter.cityId);
  if (filter.type) query = query.where('type', '=', filter.type);
  const { search, from, to } = filter;
  if (search) {
    query = query.where('id', 'in', (found) =>
      found
        .selectFrom('searchable_beacons')
        .select(sql<string>`beacon_id`.as('beacon_id'))
        .where(sql<boolean>`document @@ websearch_to_tsquery('english', ${search})`),
    );
  }
  if (from) query = query.where((or) => or.or([or('ends_at', 'is', null), or('ends_at', '>', from)]));
  if (to) query = query.where('starts_at', '<', to);
  if (filter.tonight) {
    // No night ends later than that: it bounds what the index gives, whatever the zone.
    query = query
      .where('starts_at', '<', sql<Date>`now() + interval '26 hours'`)
      .where('starts_at', '<', NIGHT_ENDS);
  }
  if (filter.after) {
    const { at, id } = byStart.decode(filter.after);
    query = query.where(sql<boolean>`(starts_at, id) > (${at}::timestamptz, ${id}::uuid)`);
  }
  return query.execute() as Promise<BeaconRow[]>;
}

/**
 * What is on in each of several cities, in one query.
 * @param limit rows at most for each city
 */
export async function listLiveByCity(
  db: Db,
  cityIds: readonly string[],
  filter: Pick<LiveFilter, 'type' | 'after'>,
  limit: number,
): Promise<BeaconRow[]> {
  const columns = sql.join(BEACON_COLUMNS.map((column) => sql.ref(`live.${column}`)));
  const after = filter.after ? byStart.decode(filter.after) : null;
  const { rows } = await sql<BeaconRow>`
    select ${columns}
    from unnest(${[...cityIds]}::text[]) as city (id)
    cross join lateral (
      select * from live_beacons as candidate
      where candidate.city_id = city.id
        and (${filter.type ?? null}::text is null or candidate.type = ${filter.type ?? null}::text)
        and (${after?.at ?? null}::timestamptz is null
             or (candidate.starts_at, candidate.id) > (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
      order by candidate.starts_at, candidate.id
      limit ${limit}::int
    ) as live`.execute(db);
  return rows;
}

/** A host's beacons in every state, newest first. */
export function listByHost(
  db: Db,
  hostId: string,
  after: string | null | undefined,
  limit: number,
): Promise<BeaconRow[]> {
  let query = db
    .selectFrom('beacons')
    .select(BEACON_COLUMNS)
    .where('host_id', '=', hostId)
    .orderBy('id', 'desc')
    .limit(limit);
  if (after) query = query.where('id', '<', byCreation.decode(after));
  return query.execute();
}

/** What waits for a moderator, longest waiting first. */
export function listInReview(db: Db, after: string | null | undefined, limit: number): Promise<BeaconRow[]> {
  let query = db
    .selectFrom('beacons')
    .select(BEACON_COLUMNS)
    .where('status', '=', 'pending_review')
    .orderBy('updated_at')
    .orderBy('id')
    .limit(limit);
  if (after) {
    const { at, id } = byUpdate.decode(after);
    query = query.where(sql<boolean>`(updated_at, id) > (${at}::timestamptz, ${id}::uuid)`);
  }
  return query.execute();
}

/** Why beacons were sent back, for those who may read it. */
export function findRejectionReasons(
  db: Db,
  ids: readonly string[],
): Promise<{ id: string; rejection_reason: string | null }[]> {
  return db
    .selectFrom('beacons')
    .select(['id', 'rejection_reason'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
}

export interface NewBeacon {
  readonly host_id: string;
  readonly city_id: string;
  readonly type: BeaconRow['type'];
  readonly title: string;
  readonly description: string;
  readonly starts_at: Date;
  readonly ends_at: Date | null;
  readonly time_zone: string;
  readonly geo_hash: string | null;
}

/** Inserts a draft. */
export function insertBeacon(db: Db, beacon: NewBeacon): Promise<BeaconRow> {
  return db.insertInto('beacons').values(beacon).returning(BEACON_COLUMNS).executeTakeFirstOrThrow();
}

/**
 * Changes a beacon, if it still is as it was seen.
 * @returns undefined where someone else changed it meanwhile
 */
export function changeBeacon(
  db: Db,
  seen: { id: string; version: number },
  change: Updateable<Beacons>,
): Promise<BeaconRow | undefined> {
  return db
    .updateTable('beacons')
    .set(change)
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .returning(BEACON_COLUMNS)
    .executeTakeFirst();
}

/** Live beacons whose time has passed, for the expiry job. @param limit rows at most */
export function findPastEnd(db: Db, limit: number): Promise<BeaconRow[]> {
  return db
    .selectFrom('beacons')
    .select(BEACON_COLUMNS)
    .where('status', '=', 'live')
    .where('ends_at', '<=', sql<Date>`now()`)
    .orderBy('ends_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}
