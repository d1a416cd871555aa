import { randomBytes } from 'node:crypto';
import { type Seal, createSeal } from '@hotmess/shared/crypto/seal';
import type { Kysely } from 'kysely';
import type { DB } from '../generated/database.ts';
import { findSubjectKeys, insertSubjectKey } from './queries.ts';

const CONTEXT = 'hotmess audit entry';

/** Seals what audit entries say of a person under his own key, and opens it while he has one. */
export interface SubjectKeys {
  /**
   * Seals an entry's details, making the subject's key at his first.
   * @param db a transaction of the system
   * @returns null where the subject was erased: what is said of him later is not kept either
   */
  seal(db: Kysely<DB>, entry: SealedPlace, plain: Buffer): Promise<Buffer | null>;
  /**
   * The seals of several entries by subject; those erased are missing, '' is of entries without a subject.
   * @param db the system's
   */
  sealsOf(db: Kysely<DB>, subjectIds: readonly (string | null)[]): Promise<Map<string, Seal>>;
}

/** Where something sealed belongs: moved to another entry it does not open. */
export interface SealedPlace {
  readonly id: string;
  readonly subjectId: string | null;
}

/** @param kek AUDIT_KEYS_KEK, which the keys themselves lie under */
export function createSubjectKeys(kek: string): SubjectKeys {
  const wrap = createSeal(kek, 'hotmess audit subject keys');
  const ofNobody = createSeal(kek, CONTEXT);
  const unwrap = (subjectId: string, wrapped: Buffer) =>
    createSeal(wrap.open(wrapped, subjectId).toString('base64url'), CONTEXT);
  return {
    async seal(db, { id, subjectId }, plain) {
      if (subjectId === null) return ofNobody.seal(plain, id);
      let [row] = await findSubjectKeys(db, [subjectId]);
      if (!row) {
        // Two entries of one subject at once: the key that is there first counts.
        await insertSubjectKey(db, subjectId, wrap.seal(randomBytes(32), subjectId));
        [row] = await findSubjectKeys(db, [subjectId]);
      }
      return row!.wrapped_key && unwrap(subjectId, row!.wrapped_key).seal(plain, id);
    },
    async sealsOf(db, subjectIds) {
      const seals = new Map([['', ofNobody]]);
      const known = [...new Set(subjectIds)].filter((id) => id !== null);
      for (const { subject_id, wrapped_key } of known.length > 0 ? await findSubjectKeys(db, known) : [])
        if (wrapped_key) seals.set(subject_id, unwrap(subject_id, wrapped_key));
      return seals;
    },
  };
}
