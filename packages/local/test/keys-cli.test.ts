import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { repositoryRoot } from '@hotmess/local/repository';
import { type TestDatabase, createTestDatabase } from '@hotmess/local/testing/database';
import { afterAll, beforeAll, expect, test } from 'vitest';

let database: TestDatabase;
const kek = randomBytes(32).toString('base64url');
beforeAll(async () => {
  database = await createTestDatabase('identity');
});
afterAll(() => database.drop());

/** Runs the command as an operator does, with the database named by the environment. */
function keys(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(repositoryRoot, 'packages/local/src/keys-cli.ts'), ...args],
      {
        env: { PATH: process.env['PATH'], IDENTITY_DATABASE_URL: database.serviceUrl, SIGNING_KEYS_KEK: kek },
      },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}
const states = (out: string) => out.split('\n').flatMap((line) => line.split(/\s+/)[1] ?? []);

test('rotates, lists and retires', async () => {
  const first = await keys('rotate');
  expect([first.code, states(first.out)]).toEqual([0, ['signing']]);
  const second = await keys('rotate');
  expect(states(second.out)).toEqual(['next', 'signing']);
  expect(second.out).toMatch(/signing {2}from \S+ {2}until /);
  const third = await keys('rotate');
  expect([third.code, third.err]).toEqual([1, expect.stringContaining('nothing to rotate')]);
  const kid = second.out.split('\n')[1]!.split(' ')[0]!;
  const retired = await keys('retire', kid, 'it leaked');
  expect(states(retired.out)).toEqual(['signing', 'ended']);
  expect((await keys('retire', kid)).code).toBe(1);
  expect(states((await keys('list')).out)).toEqual(['signing', 'ended']);
});

test.each([[[]], [['retire']], [['destroy']], [['rotate', 'as', 'a trial']]])(
  '%j is told how it is used',
  async (args) => {
    const { code, err } = await keys(...args);
    expect([code, err]).toEqual([2, expect.stringMatching(/^Usage: npm run keys/)]);
  },
);
