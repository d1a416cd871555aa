import type { Tx } from '@hotmess/shared/db/transaction';
import type { DsarPart } from '@hotmess/shared/dsar/parts-store';
import type { Treatment } from '@hotmess/shared/events/dsar';
import { sql } from 'kysely';
import type { DB } from '../generated/database.ts';
import { deleteRun } from '../listening/queries.ts';

/** Tables that say of each row which admin made it and who changed it last. */
const STAMPED = [
  'radio_shows',
  'schedule_blocks',
  'schedule_exceptions',
  'records_releases',
  'release_tracks',
] as const;

/** All that music holds of a person: his present listening, and what he did where he was an admin. */
export async function collectPerson({ db }: Tx<DB>, userId: string): Promise<DsarPart> {
  const listening = await db
    .selectFrom('listening_runs')
    .select(['started_at', 'last_beat_at'])
    .where('user_id', '=', userId)
    .execute();
  const overrides = await db
    .selectFrom('now_playing_overrides')
    .selectAll()
    .where((where) => where.or([where('set_by', '=', userId), where('cleared_by', '=', userId)]))
    .execute();
  const part: Record<string, object[]> = { listening, nowPlayingOverrides: overrides };
  for (const table of STAMPED)
    part[camelCase(table)] = await db
      .selectFrom(table)
      .select(['id', 'created_at', 'created_by', 'updated_at', 'updated_by'])
      .where((where) => where.or([where('created_by', '=', userId), where('updated_by', '=', userId)]))
      .execute();
  return part;
}

/**
 * Erases a person. What an admin made for the station is the station's and stays, with an id that leads to no person
 * once identity has erased him; harmless to run again.
 */
export async function erasePerson({ db }: Tx<DB>, userId: string): Promise<Treatment[]> {
  const runs = await deleteRun(db, userId);
  const unlinked = await db
    .updateTable('now_playing_overrides')
    .set({
      set_by: sql<string>`nullif(set_by, ${userId}::uuid)`,
      cleared_by: sql<string>`nullif(cleared_by, ${userId}::uuid)`,
    })
    .where((where) => where.or([where('set_by', '=', userId), where('cleared_by', '=', userId)]))
    .executeTakeFirst();
  const kept: Treatment[] = [];
  for (const table of STAMPED) {
    const { n } = await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where((where) => where.or([where('created_by', '=', userId), where('updated_by', '=', userId)]))
      .executeTakeFirstOrThrow();
    kept.push({ table, treatment: 'retained', rows: n, basis: 'STATION_RECORDS' });
  }
  return [
    { table: 'listening_runs', treatment: 'deleted', rows: runs, basis: null },
    {
      table: 'now_playing_overrides',
      treatment: 'unlinked',
      rows: Number(unlinked.numUpdatedRows),
      basis: null,
    },
    ...kept,
  ];
}

function camelCase(table: string): string {
  return table.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
