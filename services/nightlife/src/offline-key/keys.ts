import type { Seal } from '@hotmess/shared/crypto/seal';
import { systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { Tx } from '@hotmess/shared/db/transaction';
import {
  type CryptoKey,
  SignJWT,
  calculateJwkThumbprint,
  exportJWK,
  exportPKCS8,
  generateKeyPair,
  importPKCS8,
} from 'jose';
import type { DB } from '../generated/database.ts';
import {
  type PublishedKey,
  findNewest,
  findSigningKey,
  insertKey,
  listPublished,
  lockKeys,
  retireOthers,
} from './queries.ts';

/** What a door without network must know of a token. It names no person. */
export interface DoorToken {
  readonly tokenId: string;
  readonly beaconId: string;
  readonly scope: string;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
}

/** The header's `typ`: no other token of ours is taken for one of these, and none of these for another. */
export const DOOR_TOKEN_TYPE = 'hm-door+jwt';

/** Signs tokens as compact JWS (EdDSA on Ed25519); it asks the database nothing. */
export type DoorSigner = (token: DoorToken) => Promise<string>;

export interface OfflineKeys {
  /** What signs now. Ask before a transaction begins, not inside one. */
  signer(): Promise<DoorSigner>;
  /** The keys that doors verify with, those that are still to sign too. */
  published(): Promise<PublishedKey[]>;
  /**
   * Begins a new key where the present one is older than `days`. Doors look for keys only while they have a network: so
   * the new one is published for a day before it signs, and the old one until the last of its tokens has ended.
   * @returns whether a key was made
   */
  rotate(days?: number): Promise<boolean>;
  /**
   * Begins a new key in a transaction of the system.
   * @param immediately it signs at once and the others are no longer published, for a key that got into wrong hands
   * @returns the new key's id
   */
  renew(tx: Tx<DB>, immediately: boolean): Promise<string>;
}

const ACTOR = systemActor('offline-keys');
const MOST_DAYS = 30;
const DAY_SECONDS = 24 * 3_600;
/** A token lives for a day at most; an hour more for clocks that are slow. */
const OVERLAP_SECONDS = DAY_SECONDS + 3_600;

/** The keys of all replicas: one table, in which the private halves lie sealed. */
export function createOfflineKeys(database: Database<DB>, seal: Seal): OfflineKeys {
  const opened = new Map<string, Promise<CryptoKey>>();

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
      if (!(await findNewest(tx.db, MOST_DAYS))) await makeKey(tx, 0);
    });
  const open = (kid: string, sealed: Buffer): Promise<CryptoKey> => {
    let key = opened.get(kid);
    if (!key) {
      key = importPKCS8(seal.open(sealed, kid).toString('utf8'), 'EdDSA');
      opened.set(kid, key);
    }
    return key;
  };

  return {
    async signer() {
      let row = await findSigningKey(database.as(ACTOR));
      if (!row) {
        await ensure();
        row = await findSigningKey(database.as(ACTOR));
      }
      if (!row) throw new Error('There is no key to sign with.');
      const { kid } = row;
      const key = await open(kid, row.private_key);
      return ({ tokenId, beaconId, scope, issuedAt, expiresAt }) =>
        new SignJWT({ beacon: beaconId, scope })
          .setProtectedHeader({ alg: 'EdDSA', typ: DOOR_TOKEN_TYPE, kid })
          .setJti(tokenId)
          .setIssuedAt(Math.floor(issuedAt.getTime() / 1000))
          .setExpirationTime(Math.floor(expiresAt.getTime() / 1000))
          .sign(key);
    },
    async published() {
      const keys = await listPublished(database.as(ACTOR));
      if (keys.length > 0) return keys;
      await ensure();
      return listPublished(database.as(ACTOR));
    },
    rotate: (days = MOST_DAYS) =>
      database.inTransaction(ACTOR, async (tx) => {
        await lockKeys(tx.db);
        const newest = await findNewest(tx.db, days);
        if (newest && !newest.old) return false;
        const lead = newest ? DAY_SECONDS : 0;
        await retireOthers(tx.db, await makeKey(tx, lead), lead + OVERLAP_SECONDS);
        return true;
      }),
    async renew(tx, immediately) {
      await lockKeys(tx.db);
      const kid = await makeKey(tx, immediately ? 0 : DAY_SECONDS);
      await retireOthers(tx.db, kid, immediately ? 0 : DAY_SECONDS + OVERLAP_SECONDS);
      return kid;
    },
  };
}
