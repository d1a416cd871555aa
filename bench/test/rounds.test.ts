import { describe, expect, it } from 'vitest';
import { inTurn, quantile, ratios, spread } from '../src/rounds.ts';

describe('the statistics of rounds', () => {
  it('finds quantiles between values by straight line, in any order', () => {
    expect(quantile([3, 1, 2], 0.5)).toBe(2);
    expect(quantile([4, 1, 2, 3], 0.5)).toBe(2.5);
    expect(quantile([10, 0], 0.99)).toBeCloseTo(9.9);
    expect(quantile([7], 0.99)).toBe(7);
    expect(quantile([1, 2, 3], 0)).toBe(1);
    expect(quantile([1, 2, 3], 1)).toBe(3);
  });

  it('sorts numbers as numbers', () => {
    expect(quantile([100, 20, 3], 0.5)).toBe(20);
  });

  it('refuses to make something of nothing', () => {
    expect(() => quantile([], 0.5)).toThrow(RangeError);
    expect(() => ratios([1, 2], [1])).toThrow(RangeError);
  });

  it('leaves the values as they were', () => {
    const values = [3, 1, 2];
    spread(values);
    expect(values).toEqual([3, 1, 2]);
  });

  it('takes the median of the ratios, not the ratio of the medians', () => {
    // The second round's machine was ten times slower, for both sides.
    expect(ratios([50, 10, 90], [100, 20, 100])).toEqual({ median: 0.5, min: 0.5, max: 0.9 });
  });

  it('lets every part go first in turns', () => {
    expect(inTurn(['a', 'b', 'c'], 0)).toEqual(['a', 'b', 'c']);
    expect(inTurn(['a', 'b', 'c'], 1)).toEqual(['c', 'b', 'a']);
  });
});
