import { afterEach, expect, test, vi } from 'vitest';
import { Readiness } from '../../src/service/readiness.ts';

afterEach(() => void vi.useRealTimers());

test('with nothing to wait for it is ready', async () => {
  expect(await new Readiness().check()).toEqual([]);
});

test('what is missing is named, also where its check throws, in the order of the checks', async () => {
  const readiness = new Readiness();
  readiness.require('database', () => Promise.reject(new Error('secret')));
  readiness.require('nats', async () => undefined);
  readiness.require('migrations', async () => 'migrations');
  expect(await readiness.check()).toEqual(['database', 'migrations']);
});

test('a check is asked each time', async () => {
  const readiness = new Readiness();
  let there = false;
  readiness.require('database', async () => (there ? undefined : 'database'));
  expect(await readiness.check()).toEqual(['database']);
  there = true;
  expect(await readiness.check()).toEqual([]);
});

test('a check that does not answer within two seconds counts as missing; they all wait at once', async () => {
  vi.useFakeTimers();
  const readiness = new Readiness();
  for (const name of ['one', 'two']) readiness.require(name, () => new Promise(() => {}));
  const answer = readiness.check();
  await vi.advanceTimersByTimeAsync(1_999);
  expect(await Promise.race([answer, Promise.resolve('waits')])).toBe('waits');
  await vi.advanceTimersByTimeAsync(1);
  expect(await answer).toEqual(['one', 'two']);
  expect(vi.getTimerCount()).toBe(0);
});

test('while it drains nothing else is asked', async () => {
  const readiness = new Readiness();
  const check = vi.fn<() => Promise<undefined>>(async () => undefined);
  readiness.require('database', check);
  readiness.drain();
  expect([readiness.draining, await readiness.check()]).toEqual([true, ['draining']]);
  expect(check).not.toHaveBeenCalled();
});
