import { systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { Tx } from '@hotmess/shared/db/transaction';
import { releasePublished } from '@hotmess/shared/events/music';
import { appendEvent } from '@hotmess/shared/events/outbox';
import type { DB } from '../generated/database.ts';
import { publishDue } from './queries.ts';
import type { ReleaseRow } from './rows.ts';

const BATCH = 100;

/**
 * Moves scheduled releases whose moment has come to live and says so by event, each once. Readers saw them live from
 * the first instant on (status.ts), so this may be late without anyone seeing a wrong state.
 * @returns how many it moved
 */
export async function publishDueReleases(database: Database<DB>): Promise<number> {
  let moved = 0;
  for (;;) {
    const batch = await database.inTransaction(systemActor('publish-releases'), async (tx) => {
      const due = await publishDue(tx.db, BATCH);
      for (const release of due) appendPublished(tx, release);
      return due.length;
    });
    moved += batch;
    if (batch < BATCH) return moved;
  }
}

/** Says that a release is out, with the transaction that moved it. */
export function appendPublished(tx: Tx<DB>, release: ReleaseRow): void {
  appendEvent(tx, releasePublished, {
    entityId: release.id,
    data: {
      releaseId: release.id,
      version: release.version,
      title: release.title,
      artist: release.artist,
      label: release.label,
      publishedAt: release.release_at!.toISOString(),
    },
  });
}
