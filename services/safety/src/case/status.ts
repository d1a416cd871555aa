import type { CaseStatus } from './machine.ts';

/** The state a reader sees: a case whose lease ended is open again, to the second. @param now the reader's present */
export function presentCaseStatus(
  row: { readonly status: CaseStatus; readonly lease_until: Date | null },
  now: Date,
): CaseStatus {
  return row.status === 'assigned' && row.lease_until !== null && row.lease_until <= now
    ? 'open'
    : row.status;
}
