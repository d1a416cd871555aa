import { type Kysely, sql } from 'kysely';
import type { DB } from '../generated/database.ts';

type Db = Kysely<DB>;

/** What an account holds, by the ledger or by what is kept of it. */
export interface Sum {
  readonly balance: number;
  readonly totalEvents: number;
  readonly lastActivity: Date;
  /** The first day of the newest month, in UTC, and what it brought. */
  readonly month: string;
  readonly monthBalance: number;
}

/** A place where what is kept is not what the ledger, the profiles and the consents say. */
export type Mismatch =
  | {
      readonly what: 'balance';
      readonly userId: string;
      /** Null where there is no row. */
      readonly ledger: Sum | null;
      readonly kept: Sum | null;
    }
  | {
      /** On the board or off it against his will, or in another place than he is counted in with no job to come. */
      readonly what: 'board';
      readonly userId: string;
      readonly kept: boolean;
    }
  | {
      readonly what: 'rank_count';
      /** `all time`, or the first day of the month. */
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
    .orderBy('user_id')
    .offset(PEOPLE_AT_ONCE - 1)
    .limit(1)
    .executeTakeFirst();
  return row?.user_id ?? LAST;
}

interface SliceRow {
  readonly people: number;
  /** Null where nothing was found. */
  readonly user_id: string | null;
  readonly ledger: SumRow | null;
  readonly kept: (SumRow & { readonly on_board: boolean }) | null;
  readonly sums: boolean;
  readonly misplaced: boolean;
}

async function compareSlice(
  db: Db,
  after: string,
  upTo: string,
): Promise<{ compared: number; mismatches: Mismatch[] }> {
  const { rows } = await sql<SliceRow>`
    with by_month as (
      select user_id, date_trunc('month', occurred_at at time zone 'UTC')::date as month,
             sum(points) as points, count(*) as events, max(occurred_at) as last
      from xp_events
      where user_id > ${after}::uuid and user_id <= ${upTo}::uuid
      group by 1, 2
    ), ledger as (
      select user_id, sum(points)::bigint as balance, sum(events)::bigint as total_events, max(last) as last_activity,
             max(month) as month, (array_agg(points order by month desc))[1]::bigint as month_balance
      from by_month group by 1
    ), kept as (
      select * from xp_balance_totals where user_id > ${after}::uuid and user_id <= ${upTo}::uuid
    ), compared as (
      select coalesce(ledger.user_id, kept.user_id) as user_id, to_jsonb(ledger) as ledger, to_jsonb(kept) as kept,
             (ledger.balance, ledger.total_events, ledger.last_activity, ledger.month, ledger.month_balance)
               is not distinct from
             (kept.balance, kept.total_events, kept.last_activity, kept.month, kept.month_balance) as sums,
             kept.user_id is not null and (
               kept.on_board <> app.is_on_board(kept.user_id)
               or ((kept.counted is distinct from kept.placed
                    or (kept.month_counted is not null or kept.month_placed is not null)
                       and (kept.month_counted, kept.counted_month) is distinct from (kept.month_placed, kept.month))
                   and not exists (select from xp_moved where xp_moved.user_id = kept.user_id))) as misplaced
      from ledger full join kept on kept.user_id = ledger.user_id
    )
    select counted.people, compared.*
    from (select count(*) as people from compared) as counted
    left join compared on not sums or misplaced`.execute(db);
  return { compared: rows[0]!.people, mismatches: rows.flatMap(mismatchesOf) };
}

/** A row as JSON has it. */
interface SumRow {
  readonly balance: number;
  readonly total_events: number;
  readonly last_activity: string;
  readonly month: string;
  readonly month_balance: number;
}

function mismatchesOf({ user_id: userId, ledger, kept, sums, misplaced }: SliceRow): Mismatch[] {
  if (userId === null) return [];
  const found: Mismatch[] = [];
  if (!sums) found.push({ what: 'balance', userId, ledger: sumOf(ledger), kept: sumOf(kept) });
  if (misplaced && kept) found.push({ what: 'board', userId, kept: kept.on_board });
  return found;
}

function sumOf(row: SumRow | null): Sum | null {
  return (
    row && {
      balance: row.balance,
      totalEvents: row.total_events,
      lastActivity: new Date(row.last_activity),
      month: row.month,
      monthBalance: row.month_balance,
    }
  );
}

async function compareRankCounts(db: Db): Promise<Mismatch[]> {
  const { rows } = await sql<{ period: string; width: number; bucket: number; people: number; kept: number }>`
    with truth as (
      select period, width, points / width as bucket, count(*) as people
      from (select date '-infinity' as period, counted as points from xp_balance_totals
            union all
            select counted_month, month_counted from xp_balance_totals where counted_month >= app.this_month()) as place
      cross join (values (1), (1000)) as widths (width)
      where points is not null
      group by 1, 2, 3
    ), kept as (
      select * from xp_rank_counts where period = '-infinity' or period >= app.this_month()
    )
    select coalesce(truth.period, kept.period) as period, coalesce(truth.width, kept.width) as width,
           coalesce(truth.bucket, kept.bucket) as bucket,
           coalesce(truth.people, 0)::integer as people, coalesce(kept.people, 0) as kept
    from truth full join kept
      on kept.period = truth.period and kept.width = truth.width and kept.bucket = truth.bucket
    where coalesce(truth.people, 0) <> coalesce(kept.people, 0)
    order by 1, 2, 3`.execute(db);
  return rows.map(({ period, width, bucket, people, kept }) => ({
    what: 'rank_count',
    period: period === '-infinity' ? 'all time' : period,
    from: bucket * width,
    width,
    people,
    kept,
  }));
}
