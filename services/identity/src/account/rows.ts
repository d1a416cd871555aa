import type { Person } from '@hotmess/shared/db/actor';
import type { UserRow } from '../user/rows.ts';

/** A user as staff see him, and as whom they look. */
export interface AccountRow extends UserRow {
  readonly seenBy: Person;
}
