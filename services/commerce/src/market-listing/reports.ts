/** Different reporters, since a moderator last looked, at whom a live listing goes back to review. DOMAIN.md. */
export const REPORT_THRESHOLD = 3;

/** What is known of the reports on a listing. */
interface Reported {
  readonly status: string;
  readonly reports_cleared: number;
}

/**
 * What a report changes.
 * @param distinctReporters different people since the case was last closed, as safety counts them exactly
 * @returns the counts, and whether the listing is to be reviewed
 */
export function afterReport(
  listing: Reported,
  distinctReporters: number,
): { readonly report_count: number; readonly reports_cleared: number; readonly isFlagged: boolean } {
  // Fewer than a moderator knew of: the case was closed since, and safety counts anew.
  const reports_cleared = distinctReporters < listing.reports_cleared ? 0 : listing.reports_cleared;
  const isFlagged = listing.status === 'live' && distinctReporters - reports_cleared >= REPORT_THRESHOLD;
  return { report_count: distinctReporters, reports_cleared, isFlagged };
}
