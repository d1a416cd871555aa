import { type BlockAiring, scheduleAt } from '../schedule-block/airing.ts';
import type { LiveBlock } from '../schedule-block/rows.ts';
import type { OverrideRow } from './rows.ts';

/** What is on air, whoever says so. */
export interface OnAir {
  readonly source: 'override' | 'schedule';
  readonly title: string;
  readonly artist: string | null;
  readonly showId: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly upNext: BlockAiring | null;
}

/**
 * The override where there is one, else the block on air, else null.
 * @param override the newest that has not expired
 * @param blocks the live blocks of live shows
 * @param zone the station's IANA time zone
 */
export function onAirAt(
  override: OverrideRow | undefined,
  blocks: readonly LiveBlock[],
  zone: string,
  now: Date,
): OnAir | null {
  const { onAir, upNext } = scheduleAt(blocks, zone, now);
  if (override)
    return {
      source: 'override',
      title: override.title,
      artist: override.artist,
      showId: override.show_id,
      startsAt: override.starts_at,
      endsAt: override.expires_at,
      upNext,
    };
  if (!onAir) return null;
  const { block, startsAt, endsAt } = onAir;
  return {
    source: 'schedule',
    title: block.show_title,
    artist: null,
    showId: block.show_id,
    startsAt,
    endsAt,
    upNext,
  };
}
