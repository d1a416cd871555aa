import { createHash } from 'node:crypto';

/** What counts as one full stretch of listening, in milliseconds. */
export const TEN_MINUTES = 600_000;
/** A heartbeat is due each minute; one that is half a minute late still belongs to the same row of minutes. */
export const LONGEST_GAP = 90_000;
/** A heartbeat sooner after the last than this is answered and not written. */
const SHORTEST_GAP = 20_000;
/** How much earlier than ten minutes the tenth heartbeat may arrive; the next ten begin no earlier for it. */
const TOLERANCE = 5_000;

/** A person's listening without a gap, from where the ten minutes that are not yet recorded began. */
export interface Run {
  readonly startedAt: Date;
  readonly lastBeatAt: Date;
}

export interface Stretch {
  readonly startedAt: Date;
  readonly endedAt: Date;
}

/** What a heartbeat makes of a run. */
export interface Beat {
  readonly run: Run;
  /** The ten minutes that are full with it. */
  readonly recorded: Stretch | null;
}

/**
 * Takes a heartbeat. Only the time that passed counts, so many heartbeats, or those of several devices, count no more
 * than one a minute does; and over any time there are no more stretches than it has ten minutes.
 * @param run the person's, where he has one
 * @param now the server's present
 */
export function takeBeat(run: Run | undefined, now: Date): Beat {
  if (!run) return { run: { startedAt: now, lastBeatAt: now }, recorded: null };
  const gap = now.getTime() - run.lastBeatAt.getTime();
  if (gap > LONGEST_GAP) return { run: { startedAt: now, lastBeatAt: now }, recorded: null };
  const elapsed = now.getTime() - run.startedAt.getTime();
  if (elapsed >= TEN_MINUTES - TOLERANCE) {
    const endedAt = new Date(run.startedAt.getTime() + TEN_MINUTES);
    return {
      run: { startedAt: endedAt, lastBeatAt: now },
      recorded: { startedAt: run.startedAt, endedAt },
    };
  }
  return { run: gap < SHORTEST_GAP ? run : { startedAt: run.startedAt, lastBeatAt: now }, recorded: null };
}

/** Full minutes of the ten that are not yet recorded. */
export function fullMinutes({ startedAt }: Run, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - startedAt.getTime()) / 60_000));
}

/** The id of a person's stretch: the same whenever it is made, so that none is ever recorded twice. A UUID of version 8. */
export function listeningId(userId: string, { startedAt }: Stretch): string {
  const hash = createHash('sha256').update(`listening:${userId}:${startedAt.toISOString()}`).digest();
  hash[6] = (hash[6]! & 0x0f) | 0x80;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}
