import { requirePerson } from '@hotmess/shared/auth/require';
import { type Actor, isPerson, systemActor, userIdOf } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { Tx } from '@hotmess/shared/db/transaction';
import { beaconScanned } from '@hotmess/shared/events/nightlife';
import { appendEvent } from '@hotmess/shared/events/outbox';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import { z } from 'zod';
import type { DB } from '../generated/database.ts';
import { hashToken } from '../qr-token/raw-token.ts';
import type { IpHasher } from './ip-hash.ts';
import { ALREADY_SCANNED, EXHAUSTED, VALID, type Verdict, refusalOf } from './judge.ts';
import { type Lookup, claimFirst, lookUp, recordScan, releaseClaim } from './queries.ts';

export interface ScanCommands {
  readonly database: Database<DB>;
  readonly ipHasher: IpHasher;
}

/** What the scanner is told. */
export interface ScanAnswer extends Verdict {
  readonly beaconId: string | null;
  readonly firstForUser: boolean;
  readonly scannedAt: Date;
}

const scanInput = z.object({
  token: z.string().min(1, 'is empty').max(200, 'is too long'),
  nonce: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, 'must be 8 to 64 characters of A-Z a-z 0-9 _ -'),
  beaconId: z.string().nullish(),
});

/** The same (token, nonce) was answered by a request that ran at the same time. */
class AnsweredMeanwhile extends Error {}

/**
 * Scans a token: always stores a row, always answers with a status. The scan is the system's act, not the
 * scanner's: he may neither write nor read scans. Sending the same (token, nonce) again gives the first answer.
 */
export async function scanBeacon(
  deps: ScanCommands,
  actor: Actor,
  clientIp: string | undefined,
  raw: unknown,
): Promise<ScanAnswer> {
  if (isPerson(actor)) requirePerson(actor);
  const input = validInput(scanInput, raw);
  const at = input.beaconId == null ? null : entityId(input.beaconId);
  const subject = {
    tokenHash: hashToken(input.token),
    nonce: input.nonce,
    userId: userIdOf(actor),
    ipHash: await deps.ipHasher.hash(clientIp),
  };
  for (;;) {
    try {
      return await deps.database.inTransaction(systemActor('scan'), (tx) => scanOnce(tx, subject, at));
    } catch (error) {
      // Rolled back; the answer that won is committed by now, so the next look finds it.
      if (!(error instanceof AnsweredMeanwhile)) throw error;
    }
  }
}

interface Subject {
  readonly tokenHash: Buffer;
  readonly nonce: string;
  readonly userId: string | null;
  readonly ipHash: Buffer | null;
}

async function scanOnce(tx: Tx<DB>, subject: Subject, at: string | null): Promise<ScanAnswer> {
  const found = await lookUp(tx.db, subject.tokenHash, subject.nonce);
  if (found.answered) {
    const { status, reason, first_for_user, scanned_at, beacon_id } = found.answered;
    return {
      status,
      reason,
      beaconId: beacon_id,
      firstForUser: first_for_user,
      scannedAt: new Date(scanned_at),
    };
  }
  const refusal = refusalOf(tokenOf(found), at, found.now);
  const claim = {
    beaconId: found.beacon_id,
    userId: subject.userId ?? '',
    scope: found.scope,
    night: found.night,
    scanId: found.scan_id,
  };
  // A person signed out cannot be told apart from another, so nothing of his is a duplicate and nothing earns.
  const claimed =
    !refusal && subject.userId ? await claimFirst(tx.db, claim) : { first: true, earned: false };
  const judged = refusal ?? (claimed.first ? VALID : ALREADY_SCANNED);
  const recorded = await recordScan(tx.db, {
    ...subject,
    ...judged,
    scanId: found.scan_id,
    tokenId: found.token_id,
    beaconId: found.token_id && found.beacon_id,
    scope: found.token_id && found.scope,
    night: found.token_id && found.local_night,
    earned: claimed.earned,
  });
  if (!recorded.answered) throw new AnsweredMeanwhile();
  if (!recorded.taken && claimed.first && subject.userId) await releaseClaim(tx.db, found.scan_id, claim);
  const verdict = recorded.taken ? judged : EXHAUSTED;
  const firstForUser = verdict.status === 'valid' && claimed.earned;
  if (verdict.status === 'valid') appendScanned(tx, found, subject.userId, firstForUser);
  return { ...verdict, beaconId: found.token_id && found.beacon_id, firstForUser, scannedAt: found.now };
}

function tokenOf(found: Lookup) {
  if (found.token_id === null) return undefined;
  return {
    beaconId: found.beacon_id,
    status: found.token_status,
    expires_at: found.expires_at,
    beacon: { status: found.beacon_status, ends_at: found.ends_at },
  };
}

function appendScanned(tx: Tx<DB>, found: Lookup, userId: string | null, firstForUser: boolean): void {
  appendEvent(tx, beaconScanned, {
    entityId: found.beacon_id,
    data: {
      scanId: found.scan_id,
      beaconId: found.beacon_id,
      cityId: found.city_id,
      tokenScope: found.scope,
      userId,
      firstForUser,
      night: found.local_night,
      scannedAt: found.now.toISOString(),
    },
  });
}
