import type { Selectable } from 'kysely';
import type { Disputes } from '../generated/database.ts';

export type DisputeRow = Selectable<Disputes>;
