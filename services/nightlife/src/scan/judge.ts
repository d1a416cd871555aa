import { presentStatus } from '../beacon/status.ts';
import type { BeaconStatus } from '../beacon/machine.ts';
import type { QrTokenStatus } from '../qr-token/machine.ts';
import { presentTokenStatus } from '../qr-token/status.ts';

export type ScanStatus = 'valid' | 'invalid' | 'duplicate' | 'revoked' | 'expired';
export type ScanReason =
  | 'UNKNOWN_TOKEN'
  | 'WRONG_BEACON'
  | 'BEACON_NOT_LIVE'
  | 'EXHAUSTED'
  | 'ALREADY_SCANNED'
  | 'REVOKED'
  | 'EXPIRED'
  | 'NOT_STAFF'
  | 'TOO_LATE'
  | 'CLOCK_OFF';

/** A scan's answer. */
export interface Verdict {
  readonly status: ScanStatus;
  readonly reason: ScanReason | null;
}

/** The token that was shown, and the beacon it is of, as the database holds them at the moment of the scan. */
export interface ScannedToken {
  readonly beaconId: string;
  readonly status: QrTokenStatus;
  readonly expires_at: Date;
  readonly beacon: { readonly status: BeaconStatus; readonly ends_at: Date | null };
  /** It needs someone of the door to scan it, and who scans it is none. */
  readonly closedToScanner: boolean;
}

/** How far the clock of a device may be off, in milliseconds. */
export const CLOCK_TOLERANCE = 120_000;
/** How old a scan made offline may be when it is uploaded, in milliseconds. */
export const OFFLINE_AGE = 48 * 3_600_000;

export const EXHAUSTED: Verdict = { status: 'invalid', reason: 'EXHAUSTED' };
export const ALREADY_SCANNED: Verdict = { status: 'duplicate', reason: 'ALREADY_SCANNED' };
export const VALID: Verdict = { status: 'valid', reason: null };

/**
 * What token and beacon alone say of a scan (DOMAIN.md, "A scan"). Whether the person was here already, and whether
 * a use is left, only the rows can say, under their locks.
 * @param token what the token's hash was found to be, undefined where nothing was found
 * @param at the beacon the client says it stands at, where it says so
 * @param now the database's present; the device's for a scan made offline
 * @returns the refusal, or undefined where the scan goes on
 */
export function refusalOf(
  token: ScannedToken | undefined,
  at: string | null | undefined,
  now: Date,
): Verdict | undefined {
  if (!token) return { status: 'invalid', reason: 'UNKNOWN_TOKEN' };
  if (at && at !== token.beaconId) return { status: 'invalid', reason: 'WRONG_BEACON' };
  if (token.closedToScanner) return { status: 'invalid', reason: 'NOT_STAFF' };
  const status = presentTokenStatus(token, now);
  if (status === 'revoked') return { status: 'revoked', reason: 'REVOKED' };
  if (status === 'expired') return { status: 'expired', reason: 'EXPIRED' };
  if (presentStatus(token.beacon, now) !== 'live') return { status: 'invalid', reason: 'BEACON_NOT_LIVE' };
  return undefined;
}

/**
 * May a scan made offline be judged by its device's time? (DOMAIN.md, "Offline scans")
 * @param deviceTime when the device says that it scanned
 * @param mintedAt when the token was minted, undefined where it is unknown
 * @param now the database's present
 * @returns the refusal, or the moment to judge by: the device's, as far as its clock can be right
 */
export function momentOf(deviceTime: Date, mintedAt: Date | undefined, now: Date): Verdict | Date {
  const [device, minted, present] = [deviceTime.getTime(), mintedAt?.getTime() ?? -Infinity, now.getTime()];
  if (device < present - OFFLINE_AGE) return { status: 'invalid', reason: 'TOO_LATE' };
  if (device > present + CLOCK_TOLERANCE || device < minted - CLOCK_TOLERANCE)
    return { status: 'invalid', reason: 'CLOCK_OFF' };
  return new Date(Math.min(Math.max(device, minted), present));
}
