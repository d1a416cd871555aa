import { openSuperuser } from '@hotmess/local/testing/database';
import type pg from 'pg';

/** A superuser's connection to a test database: to look and to arrange, never to prove. */
export interface Look {
  <Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  readonly pool: pg.Pool;
  end(): Promise<void>;
}

/** Opens it. */
export function openLook(superuserUrl: string): Look {
  const pool = openSuperuser(superuserUrl);
  const look = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> =>
    (await pool.query<Row>(text, values)).rows;
  return Object.assign(look, { pool, end: () => pool.end() });
}

/** An event as it lies in an outbox. */
export interface OutboxEvent {
  readonly id: string;
  readonly requestid: string;
  readonly data: Record<string, unknown>;
  readonly published: boolean;
}

/** All events of a subject in an outbox, oldest first. */
export async function outboxOf(look: Look, subject: string): Promise<OutboxEvent[]> {
  const rows = await look<{ envelope: string; published: boolean }>(
    'select envelope, published_at is not null as published from outbox where subject = $1 order by created_at, id',
    [subject],
  );
  return rows.map(({ envelope, published }) => ({
    ...(JSON.parse(envelope) as Omit<OutboxEvent, 'published'>),
    published,
  }));
}

/** How many rows of the XP ledger each scan has, by the scan's id. */
export async function ledgerRowsByScan(look: Look): Promise<Map<string, number>> {
  const rows = await look<{ scan: string; n: number }>(
    `select source_event_id as scan, count(*)::int as n from xp_events where type = 'beacon_scan' group by 1`,
  );
  return new Map(rows.map(({ scan, n }) => [scan, n]));
}
