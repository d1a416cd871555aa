/** What names an access token to those who revoke it. */
export interface RevocableToken {
  readonly sub: string;
  readonly sid: string;
  /** Generation of its person's tokens. */
  readonly gen: number;
  /** Id of the key that signed it. */
  readonly kid: string;
}

/**
 * What is known to be void before its time. Entries never have to be taken back: an ended session stays ended, a
 * generation only grows, a retired key stays retired. So they come in any order, any number of times.
 */
export interface Revocations {
  /** Takes in a key of the bucket; what has another form is left alone, as newer code may write it. */
  add(key: string): void;
  /** True where the token is void, however long it would live. */
  voids(token: RevocableToken): boolean;
  /** True where nothing that this key signed counts any more. */
  voidsKey(kid: string): boolean;
}

const KEY = /^(?:user\.([0-9a-f-]{36})\.(\d{1,9})|session\.([0-9a-f-]{36})|key\.([A-Za-z0-9_-]{8,64}))$/;

/** Longer than any access token lives, in milliseconds: after that there is nothing left to refuse. */
export const REVOCATION_LIFE = 15 * 60_000;

interface Known {
  /** The oldest generation that counts, by person. */
  readonly generations: Map<string, number>;
  readonly sessions: Set<string>;
  readonly keys: Set<string>;
}

const nothing = (): Known => ({ generations: new Map(), sessions: new Set(), keys: new Set() });

/** @param now milliseconds; a test's own clock */
export function createRevocations(now: () => number = Date.now): Revocations {
  // Two halves, of which the older is dropped as a whole: an entry lives for one to two lives, and costs no timer.
  let present = nothing();
  let past = nothing();
  let turnedAt = now();

  const turn = (): void => {
    if (now() - turnedAt < REVOCATION_LIFE) return;
    past = present;
    present = nothing();
    turnedAt = now();
  };
  const voidsKey = (kid: string): boolean => present.keys.has(kid) || past.keys.has(kid);
  return {
    add(key) {
      turn();
      const [, userId, generation, sessionId, kid] = KEY.exec(key) ?? [];
      if (userId !== undefined) {
        const known = present.generations.get(userId) ?? 0;
        present.generations.set(userId, Math.max(known, Number(generation)));
      } else if (sessionId !== undefined) present.sessions.add(sessionId);
      else if (kid !== undefined) present.keys.add(kid);
    },
    voids({ sub, sid, gen, kid }) {
      return (
        gen < (present.generations.get(sub) ?? 0) ||
        gen < (past.generations.get(sub) ?? 0) ||
        present.sessions.has(sid) ||
        past.sessions.has(sid) ||
        voidsKey(kid)
      );
    },
    voidsKey,
  };
}
