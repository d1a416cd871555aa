import type { Tx } from '@hotmess/shared/db/transaction';
import { uuidV7 } from '@hotmess/shared/events/uuid-v7';
import type { DB } from '../generated/database.ts';
import type { DoorSigner } from '../offline-key/keys.ts';
import {
  type NewHolderToken,
  type NewQrToken,
  insertHolderToken,
  insertQrToken,
  planLife,
} from './queries.ts';
import { hashToken, mintRawToken } from './raw-token.ts';
import type { QrTokenRow } from './rows.ts';

/** A token and its text, which exists nowhere else. */
export interface Minted {
  readonly qrToken: QrTokenRow;
  readonly token: string;
}

/** How long a token lives, and what signs it where doors without network are to know it. */
interface Making {
  readonly lifetimeSeconds: number;
  readonly signer: DoorSigner | undefined;
}

/** Mints a token that a door or a table shows. The actor's right to it must be certain. */
export function mintDoorToken(
  tx: Tx<DB>,
  wanted: Pick<NewQrToken, 'beaconId' | 'scope' | 'maxUses' | 'issuedBy' | 'rotating' | 'rotatedFrom'>,
  making: Making,
): Promise<Minted> {
  return mint(tx, wanted, { ...making, withinNight: false }, (made) =>
    insertQrToken(tx.db, { ...wanted, ...made }),
  );
}

/**
 * Mints a token that a ticket's holder shows and the door's staff scan, in a transaction of the system; the caller
 * knows that he holds the right. It lets him in once, on the night of its minting: so what comes of its scans does not
 * depend on the order in which doors without network tell of them.
 */
export function mintHolderToken(
  tx: Tx<DB>,
  wanted: Pick<NewHolderToken, 'beaconId' | 'scope' | 'holderId' | 'listingId'>,
  making: Making,
): Promise<Minted> {
  return mint(tx, wanted, { ...making, withinNight: true }, (made) =>
    insertHolderToken(tx.db, { ...wanted, ...made }),
  );
}

async function mint(
  tx: Tx<DB>,
  { beaconId, scope }: { readonly beaconId: string; readonly scope: QrTokenRow['scope'] },
  { lifetimeSeconds, signer, withinNight }: Making & { readonly withinNight: boolean },
  insert: (made: Pick<NewQrToken, 'id' | 'tokenHash' | 'expiresAt' | 'signed'>) => Promise<QrTokenRow>,
): Promise<Minted> {
  const id = uuidV7();
  const life = await planLife(tx.db, beaconId, { seconds: lifetimeSeconds, withinNight });
  const token = signer
    ? await signer({ tokenId: id, beaconId, scope, issuedAt: life.issued_at, expiresAt: life.expires_at })
    : mintRawToken();
  const qrToken = await insert({
    id,
    tokenHash: hashToken(token),
    expiresAt: life.expires_at,
    signed: signer !== undefined,
  });
  return { qrToken, token };
}
