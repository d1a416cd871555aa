import type { Tx } from '@hotmess/shared/db/transaction';
import { nowPlayingChanged } from '@hotmess/shared/events/music';
import { appendEvent } from '@hotmess/shared/events/outbox';
import type { DB } from '../generated/database.ts';
import { loadWeek } from '../schedule/queries.ts';
import { Timeline } from '../schedule/timeline.ts';
import { type OnAir, onAirOf } from './on-air.ts';
import { type Announced, glance, lockAnnounced, noteAnnounced } from './queries.ts';

/** What whoever may change what is on air needs, to say so. */
export interface Announcer {
  /** IANA name. */
  readonly stationTimeZone: string;
}

/**
 * Says by `now_playing.changed` what is on air, where it is not what was said last; in the transaction of the change,
 * or of the job that noticed that time went on. One after the other they compare with the one row of what was said, so
 * each change is told once, whoever sees it first and however many see it at once.
 * @param zone the station's IANA time zone
 */
export async function announceOnAir(tx: Tx<DB>, zone: string): Promise<void> {
  const told = await lockAnnounced(tx.db);
  const { now, override } = await glance(tx.db);
  const onAir = onAirOf(override, new Timeline(await loadWeek(tx.db), zone).at(now));
  if (isTold(onAir, told)) return;
  await noteAnnounced(tx.db, announcementOf(onAir));
  appendEvent(tx, nowPlayingChanged, {
    entityId: 'station',
    occurredAt: now,
    data: {
      title: onAir?.title ?? null,
      showId: onAir?.showId ?? null,
      overridden: onAir?.source === 'override',
      startsAt: onAir?.startsAt.toISOString() ?? null,
      endsAt: onAir?.endsAt.toISOString() ?? null,
    },
  });
}

/** True where what is on air is what was said last. */
export function isTold(onAir: OnAir | null, told: Announced): boolean {
  const present = announcementOf(onAir);
  return (
    present.title === told.title &&
    present.show_id === told.show_id &&
    present.overridden === told.overridden &&
    present.starts_at?.getTime() === told.starts_at?.getTime() &&
    present.ends_at?.getTime() === told.ends_at?.getTime()
  );
}

function announcementOf(onAir: OnAir | null): Announced {
  return {
    title: onAir?.title ?? null,
    show_id: onAir?.showId ?? null,
    overridden: onAir?.source === 'override',
    starts_at: onAir?.startsAt ?? null,
    ends_at: onAir?.endsAt ?? null,
  };
}
