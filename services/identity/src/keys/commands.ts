import type { Seal } from '@hotmess/shared/crypto/seal';
import { systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { Tx } from '@hotmess/shared/db/transaction';
import type { Auditor } from '@hotmess/shared/events/audit';
import { calculateJwkThumbprint, exportJWK, exportPKCS8, generateKeyPair } from 'jose';
import type { DB } from '../generated/database.ts';
import { endKey, findNewestKey, hurryKey, insertKey, lockKeys, retireOthers } from './queries.ts';

/** What changing the keys needs. */
export interface KeyDeps {
  readonly database: Database<DB>;
  readonly seal: Seal;
  readonly auditor: Auditor;
}

const ACTOR = systemActor('signing-keys');
const MOST_DAYS = 30;
const LEAD_SECONDS = 120;
const OVERLAP_SECONDS = 3_600;

/** Makes the first key, once, whoever asks first. */
export async function ensureKey(database: Database<DB>, seal: Seal): Promise<void> {
  await database.inTransaction(ACTOR, async (tx) => {
    await lockKeys(tx.db);
    if (!(await findNewestKey(tx.db, MOST_DAYS))) await makeKey(tx, seal, 0);
  });
}

/**
 * Begins a new key where the present one is older than `days`; 0 rotates now. The new key is published for two minutes
 * before it signs, since verifiers keep the set for one; the old one stays an hour, longer than its tokens. Audited.
 * @param reason the operator's words, or null where it is the age
 * @returns whether a key was made
 */
export function rotateKeys(
  { database, seal, auditor }: KeyDeps,
  reason: string | null = null,
  days = MOST_DAYS,
): Promise<boolean> {
  return database.inTransaction(ACTOR, async (tx) => {
    await lockKeys(tx.db);
    const newest = await findNewestKey(tx.db, days);
    if (newest && !newest.old) return false;
    const kid = await makeKey(tx, seal, newest ? LEAD_SECONDS : 0);
    await retireOthers(tx.db, kid, LEAD_SECONDS + OVERLAP_SECONDS);
    await auditor.recordAudit(tx, {
      actor: ACTOR,
      action: 'signing_key.rotate',
      objectType: 'signing_key',
      objectId: kid,
      before: { kid: newest?.kid ?? null },
      after: { kid },
      reason,
    });
    return true;
  });
}

/**
 * Ends a key at once, because it may be known to others: what it signed is void within seconds, and where it was the
 * one to sign with, another signs from now on. Audited.
 * @param reason the operator's words
 * @returns false where there is no such key, or it had ended before
 */
export function retireKey(
  { database, seal, auditor }: KeyDeps,
  kid: string,
  reason: string | null,
): Promise<boolean> {
  return database.inTransaction(ACTOR, async (tx) => {
    await lockKeys(tx.db);
    if (!(await endKey(tx.db, kid))) return false;
    const newest = await findNewestKey(tx.db, MOST_DAYS);
    if (newest) await hurryKey(tx.db, newest.kid);
    const successor = newest?.kid ?? (await makeKey(tx, seal, 0));
    await auditor.recordAudit(tx, {
      actor: ACTOR,
      action: 'signing_key.retire',
      objectType: 'signing_key',
      objectId: kid,
      before: { kid },
      after: { kid: successor },
      reason,
    });
    return true;
  });
}

async function makeKey({ db }: Tx<DB>, seal: Seal, leadSeconds: number): Promise<string> {
  const pair = await generateKeyPair('Ed25519', { extractable: true });
  const jwk = await exportJWK(pair.publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  const sealed = seal.seal(Buffer.from(await exportPKCS8(pair.privateKey)), kid);
  await insertKey(db, { kid, publicJwk: { ...jwk, kid, alg: 'EdDSA', use: 'sig' }, sealed }, leadSeconds);
  return kid;
}
