import type { BeaconStatus } from './machine.ts';

/**
 * The state a reader sees. A live beacon whose time has passed is expired from that instant on, however late the job
 * is that moves the row.
 * @param now the reader's present
 */
export function presentStatus(
  beacon: { readonly status: BeaconStatus; readonly ends_at: Date | null },
  now: Date,
): BeaconStatus {
  return beacon.status === 'live' && beacon.ends_at !== null && beacon.ends_at <= now
    ? 'expired'
    : beacon.status;
}
