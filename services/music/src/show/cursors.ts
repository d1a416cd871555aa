import { cursorCodec } from '@hotmess/shared/graphql/cursor';
import { z } from 'zod';

/** Newest first: a UUIDv7 is in the order of its making. */
export const showCursor = cursorCodec('radio-shows', z.uuid());
