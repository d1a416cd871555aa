import type { Seal } from '@hotmess/shared/crypto/seal';
import type { Revocations } from '@hotmess/shared/auth/revocations';
import { systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import { type CryptoKey, type JWK, importPKCS8 } from 'jose';
import type { DB } from '../generated/database.ts';
import { ensureKey } from './commands.ts';
import { type KeyRow, findSigningKey, listKeys, listPublicKeys } from './queries.ts';

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
  /** Every key there was, newest first, without the private halves. */
  list(): Promise<KeyRow[]>;
}

const ACTOR = systemActor('signing-keys');
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
        await ensureKey(database, seal);
        signer = await load();
      }
      if (!signer) throw new Error('There is no key to sign with.');
      kept = { signer, until: Date.now() + KEEP };
      return signer;
    },
    async publicKeys() {
      const keys = await listPublicKeys(database.as(ACTOR));
      if (keys.length > 0) return keys;
      await ensureKey(database, seal);
      return listPublicKeys(database.as(ACTOR));
    },
    list: () => listKeys(database.as(ACTOR)),
  };
}
