import { cursorCodec } from '@hotmess/shared/graphql/cursor';
import { z } from 'zod';
import type { BeaconRow } from './rows.ts';

const position = z.object({ at: z.iso.datetime(), id: z.uuid() });

/** Lists in the order of `starts_at, id`. */
export const byStart = cursorCodec('beacons-by-start', position);
/** Newest first: a UUIDv7 is in the order of its making. */
export const byCreation = cursorCodec('beacons-by-creation', z.uuid());
/** The review queue, in the order of `updated_at, id`. */
export const byUpdate = cursorCodec('beacons-by-update', position);

export const startCursor = (row: BeaconRow): string =>
  byStart.encode({ at: row.starts_at.toISOString(), id: row.id });
export const creationCursor = (row: BeaconRow): string => byCreation.encode(row.id);
export const updateCursor = (row: BeaconRow): string =>
  byUpdate.encode({ at: row.updated_at.toISOString(), id: row.id });
