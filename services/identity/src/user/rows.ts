import type { Person } from '@hotmess/shared/db/actor';
import type { Selectable } from 'kysely';
import type { UserPrivate, Users } from '../generated/database.ts';

/** What others may see of a person; nulls where he is private, or where there is no such person. */
export interface ProfileRow {
  readonly id: string;
  readonly username: string | null;
  readonly display_name: string | null;
  readonly avatar_url: string | null;
  readonly bio: string | null;
}

export const USER_COLUMNS = [
  'id',
  'status',
  'username',
  'display_name',
  'is_public',
  'avatar_url',
  'bio',
  'self_suspended',
  'version',
  'created_at',
] as const;

export type UserRow = Pick<Selectable<Users>, (typeof USER_COLUMNS)[number]>;

/** A person's own view of himself, and as whom he looks. */
export interface MeRow extends UserRow, Pick<Selectable<UserPrivate>, 'email' | 'home_city' | 'time_zone'> {
  readonly person: Person;
}
