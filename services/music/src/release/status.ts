import type { ReleaseStatus } from './machine.ts';

/**
 * The state a reader sees. A scheduled release whose moment has come is live from that instant on, however late the job
 * is that moves the row.
 * @param now the reader's present
 */
export function presentStatus(
  release: { readonly status: ReleaseStatus; readonly release_at: Date | null },
  now: Date,
): ReleaseStatus {
  const due = release.status === 'scheduled' && release.release_at !== null && release.release_at <= now;
  return due ? 'live' : release.status;
}
