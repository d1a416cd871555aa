import type { DropStatus } from './machine.ts';
import type { DropRow } from './rows.ts';

/**
 * The state a reader sees: right to the second by the clock, however late the job is that moves the row. A cancelled
 * drop has ended whatever the clock says.
 */
export function dropStatusAt(drop: Pick<DropRow, 'status' | 'start_at' | 'end_at'>, now: Date): DropStatus {
  if (drop.status === 'ended' || drop.end_at <= now) return 'ended';
  return drop.start_at <= now ? 'live' : 'scheduled';
}

/**
 * When a buyer's turn comes. Those who were drawn go first, wave by wave; who did not enter comes after all of them. The
 * waves take at most half of the drop, so that nobody's turn comes after its end.
 * @param position his in the draw, from 1; null where he did not enter
 */
export function turnOpensAt(
  drop: Pick<DropRow, 'start_at' | 'end_at' | 'wave_size' | 'wave_seconds' | 'entries_drawn'>,
  position: number | null,
): Date {
  const waves = Math.ceil(drop.entries_drawn / drop.wave_size);
  if (waves === 0) return drop.start_at;
  const half = (drop.end_at.getTime() - drop.start_at.getTime()) / 2;
  const step = Math.min(drop.wave_seconds * 1_000, Math.floor(half / waves));
  const wave = position === null ? waves : Math.floor((position - 1) / drop.wave_size);
  return new Date(drop.start_at.getTime() + wave * step);
}
