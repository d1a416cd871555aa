import type { Selectable } from 'kysely';
import type { Beacons } from '../generated/database.ts';

/** What everyone who may see a beacon may see of it; the same columns as the view `live_beacons`. */
export const BEACON_COLUMNS = [
  'id',
  'host_id',
  'city_id',
  'type',
  'status',
  'host_type',
  'title',
  'description',
  'starts_at',
  'ends_at',
  'time_zone',
  'published_at',
  'version',
  'created_at',
  'updated_at',
] as const;

/** A beacon as moderator actions see it. */
export type ModeratedRow = BeaconRow &
  Pick<Selectable<Beacons>, 'prior_state' | 'action_version' | 'disabled_with_host'>;

export type BeaconRow = Pick<Selectable<Beacons>, (typeof BEACON_COLUMNS)[number]>;
