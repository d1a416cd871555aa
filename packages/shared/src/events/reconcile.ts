import type { JetStreamManager, StreamInfo } from '@nats-io/jetstream';
import { sql } from 'kysely';
import type { Actor } from '../db/actor.ts';
import type { Database } from '../db/database.ts';
import { withLease } from '../jobs/lease.ts';
import { ensureStreams } from './streams.ts';

export interface ReconcileOptions<DB> {
  readonly database: Database<DB>;
  readonly manager: JetStreamManager;
  /** Whose outbox it is. */
  readonly service: string;
  /** The streams that this outbox feeds. */
  readonly streams: readonly string[];
  /** Copies of a stream that has to be made. */
  readonly replicas: number;
  /**
   * `at` of the last comparison, where NATS was away since: rows published after it are all compared, because a
   * later one may be there although they are not. Undefined where the newest rows are enough.
   */
  readonly since: Date | undefined;
  readonly signal: AbortSignal;
}

export interface Reconciled {
  /** Identity (time of creation) of each stream, by name. */
  readonly streams: ReadonlyMap<string, string>;
  /** How many events go out again. */
  readonly resent: number;
  /** When it began, by the database's clock. */
  readonly at: Date;
}

const RELAY: Actor = Object.freeze({ role: 'relay' });
const PAGE = 100;
const LOWEST_ID = '00000000-0000-0000-0000-000000000000';
const CLEAR_AT_ONCE = 5_000;
const LEASE_SECONDS = 15;

/**
 * Compares what the outbox says it published with what NATS holds, and clears `published_at` of what is lost, so
 * that it goes out again. Three kinds of loss: the stream was made anew (another time of creation); an old store was
 * put back (same creation, lower last sequence); or it was put back and has grown past ours since, which only the
 * message ids tell. Sending again what is not lost is harmless: the stream or the inboxes drop it.
 * @returns undefined where another replica is at it
 * @throws what NATS and the database throw
 */
export async function reconcile<DB>(options: ReconcileOptions<DB>): Promise<Reconciled | undefined> {
  const { database, manager, service, signal } = options;
  const leased = await withLease(
    database,
    `reconcile-${service}`,
    LEASE_SECONDS,
    async (lost) => {
      const stop = AbortSignal.any([lost, signal]);
      const { rows } = await sql<{ at: Date }>`select now() as at`.execute(database.as(RELAY));
      const infos = await ensureStreams(manager, options.streams, options.replicas);
      let resent = 0;
      for (const info of infos.values()) {
        resent += await clearForeign(database, info, stop);
        resent += await clearMissing(options, info, stop);
      }
      const streams = new Map([...infos].map(([name, info]) => [name, info.created]));
      return { streams, resent, at: rows[0]!.at };
    },
    RELAY,
  );
  return leased.ran ? leased.result : undefined;
}

/** Rows that another incarnation of the stream held, or that lie past its end. */
async function clearForeign<DB>(
  database: Database<DB>,
  info: StreamInfo,
  stop: AbortSignal,
): Promise<number> {
  let cleared = 0;
  for (;;) {
    stop.throwIfAborted();
    const { numAffectedRows } = await sql`
      update public.outbox set published_at = null, stream_created = null, stream_seq = null
      where (id, created_at) in (
        select id, created_at from public.outbox
        where stream = ${info.config.name} and published_at is not null
          and (stream_created < ${info.created} or stream_created > ${info.created}
               or stream_created = ${info.created} and stream_seq > ${info.state.last_seq})
        limit ${CLEAR_AT_ONCE})`.execute(database.as(RELAY));
    const count = Number(numAffectedRows ?? 0);
    cleared += count;
    if (count < CLEAR_AT_ONCE) return cleared;
  }
}

/** Walks back from the newest row and clears those whose sequence holds another message, to the last match. */
async function clearMissing<DB>(
  options: ReconcileOptions<DB>,
  info: StreamInfo,
  stop: AbortSignal,
): Promise<number> {
  const { database, manager, since } = options;
  const stream = info.config.name;
  // After a loss two rows may claim one sequence, so a page ends at a row and not at a sequence.
  let before = { seq: info.state.last_seq + 1, id: LOWEST_ID };
  let cleared = 0;
  for (;;) {
    stop.throwIfAborted();
    // What the stream dropped by age is not lost.
    const { rows } = await sql<{ id: string; stream_seq: number; published_at: Date }>`
      select id, stream_seq, published_at from public.outbox
      where stream = ${stream} and stream_created = ${info.created} and published_at is not null
        and (stream_seq, id) < (${before.seq}::bigint, ${before.id}::uuid)
        and stream_seq >= ${info.state.first_seq}
      order by stream_seq desc, id desc limit ${PAGE}`.execute(database.as(RELAY));
    const matches = await Promise.all(rows.map((row) => holds(manager, stream, row.stream_seq, row.id)));
    const lost = rows.flatMap((row, index) => (matches[index] ? [] : [row.id]));
    if (lost.length > 0)
      await sql`
        update public.outbox set published_at = null, stream_created = null, stream_seq = null
        where id = any(${lost}::uuid[])`.execute(database.as(RELAY));
    cleared += lost.length;
    const oldest = rows.at(-1);
    if (rows.length < PAGE || !oldest) return cleared;
    if (lost.length === 0 && (since === undefined || oldest.published_at < since)) return cleared;
    before = { seq: oldest.stream_seq, id: oldest.id };
  }
}

async function holds(manager: JetStreamManager, stream: string, seq: number, id: string): Promise<boolean> {
  const message = await manager.streams.getMessage(stream, { seq });
  return message?.header.get('Nats-Msg-Id') === id;
}
