import type { ShowAiring } from './week.ts';

/** What an airing shows to readers. */
export type AiringRow = Pick<ShowAiring, 'show' | 'startsAt' | 'endsAt' | 'replaced'>;
