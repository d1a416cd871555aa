import { type Kysely, type Selectable, sql } from 'kysely';
import type { ContentRulesets, DB } from '../generated/database.ts';

type Db = Kysely<DB>;

const COLUMNS = [
  'id',
  'name',
  'description',
  'max_resale_percent',
  'report_threshold',
  'version',
  'created_at',
  'updated_at',
] as const;

export type ContentRulesetRow = Pick<Selectable<ContentRulesets>, (typeof COLUMNS)[number]>;

/** What holds for a beacon's listings and posts. */
export interface Rules {
  /** Highest price of a listing, in percent of its face value. */
  readonly maxResalePercent: number;
  /** Different people who must report something before it goes back to the moderators. */
  readonly reportThreshold: number;
}

/** What holds where a beacon has no ruleset (DOMAIN.md, "Nightlife"); the same as the columns' defaults. */
export const DEFAULT_RULES: Rules = { maxResalePercent: 100, reportThreshold: 3 };

/** The rules of a beacon: its ruleset's, or the defaults. */
export async function rulesOfBeacon(db: Db, beaconId: string): Promise<Rules> {
  const row = await db
    .selectFrom('beacons')
    .innerJoin('content_rulesets', 'content_rulesets.id', 'beacons.ruleset_id')
    .select(['max_resale_percent', 'report_threshold'])
    .where('beacons.id', '=', beaconId)
    .executeTakeFirst();
  if (!row) return DEFAULT_RULES;
  return { maxResalePercent: row.max_resale_percent, reportThreshold: row.report_threshold };
}

/** All rulesets by name. */
export function listRulesets(db: Db): Promise<ContentRulesetRow[]> {
  return db.selectFrom('content_rulesets').select(COLUMNS).orderBy('name').execute();
}

/** One ruleset. */
export function findRuleset(db: Db, id: string): Promise<ContentRulesetRow | undefined> {
  return db.selectFrom('content_rulesets').select(COLUMNS).where('id', '=', id).executeTakeFirst();
}

/** Rulesets of beacons, each with the beacon it holds for. */
export function findRulesetsOf(
  db: Db,
  beaconIds: readonly string[],
): Promise<(ContentRulesetRow & { readonly beacon_id: string })[]> {
  return db
    .selectFrom('beacons')
    .innerJoin('content_rulesets', 'content_rulesets.id', 'beacons.ruleset_id')
    .select(COLUMNS.map((column) => `content_rulesets.${column}` as const))
    .select('beacons.id as beacon_id')
    .where('beacons.id', '=', sql<string>`any(${[...beaconIds]}::uuid[])`)
    .execute();
}

/** What an admin says of a ruleset. */
export type RulesetContent = Pick<
  ContentRulesetRow,
  'name' | 'description' | 'max_resale_percent' | 'report_threshold'
>;

/** Inserts a ruleset. */
export function insertRuleset(db: Db, content: RulesetContent): Promise<ContentRulesetRow> {
  return db.insertInto('content_rulesets').values(content).returning(COLUMNS).executeTakeFirstOrThrow();
}

/** Changes a ruleset, if it still is as it was seen; undefined where someone else changed it meanwhile. */
export function changeRuleset(
  db: Db,
  seen: { readonly id: string; readonly version: number },
  content: RulesetContent,
): Promise<ContentRulesetRow | undefined> {
  return db
    .updateTable('content_rulesets')
    .set(content)
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .returning(COLUMNS)
    .executeTakeFirst();
}

/** True where another ruleset has the name. */
export async function isNameTaken(db: Db, name: string, exceptId: string | null): Promise<boolean> {
  let query = db.selectFrom('content_rulesets').select('id').where('name', '=', name);
  if (exceptId) query = query.where('id', '<>', exceptId);
  return (await query.executeTakeFirst()) !== undefined;
}
