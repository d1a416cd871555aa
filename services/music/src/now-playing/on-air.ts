import type { OnSchedule, ShowAiring } from '../schedule/week.ts';
import type { ShowRow } from '../show/rows.ts';
import type { OverrideRow } from './rows.ts';

/** What is on air, whoever says so. */
export interface OnAir {
  readonly source: 'override' | 'schedule';
  readonly overrideId: string | null;
  readonly title: string;
  readonly artist: string | null;
  readonly showId: string | null;
  /** The show itself, where the schedule has it at hand. */
  readonly knownShow: ShowRow | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly upNext: ShowAiring | null;
}

/**
 * The override where there is one, else the block on air, else null.
 * @param override the newest that has not expired
 */
export function onAirOf(override: OverrideRow | undefined, { onAir, upNext }: OnSchedule): OnAir | null {
  if (override)
    return {
      source: 'override',
      overrideId: override.id,
      title: override.title,
      artist: override.artist,
      showId: override.show_id,
      knownShow: null,
      startsAt: override.starts_at,
      endsAt: override.expires_at,
      upNext,
    };
  if (!onAir) return null;
  const { show, startsAt, endsAt } = onAir;
  return {
    source: 'schedule',
    overrideId: null,
    title: show.title,
    artist: null,
    showId: show.id,
    knownShow: show,
    startsAt,
    endsAt,
    upNext,
  };
}
