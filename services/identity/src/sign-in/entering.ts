import type { Tx } from '@hotmess/shared/db/transaction';
import type { DB } from '../generated/database.ts';
import { awardLogin } from '../xp/login.ts';
import { type Arrival, type Entrance, addRefreshToken, beginSession, findArrival } from './queries.ts';
import { hashRefreshToken, mintRefreshToken } from './refresh-token.ts';

/** Someone who has just proven who he is, with a session of his own. */
export interface Entered {
  readonly arrival: Arrival;
  readonly session: { readonly id: string; readonly authTime: Date };
  readonly refreshToken: string;
}

/** Begins a session for a person who has proven himself. @returns undefined where he is erased */
export async function enter(tx: Tx<DB>, userId: string, entrance: Entrance): Promise<Entered | undefined> {
  const { db } = tx;
  const arrival = await findArrival(db, userId);
  if (!arrival) return undefined;
  const session = await beginSession(db, userId, entrance);
  const refreshToken = mintRefreshToken();
  await addRefreshToken(db, session.id, hashRefreshToken(refreshToken));
  if (arrival.status === 'active') await awardLogin(tx, userId);
  return { arrival, session: { id: session.id, authTime: session.auth_time }, refreshToken };
}
