import { type Kysely, sql } from 'kysely';
import type { DB } from '../generated/database.ts';

type Db = Kysely<DB>;

/** What an account holds, by the ledger or by what is kept of it. */
export interface Sum {
  readonly balance: number;
  readonly totalEvents: number;
  readonly lastActivity: Date;
}

/** A place where what is kept is not what the ledger, the profiles and the consents say. */
export type Mismatch =
  | {
      readonly what: 'balance';
      readonly userId: string;
      /** `all time`, or the first day of a month. */
      readonly period: string;
      /** Null where there is no row. */
      readonly ledger: Sum | null;
      readonly kept: Sum | null;
    }
  | { readonly what: 'board'; readonly userId: string; readonly period: string; readonly kept: boolean }
  | {
      readonly what: 'rank_count';
      readonly period: string;
      /** The first balance of the bucket, and how many there are in it. */
      readonly from: number;
      readonly width: number;
      readonly people: number;
      readonly kept: number;
    };

const PEOPLE_AT_ONCE = 1_000;
const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/**
 * Folds the ledger anew and compares, a thousand people at a time, each thousand as of one moment: it may run while
 * others earn. Nothing is changed.
 * @param db of an admin or the system
 * @returns how many people's accounts were compared
 */
export async function* verifyLedger(db: Db): AsyncGenerator<Mismatch, { people: number }> {
  let people = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; after !== LAST;) {
    const upTo = await endOfSlice(db, after);
    const { compared, mismatches } = await compareSlice(db, after, upTo);
    people += compared;
    yield* mismatches;
    after = upTo;
  }
  yield* await compareRankCounts(db);
  return { people };
}

async function endOfSlice(db: Db, after: string): Promise<string> {
  const row = await db
    .selectFrom('xp_balance_totals')
    .select('user_id')
    .where('user_id', '>', after)
    .where('period', '=', sql<string>`'-infinity'`)
    .orderBy('user_id')
    .offset(PEOPLE_AT_ONCE - 1)
    .limit(1)
    .executeTakeFirst();
  return row?.user_id ?? LAST;
}

interface SliceRow {
  readonly user_id: string;
  readonly period: string;
  readonly balance: number | null;
  readonly total_events: number | null;
  readonly last_activity: Date | null;
  readonly kept_balance: number | null;
  readonly kept_events: number | null;
  readonly kept_activity: Date | null;
  readonly on_board: boolean | null;
  readonly sums: boolean;
  readonly misplaced: boolean;
}

async function compareSlice(
  db: Db,
  after: string,
  upTo: string,
): Promise<{ compared: number; mismatches: Mismatch[] }> {
  const { rows } = await sql<SliceRow & { compared: number }>`
    with ledger as (
      select user_id, case when grouping(month) = 1 then '-infinity' else month end as period,
             sum(points)::bigint as balance, count(*) as total_events, max(occurred_at) as last_activity
      from (select user_id, app.kept_month(occurred_at) as month, points, occurred_at from xp_events
            where user_id > ${after}::uuid and user_id <= ${upTo}::uuid) as event
      group by grouping sets ((user_id), (user_id, month))
      having grouping(month) = 1 or month is not null
    ), kept as (
      select user_id, period, balance, total_events, last_activity, on_board
      from xp_balance_totals
      where user_id > ${after}::uuid and user_id <= ${upTo}::uuid
        and (period = '-infinity' or app.kept_month(period::timestamp at time zone 'UTC') is not null)
    ), compared as (
      select coalesce(ledger.user_id, kept.user_id) as user_id, coalesce(ledger.period, kept.period) as period,
             ledger.balance, ledger.total_events, ledger.last_activity,
             kept.balance as kept_balance, kept.total_events as kept_events, kept.last_activity as kept_activity,
             kept.on_board,
             (ledger.balance, ledger.total_events, ledger.last_activity)
               is not distinct from (kept.balance, kept.total_events, kept.last_activity) as sums,
             kept.on_board is distinct from app.is_on_board(kept.user_id) and kept.user_id is not null as misplaced
      from ledger full join kept on kept.user_id = ledger.user_id and kept.period = ledger.period
    )
    select compared.*, counted.people as compared
    from (select count(*) filter (where period = '-infinity') as people from compared) as counted
    left join compared on not sums or misplaced`.execute(db);
  const found = rows.filter((row) => row.user_id !== null);
  return { compared: rows[0]!.compared, mismatches: found.flatMap(mismatchesOf) };
}

function mismatchesOf(row: SliceRow): Mismatch[] {
  const period = nameOf(row.period);
  const { user_id: userId } = row;
  const found: Mismatch[] = [];
  if (!row.sums)
    found.push({
      what: 'balance',
      userId,
      period,
      ledger: sumOf(row.balance, row.total_events, row.last_activity),
      kept: sumOf(row.kept_balance, row.kept_events, row.kept_activity),
    });
  if (row.misplaced && row.on_board !== null)
    found.push({ what: 'board', userId, period, kept: row.on_board });
  return found;
}

function sumOf(balance: number | null, events: number | null, activity: Date | null): Sum | null {
  return balance === null || events === null || activity === null
    ? null
    : { balance, totalEvents: events, lastActivity: activity };
}

function nameOf(period: string): string {
  return period === '-infinity' ? 'all time' : period;
}

async function compareRankCounts(db: Db): Promise<Mismatch[]> {
  const { rows } = await sql<{ period: string; width: number; bucket: number; people: number; kept: number }>`
    with truth as (
      select period, width, counted / width as bucket, count(*) as people
      from xp_balance_totals cross join (values (1), (1000)) as widths (width)
      where counted is not null
      group by 1, 2, 3
    )
    select coalesce(truth.period, kept.period) as period, coalesce(truth.width, kept.width) as width,
           coalesce(truth.bucket, kept.bucket) as bucket,
           coalesce(truth.people, 0)::integer as people, coalesce(kept.people, 0) as kept
    from truth full join xp_rank_counts as kept
      on kept.period = truth.period and kept.width = truth.width and kept.bucket = truth.bucket
    where coalesce(truth.people, 0) <> coalesce(kept.people, 0)
    order by 1, 2, 3`.execute(db);
  return rows.map(({ period, width, bucket, people, kept }) => ({
    what: 'rank_count',
    period: nameOf(period),
    from: bucket * width,
    width,
    people,
    kept,
  }));
}
