import { cursorCodec } from '@hotmess/shared/graphql/cursor';
import { z } from 'zod';
import type { OverrideRow } from './rows.ts';

const position = z.object({ at: z.iso.datetime(), id: z.uuid() });

/** Overrides in the order in which they count: newest first. */
export const newestFirst = cursorCodec('now-playing-overrides', position);

export const overrideCursor = (row: OverrideRow): string =>
  newestFirst.encode({ at: row.starts_at.toISOString(), id: row.id });
