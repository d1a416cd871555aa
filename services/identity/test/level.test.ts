import fc from 'fast-check';
import { expect, test } from 'vitest';
import { balanceOfLevel, levelOf, levelProgress, toNextLevel } from '../src/xp/level.ts';

const balance = fc.integer({ min: 0, max: 2 ** 31 - 1 });

test('a level is the largest whose balance is reached', () => {
  fc.assert(
    fc.property(balance, (given) => {
      const level = levelOf(given);
      expect(balanceOfLevel(level)).toBeLessThanOrEqual(given);
      expect(balanceOfLevel(level + 1)).toBeGreaterThan(given);
    }),
    { numRuns: 1_000 },
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000 }), (level) => {
      expect(levelOf(balanceOfLevel(level))).toBe(level);
    }),
  );
  fc.assert(
    fc.property(fc.integer({ max: 0 }), (given) => {
      expect(levelOf(given)).toBe(0);
    }),
  );
});

test('progress begins at 0 with the level and never reaches the next', () => {
  fc.assert(
    fc.property(balance, (given) => {
      expect(levelOf(given + toNextLevel(given))).toBe(levelOf(given) + 1);
      expect(levelOf(given + toNextLevel(given) - 1)).toBe(levelOf(given));
      expect(levelProgress(given)).toBeGreaterThanOrEqual(0);
      expect(levelProgress(given)).toBeLessThan(1);
    }),
  );
  expect([0, 100, 250, 399, -30].map(levelProgress)).toEqual([0, 0, 0.5, 299 / 300, 0]);
  expect(toNextLevel(-30)).toBe(130);
});
