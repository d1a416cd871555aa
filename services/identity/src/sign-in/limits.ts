import { isIPv6 } from 'node:net';
import { DomainError } from '@hotmess/shared/errors/domain-error';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../generated/database.ts';
import type { Hasher } from './hasher.ts';

type Db = Kysely<DB>;

const HOUR = 3_600;
const REDEEM: Limit = { address: 30, ip: 120 };

/** How often something may be done in an hour: for one address, and for one client. */
export interface Limit {
  readonly address: number;
  readonly ip: number;
}

/**
 * Counts a mail that someone asks us to send to an address.
 * @throws {DomainError} RATE_LIMITED past the limit
 */
export function limitMail(
  db: Db,
  hasher: Hasher,
  limit: Limit,
  email: string,
  ip: string | undefined,
): Promise<void> {
  return take(db, hasher, 'mail', limit, email, ip);
}

/**
 * Counts an attempt to redeem a code.
 * @throws {DomainError} RATE_LIMITED after 30 an hour for the address or 120 for the client
 */
export function limitRedeem(db: Db, hasher: Hasher, email: string, ip: string | undefined): Promise<void> {
  return take(db, hasher, 'redeem', REDEEM, email, ip);
}

/**
 * Counts something that a client asks for without naming anybody, such as a challenge for a passkey.
 * @throws {DomainError} RATE_LIMITED after 120 an hour
 */
export async function limitClient(
  db: Db,
  hasher: Hasher,
  kind: string,
  ip: string | undefined,
): Promise<void> {
  if (ip === undefined) return;
  if (!(await takeOne(db, hasher.bucket(`${kind}:ip`, network(ip)), REDEEM.ip, HOUR)))
    throw new DomainError('RATE_LIMITED');
}

/**
 * Counts an attempt to prove oneself as somebody by something other than an address.
 * @throws {DomainError} RATE_LIMITED after 30 an hour for the account or credential
 */
export async function limitAccount(db: Db, hasher: Hasher, kind: string, account: string): Promise<void> {
  if (!(await takeOne(db, hasher.bucket(`${kind}:account`, account), REDEEM.address, HOUR)))
    throw new DomainError('RATE_LIMITED');
}

async function take(
  db: Db,
  hasher: Hasher,
  kind: string,
  limit: Limit,
  email: string,
  ip: string | undefined,
): Promise<void> {
  const buckets = [{ bucket: hasher.bucket(`${kind}:address`, email), limit: limit.address }];
  if (ip !== undefined) buckets.push({ bucket: hasher.bucket(`${kind}:ip`, network(ip)), limit: limit.ip });
  for (const each of buckets)
    if (!(await takeOne(db, each.bucket, each.limit, HOUR))) throw new DomainError('RATE_LIMITED');
}

/**
 * Takes one of a window's attempts: one conditional upsert, so it holds across replicas and is exact under
 * concurrency, as every attempt waits for the row.
 * @returns false where none is left
 */
export async function takeOne(db: Db, bucket: Buffer, limit: number, seconds: number): Promise<boolean> {
  const { rows } = await sql`
    insert into rate_limits as present (bucket, used, window_ends_at)
    values (${bucket}, 1, clock_timestamp() + make_interval(secs => ${seconds}::int))
    on conflict (bucket) do update set
      used = case when present.window_ends_at <= clock_timestamp() then 1 else present.used + 1 end,
      window_ends_at = case when present.window_ends_at <= clock_timestamp() then excluded.window_ends_at
                            else present.window_ends_at end
    where present.window_ends_at <= clock_timestamp() or present.used < ${limit}::int
    returning used`.execute(db);
  return rows.length > 0;
}

/** A household has a /64 of IPv6 to itself, so its addresses count as one. */
function network(ip: string): string {
  if (!isIPv6(ip)) return ip;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped) return mapped;
  const [head = '', tail] = ip.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = !tail ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array<string>(Math.max(zeros, 0)).fill('0'), ...right]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
