import type { Seal } from '@hotmess/shared/crypto/seal';
import type { Revocations } from '@hotmess/shared/auth/revocations';
import { systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { Tx } from '@hotmess/shared/db/transaction';
import {
  type CryptoKey,
  type JWK,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importPKCS8,
  exportPKCS8,
} from 'jose';
import type { DB } from '../generated/database.ts';
import {
  type KeyRow,
  endKey,
  findNewestKey,
  findSigningKey,
  hurryKey,
  insertKey,
  listKeys,
  listPublicKeys,
  lockKeys,
  retireOthers,
} from './queries.ts';

/** What signs, with the id that verifiers find its public half by. */
export interface Signer {
  readonly kid: string;
  readonly key: CryptoKey;
}

export interface SigningKeys {
  /** The key to sign with; made at the very first use. */
  signer(): Promise<Signer>;
  /** The keys that verify: what `/.well-known/jwks.json` shows. */
  publicKeys(): Promise<JWK[]>;
  /**
   * Begins a new key where the present one is older than `days`; 0 rotates now. The new key is published for two
   * minutes before it signs, since verifiers keep the set for one; the old one stays an hour, longer than its tokens.
   * @returns whether a key was made
   */
  rotate(days?: number): Promise<boolean>;
  /**
   * Ends a key at once, because it may be known to others: what it signed is void within seconds, and where it was the
   * one to sign with, another signs from now on.
   * @returns false where there is no such key, or it had ended before
   */
  retire(kid: string): Promise<boolean>;
  /** Every key there was, newest first, without the private halves. */
  list(): Promise<KeyRow[]>;
}

const ACTOR = systemActor('signing-keys');
const MOST_DAYS = 30;
const LEAD_SECONDS = 120;
const OVERLAP_SECONDS = 3_600;
/** Milliseconds for which a replica signs with the key it has in hand. */
const KEEP = 30_000;

/**
 * The signing keys of all replicas: one table, in which the private halves lie encrypted.
 * @param revocations tells of a key that was retired while it is in hand; left out by tools
 */
export function createSigningKeys(
  database: Database<DB>,
  seal: Seal,
  revocations?: Pick<Revocations, 'voidsKey'>,
): SigningKeys {
  let kept: { signer: Signer; until: number } | undefined;

  const makeKey = async ({ db }: Tx<DB>, leadSeconds: number): Promise<string> => {
    const pair = await generateKeyPair('Ed25519', { extractable: true });
    const jwk = await exportJWK(pair.publicKey);
    const kid = await calculateJwkThumbprint(jwk);
    const sealed = seal.seal(Buffer.from(await exportPKCS8(pair.privateKey)), kid);
    await insertKey(db, { kid, publicJwk: { ...jwk, kid, alg: 'EdDSA', use: 'sig' }, sealed }, leadSeconds);
    return kid;
  };
  /** Makes the first key, once, whoever asks first. */
  const ensure = (): Promise<void> =>
    database.inTransaction(ACTOR, async (tx) => {
      await lockKeys(tx.db);
      if (!(await findNewestKey(tx.db, MOST_DAYS))) await makeKey(tx, 0);
    });
  const load = async (): Promise<Signer | undefined> => {
    const row = await findSigningKey(database.as(ACTOR));
    if (!row) return undefined;
    const pem = seal.open(row.private_key, row.kid).toString('utf8');
    return { kid: row.kid, key: await importPKCS8(pem, 'EdDSA') };
  };

  return {
    async signer() {
      if (kept && kept.until > Date.now() && !revocations?.voidsKey(kept.signer.kid)) return kept.signer;
      let signer = await load();
      if (!signer) {
        await ensure();
        signer = await load();
      }
      if (!signer) throw new Error('There is no key to sign with.');
      kept = { signer, until: Date.now() + KEEP };
      return signer;
    },
    async publicKeys() {
      const keys = await listPublicKeys(database.as(ACTOR));
      if (keys.length > 0) return keys;
      await ensure();
      return listPublicKeys(database.as(ACTOR));
    },
    rotate: (days = MOST_DAYS) =>
      database.inTransaction(ACTOR, async (tx) => {
        await lockKeys(tx.db);
        const newest = await findNewestKey(tx.db, days);
        if (newest && !newest.old) return false;
        const kid = await makeKey(tx, newest ? LEAD_SECONDS : 0);
        await retireOthers(tx.db, kid, LEAD_SECONDS + OVERLAP_SECONDS);
        return true;
      }),
    retire: (kid) =>
      database.inTransaction(ACTOR, async (tx) => {
        await lockKeys(tx.db);
        if (!(await endKey(tx.db, kid))) return false;
        const newest = await findNewestKey(tx.db, MOST_DAYS);
        if (newest) await hurryKey(tx.db, newest.kid);
        else await makeKey(tx, 0);
        return true;
      }),
    list: () => listKeys(database.as(ACTOR)),
  };
}
