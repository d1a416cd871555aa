import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { type Door, accountOf } from './door.ts';
import { type Guest, type ScanAnswer, scan } from './night.ts';
import { SOON } from './wait.ts';

/** A guest's scan, and what came of it. */
export interface Attempt {
  readonly guest: Guest;
  readonly nonce: string;
  /** Undefined where no answer came. */
  answer?: ScanAnswer;
}

/**
 * Scans by all guests, eight at a time.
 * @param onAnswer is told after each answer how many there are
 */
export async function scanAll(
  door: Door,
  guests: readonly Guest[],
  onAnswer: (answered: number) => void,
): Promise<Attempt[]> {
  const attempts: Attempt[] = guests.map((guest) => ({ guest, nonce: randomUUID() }));
  let answered = 0;
  const left = attempts.values();
  const worker = async (): Promise<void> => {
    for (const attempt of left) {
      try {
        attempt.answer = await scanAgain(door, attempt);
        onAnswer(++answered);
      } catch {
        // The process is gone.
      }
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return attempts;
}

/** Sends an attempt again, as it was. */
export function scanAgain(door: Door, { guest, nonce }: Attempt): Promise<ScanAnswer> {
  return scan(door.child.send, door.token, guest, { nonce });
}

/** Sees that each scan that was answered VALID is stored exactly once, and that each stored one has its event. */
export async function expectAllStored(door: Door, attempts: readonly Attempt[]): Promise<void> {
  const stored = await door.nightlife<{ user_id: string; n: number }>(
    `select user_id, count(*)::int as n from beacon_scans where status = 'valid' group by 1`,
  );
  const byUser = new Map(stored.map(({ user_id, n }) => [user_id, n]));
  const answered = attempts.filter(({ answer }) => answer?.status === 'VALID');
  expect(answered.map(({ guest }) => byUser.get(guest.userId))).toEqual(answered.map(() => 1));
  const { valid, events } = await accountOf(door);
  expect(events).toEqual(valid);
}

/** Waits until each stored scan has earned, and sees that it earned once. */
export async function expectAllEarned(door: Door): Promise<void> {
  const { valid } = await accountOf(door);
  await expect.poll(async () => (await accountOf(door)).ledger.size, SOON).toBe(valid.length);
  expect((await accountOf(door)).ledger).toEqual(new Map(valid.map((id) => [id, 1])));
}
