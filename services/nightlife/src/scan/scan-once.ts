import { type Actor, isStaff, userIdOf } from '@hotmess/shared/db/actor';
import type { Tx } from '@hotmess/shared/db/transaction';
import { beaconScanned } from '@hotmess/shared/events/nightlife';
import { appendEvent } from '@hotmess/shared/events/outbox';
import type { DB } from '../generated/database.ts';
import { ALREADY_SCANNED, VALID, type Verdict, momentOf, refusalOf } from './judge.ts';
import {
  type Lookup,
  type StoredAnswer,
  claimFirst,
  findMinting,
  lookUp,
  recordScan,
  releaseClaim,
} from './queries.ts';

/** What the scanner is told. */
export interface ScanAnswer extends Verdict {
  readonly beaconId: string | null;
  readonly firstForUser: boolean;
  readonly scannedAt: Date;
}

/** A token that was shown, and who read it. */
export interface ShownToken {
  readonly tokenHash: Buffer;
  readonly nonce: string;
  readonly scanner: Actor;
  /** The beacon the client says it stands at, where it says so. */
  readonly at: string | null;
  readonly ipHash: Buffer | null;
  /** When the device scanned, for a scan made offline; undefined for one made now. */
  readonly deviceTime?: Date;
}

/** The same (token, nonce) was answered by a request that ran at the same time. */
export class AnsweredMeanwhile extends Error {}

/**
 * Judges and stores one scan, in a transaction of the system that must commit at once.
 * @throws {AnsweredMeanwhile} where it must be tried again: the answer that won is there by then
 */
export async function scanOnce(tx: Tx<DB>, shown: ShownToken): Promise<ScanAnswer> {
  const { tokenHash, nonce, scanner, deviceTime } = shown;
  const callerId = userIdOf(scanner);
  const moment = deviceTime && (await judgedBy(tx, tokenHash, deviceTime));
  const at = moment instanceof Date ? moment : null;
  const found = await lookUp(tx.db, { tokenHash, nonce, callerId, at });
  if (found.answered) return answerAgain(found.answered);

  const offline = deviceTime !== undefined;
  const clockRefusal = moment instanceof Date ? undefined : moment;
  const refusal = clockRefusal ?? refusalOf(tokenOf(found, scanner, offline), shown.at, found.now);
  // A ticket's holder is its subject, whoever reads it; what a door shows is scanned by its subject himself. A device
  // that stands at a door is nobody's own: a token without a holder that it read is a guest's whom nobody knows.
  const userId = found.holder_id ?? (offline ? null : callerId);
  const claim = { beaconId: found.beacon_id, scope: found.scope, night: found.night, scanId: found.scan_id };
  // A person signed out cannot be told apart from another, so nothing of his is a duplicate and nothing earns.
  const claimed =
    !refusal && userId ? await claimFirst(tx.db, { ...claim, userId }) : { first: true, earned: false };
  const judged = refusal ?? (claimed.first ? VALID : ALREADY_SCANNED);
  const known = found.token_id !== null;
  const { answered, ...verdict } = await recordScan(tx.db, {
    ...judged,
    tokenHash,
    nonce,
    scanId: found.scan_id,
    scannedAt: found.now,
    offline,
    tokenId: found.token_id,
    beaconId: known ? found.beacon_id : null,
    scope: known ? found.scope : null,
    userId,
    scannedBy: callerId,
    night: known ? found.local_night : null,
    once: found.once,
    earned: claimed.earned,
    ipHash: shown.ipHash,
  });
  if (!answered) throw new AnsweredMeanwhile();
  const valid = verdict.status === 'valid';
  if (judged === VALID && !valid && userId) await releaseClaim(tx.db, { ...claim, userId });
  const firstForUser = valid && claimed.earned;
  if (valid) appendScanned(tx, found, userId, firstForUser);
  return { ...verdict, beaconId: known ? found.beacon_id : null, firstForUser, scannedAt: found.now };
}

async function judgedBy(tx: Tx<DB>, tokenHash: Buffer, deviceTime: Date): Promise<Verdict | Date> {
  const { now, minted_at } = await findMinting(tx.db, tokenHash);
  return momentOf(deviceTime, minted_at ?? undefined, now);
}

function answerAgain(answer: StoredAnswer): ScanAnswer {
  return {
    status: answer.status,
    reason: answer.reason,
    beaconId: answer.beacon_id,
    firstForUser: answer.first_for_user,
    scannedAt: new Date(answer.scanned_at),
  };
}

function tokenOf(found: Lookup, scanner: Actor, offline: boolean) {
  if (found.token_id === null) return undefined;
  // Moderators and admins may stand at any door, but they are not its staff.
  const admits = found.at_door || (isStaff(scanner) && (found.holder_id !== null || offline));
  const needsDoor = offline || found.holder_id !== null || found.scope === 'staff';
  return {
    beaconId: found.beacon_id,
    status: found.token_status,
    expires_at: found.expires_at,
    closedToScanner: needsDoor && !admits,
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
