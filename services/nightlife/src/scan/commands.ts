import { requirePerson } from '@hotmess/shared/auth/require';
import { type Actor, isPerson, systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import { badInput } from '@hotmess/shared/errors/domain-error';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import { z } from 'zod';
import type { DB } from '../generated/database.ts';
import { hashToken } from '../qr-token/raw-token.ts';
import type { IpHasher } from './ip-hash.ts';
import { AnsweredMeanwhile, type ScanAnswer, type ShownToken, scanOnce } from './scan-once.ts';

export interface ScanCommands {
  readonly database: Database<DB>;
  readonly ipHasher: IpHasher;
}

/** The answer to one scan of an upload. */
export interface OfflineAnswer extends ScanAnswer {
  /** As it was sent. */
  readonly nonce: string;
}

/** Scans of one upload at most: a device sends more in several. */
const BATCH = 100;

// A signed token has some 400 characters.
const token = z.string().min(1, 'is empty').max(1_000, 'is too long');
const nonce = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, 'must be 8 to 64 characters of A-Z a-z 0-9 _ -');
const scanInput = z.object({ token, nonce, beaconId: z.string().nullish() });
const uploadInput = z.object({
  scans: z
    .array(z.object({ token, nonce, beaconId: z.string().nullish(), scannedAt: z.date() }))
    .min(1, 'is empty')
    .max(BATCH, `holds more than ${BATCH} scans`),
});

/**
 * Scans a token: always stores a row, always answers with a status. The scan is the system's act, not the
 * scanner's: he may neither write nor read scans. Sending the same (token, nonce) again gives the first answer.
 * @throws {DomainError} BAD_USER_INPUT, or FORBIDDEN for a restricted session
 */
export async function scanBeacon(
  deps: ScanCommands,
  actor: Actor,
  clientIp: string | undefined,
  raw: unknown,
): Promise<ScanAnswer> {
  if (isPerson(actor)) requirePerson(actor);
  const input = validInput(scanInput, raw);
  return record(deps, {
    tokenHash: hashToken(input.token),
    nonce: input.nonce,
    scanner: actor,
    at: input.beaconId == null ? null : entityId(input.beaconId),
    ipHash: await deps.ipHasher.hash(clientIp),
  });
}

/**
 * Takes scans that a door made without network (DOMAIN.md, "Offline scans"): judged by the device's time, each in a
 * transaction of its own and with an answer of its own, in the order they were sent. Cut off in the middle it is sent
 * again, and gives the same answers. An address tells nothing of where they were made, so none is kept.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN for a restricted session, BAD_USER_INPUT for more than 100
 */
export async function uploadOfflineScans(
  deps: ScanCommands,
  actor: Actor,
  raw: unknown,
): Promise<OfflineAnswer[]> {
  requirePerson(actor);
  const { scans } = validInput(uploadInput, raw);
  const shown = scans.map((scan) => ({
    tokenHash: hashToken(scan.token),
    nonce: scan.nonce,
    scanner: actor,
    at: scan.beaconId == null ? null : entityId(scan.beaconId),
    ipHash: null,
    deviceTime: Number.isNaN(scan.scannedAt.getTime())
      ? badInput('scannedAt', 'scannedAt is no instant.')
      : scan.scannedAt,
  }));
  const answers: OfflineAnswer[] = [];
  for (const scan of shown) answers.push({ ...(await record(deps, scan)), nonce: scan.nonce });
  return answers;
}

async function record(deps: ScanCommands, shown: ShownToken): Promise<ScanAnswer> {
  for (;;) {
    try {
      return await deps.database.inTransaction(systemActor('scan'), (tx) => scanOnce(tx, shown));
    } catch (error) {
      // Rolled back; the answer that won is committed by now, so the next look finds it.
      if (!(error instanceof AnsweredMeanwhile)) throw error;
    }
  }
}
