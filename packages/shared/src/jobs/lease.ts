import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { type Actor, systemActor } from '../db/actor.ts';
import type { Database } from '../db/database.ts';

/** What came of asking for a lease. */
export type Leased<T> = { readonly ran: true; readonly result: T } | { readonly ran: false };

/**
 * Runs `work` while holding the lease, or not at all where another process holds it. The lease is renewed while the
 * work runs; a process that dies loses it after `ttlSeconds`.
 * @param name of the lease, the same in all replicas
 * @param ttlSeconds how long it lasts without renewal, in seconds
 * @param work gets a signal that aborts when the lease was lost; it must stop then, as another may have begun
 * @param actor who writes the lease: the system or the relay
 * @throws what `work` throws, after giving the lease back
 */
export async function withLease<DB, T>(
  database: Database<DB>,
  name: string,
  ttlSeconds: number,
  work: (signal: AbortSignal) => Promise<T>,
  actor: Actor = systemActor(name),
): Promise<Leased<T>> {
  const holder = randomUUID();
  const db = database.as(actor);
  const { rows } = await sql`
    insert into leases (name, holder, expires_at)
    values (${name}, ${holder}, now() + make_interval(secs => ${ttlSeconds}))
    on conflict (name) do update set holder = excluded.holder, expires_at = excluded.expires_at
    where leases.expires_at < now()
    returning name`.execute(db);
  if (rows.length === 0) return { ran: false };

  const lost = new AbortController();
  let renewedAt = Date.now();
  const renew = async (): Promise<void> => {
    try {
      const asked = Date.now();
      const { rows: held } = await sql`
        update leases set expires_at = now() + make_interval(secs => ${ttlSeconds})
        where name = ${name} and holder = ${holder} returning name`.execute(db);
      if (held.length === 0) lost.abort(new Error(`The lease ${name} was taken over.`));
      else renewedAt = asked;
    } catch {
      // The database is away; the lease may end there before we can renew it.
      if (Date.now() - renewedAt > ttlSeconds * 1000) lost.abort(new Error(`The lease ${name} ran out.`));
    }
  };
  const timer = setInterval(() => void renew(), (ttlSeconds * 1000) / 3);
  try {
    return { ran: true, result: await work(lost.signal) };
  } finally {
    clearInterval(timer);
    // Where this fails, the lease ends by itself.
    await sql`delete from leases where name = ${name} and holder = ${holder}`.execute(db).catch(() => {});
  }
}
