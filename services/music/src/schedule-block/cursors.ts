import { cursorCodec } from '@hotmess/shared/graphql/cursor';
import { z } from 'zod';
import type { ScheduleBlockRow } from './rows.ts';

const position = z.object({
  day: z.int().min(0).max(6),
  time: z.string().regex(/^\d\d:\d\d(:\d\d)?$/),
  id: z.uuid(),
});

/** The week in its order: day, time, id. */
export const weekOrder = cursorCodec('schedule-blocks', position);

export const blockCursor = (row: ScheduleBlockRow): string =>
  weekOrder.encode({ day: row.day_of_week, time: row.start_time, id: row.id });
