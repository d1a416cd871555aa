import type { Selectable } from 'kysely';
import type { BeaconPosts } from '../generated/database.ts';

/** What everyone who may see a post may see of it. */
export const POST_COLUMNS = [
  'id',
  'beacon_id',
  'author_id',
  'type',
  'body',
  'attachments',
  'status',
  'version',
  'created_at',
  'updated_at',
] as const;

export type PostRow = Pick<Selectable<BeaconPosts>, (typeof POST_COLUMNS)[number]>;
/** A post as moderator actions and reports see it. */
export type ModeratedPost = PostRow &
  Pick<Selectable<BeaconPosts>, 'prior_state' | 'action_version' | 'reports_version'>;
/** What moderators alone see of a post. */
export type PostReview = Pick<
  Selectable<BeaconPosts>,
  'id' | 'moderation_flags' | 'report_count' | 'prior_state'
>;
