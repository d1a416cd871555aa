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
  | 'EXPIRED';

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
}

export const EXHAUSTED: Verdict = { status: 'invalid', reason: 'EXHAUSTED' };
export const ALREADY_SCANNED: Verdict = { status: 'duplicate', reason: 'ALREADY_SCANNED' };
export const VALID: Verdict = { status: 'valid', reason: null };

/**
 * What token and beacon alone say of a scan (DOMAIN.md, "A scan"). Whether the person was here already, and whether
 * a use is left, only the rows can say, under their locks.
 * @param token what the token's hash was found to be, undefined where nothing was found
 * @param at the beacon the client says it stands at, where it says so
 * @param now the database's present
 * @returns the refusal, or undefined where the scan goes on
 */
export function refusalOf(
  token: ScannedToken | undefined,
  at: string | null | undefined,
  now: Date,
): Verdict | undefined {
  if (!token) return { status: 'invalid', reason: 'UNKNOWN_TOKEN' };
  if (at && at !== token.beaconId) return { status: 'invalid', reason: 'WRONG_BEACON' };
  const status = presentTokenStatus(token, now);
  if (status === 'revoked') return { status: 'revoked', reason: 'REVOKED' };
  if (status === 'expired') return { status: 'expired', reason: 'EXPIRED' };
  if (presentStatus(token.beacon, now) !== 'live') return { status: 'invalid', reason: 'BEACON_NOT_LIVE' };
  return undefined;
}
