import { cursorCodec } from '@hotmess/shared/graphql/cursor';
import { z } from 'zod';

const position = z.object({ at: z.iso.datetime(), id: z.uuid() });

/** What is out, newest first. */
export const byRelease = cursorCodec('releases-by-release', position);
/** What is to come, soonest first. */
export const byComing = cursorCodec('releases-to-come', position);
/** Newest first: a UUIDv7 is in the order of its making. */
export const byCreation = cursorCodec('releases-by-creation', z.uuid());

interface Dated {
  readonly id: string;
  readonly release_at: Date | null;
}

export const releaseCursor = (row: Dated): string => byRelease.encode(positionOf(row));
export const comingCursor = (row: Dated): string => byComing.encode(positionOf(row));
export const creationCursor = ({ id }: Dated): string => byCreation.encode(id);

/** What left draft has a moment. */
function positionOf({ id, release_at }: Dated) {
  return { at: release_at!.toISOString(), id };
}
