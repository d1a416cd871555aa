import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { REVOCATION_LIFE, createRevocations } from '../../src/auth/revocations.ts';

const KID = 'k'.repeat(43);
const token = (change: Partial<{ sub: string; sid: string; gen: number; kid: string }> = {}) => ({
  sub: randomUUID(),
  sid: randomUUID(),
  gen: 0,
  kid: KID,
  ...change,
});

describe('what is void', () => {
  test('a session, and nothing besides it', () => {
    const revocations = createRevocations();
    const [one, other] = [token(), token()];
    revocations.add(`session.${one.sid}`);
    expect([revocations.voids(one), revocations.voids(other)]).toEqual([true, false]);
  });

  test('earlier generations of a person, in whatever order that is told', () => {
    const revocations = createRevocations();
    const person = token();
    for (const generation of [3, 1, 2]) revocations.add(`user.${person.sub}.${generation}`);
    expect([0, 2, 3, 4].map((gen) => revocations.voids({ ...person, gen }))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(revocations.voids(token())).toBe(false);
  });

  test('what a retired key signed', () => {
    const revocations = createRevocations();
    revocations.add(`key.${KID}`);
    expect([revocations.voids(token()), revocations.voids(token({ kid: 'another-key' }))]).toEqual([
      true,
      false,
    ]);
    expect([revocations.voidsKey(KID), revocations.voidsKey('another-key')]).toEqual([true, false]);
  });

  test('keys of another form say nothing', () => {
    const revocations = createRevocations();
    const one = token();
    for (const key of [
      '',
      one.sid,
      `session.${one.sid}.1`,
      `user.${one.sub}`,
      `user.${one.sub}.-1`,
      'x.y',
      'key.',
    ])
      revocations.add(key);
    expect(revocations.voids({ ...one, kid: '' })).toBe(false);
  });
});

test('is known for longer than a token lives, and forgotten in the end', () => {
  let now = 0;
  const revocations = createRevocations(() => now);
  const one = token();
  revocations.add(`session.${one.sid}`);
  const others = () => revocations.add(`session.${randomUUID()}`);
  now = REVOCATION_LIFE;
  others();
  expect(revocations.voids(one)).toBe(true);
  now = 2 * REVOCATION_LIFE - 1;
  others();
  expect(revocations.voids(one)).toBe(true);
  now = 2 * REVOCATION_LIFE;
  others();
  expect(revocations.voids(one)).toBe(false);
});
