import { createTestDatabase } from '@hotmess/local/testing/database';
import pg from 'pg';
import { expect, test } from 'vitest';
import { type Service, services } from '../src/stack/services.ts';

/**
 * Every view that the public may read, with every column of it, by hand: a new one, or a new column, fails here until
 * someone has asked whether it says who a person is. `host_id` and `id` are opaque ids; a handle stands in a view only
 * where its owner made it public.
 */
const PUBLIC_VIEWS: Record<Service, Record<string, string[]>> = {
  nightlife: {
    beacon_stats: ['as_of', 'beacon_id', 'listings', 'posts'],
    city_heat_map: ['activity', 'as_of', 'city_id', 'night'],
    night_pulse_city_stats: ['city_id', 'hour', 'people'],
    popular_beacons: ['as_of', 'beacon_id', 'city_id', 'city_rank', 'rank', 'title', 'type'],
    searchable_beacons: ['beacon_id', 'document'],
    live_beacons: [
      'city_id',
      'created_at',
      'description',
      'ends_at',
      'host_id',
      'host_type',
      'id',
      'published_at',
      'starts_at',
      'status',
      'time_zone',
      'title',
      'type',
      'updated_at',
      'version',
    ],
  },
  safety: {},
  commerce: {
    products_available: [
      'collection',
      'created_at',
      'currency',
      'description',
      'drop_end_at',
      'drop_id',
      'drop_start_at',
      'drop_title',
      'id',
      'images',
      'limited_edition',
      'per_user_limit',
      'price_pence',
      'status',
      'stock_status',
      'title',
      'updated_at',
      'version',
      'xp_reward',
    ],
    seller_reputation: ['display_name', 'member_since', 'refunds', 'sales', 'seller_id'],
  },
  identity: {
    public_profiles: ['avatar_url', 'bio', 'display_name', 'id', 'username', 'username_key'],
    xp_leaderboard: ['balance', 'rank', 'username'],
    xp_leaderboard_this_month: ['balance', 'rank', 'username'],
  },
  music: {
    radio_schedule_this_week: [
      'artwork_url',
      'block_id',
      'day_of_week',
      'end_time',
      'host_name',
      'on_date',
      'replaced',
      'show_id',
      'start_time',
      'title',
    ],
    upcoming_releases: ['artist', 'artwork_url', 'id', 'label', 'release_at', 'title'],
  },
};

test.each(services)('Checklist · Privacy: Views expose no PII (%s)', async (service) => {
  const database = await createTestDatabase(service);
  const client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ view: string; columns: string[] }>(
      `select c.relname as view, array_agg(a.attname::text order by a.attname) as columns
       from pg_class c
       join pg_namespace n on n.oid = c.relnamespace and n.nspname in ('public', 'app')
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
       where c.relkind in ('v', 'm') and has_column_privilege('anon', c.oid, a.attnum, 'SELECT')
       group by c.relname`,
    );
    expect(Object.fromEntries(rows.map(({ view, columns }) => [view, columns]))).toEqual(
      PUBLIC_VIEWS[service],
    );
  } finally {
    await client.end();
    await database.drop();
  }
});
