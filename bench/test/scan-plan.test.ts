import { describe, expect, it } from 'vitest';
import { scanOf } from '../src/support/scan-plan.ts';

const PLAN = { tokens: ['a', 'b', 'c'], userIds: ['1', '2', '3', '4'] };

describe('the plan of scans', () => {
  it('sends nobody to the same beacon twice', () => {
    const scans = Array.from({ length: 12 }, (_, number) => scanOf(PLAN, number));
    expect(new Set(scans.map(({ token, person }) => `${token}${person}`)).size).toBe(12);
  });

  it('keeps a crowd together until everyone was there', () => {
    const scans = Array.from({ length: 12 }, (_, number) => scanOf({ ...PLAN, together: true }, number));
    expect(scans.map(({ token }) => token).join('')).toBe('aaaabbbbcccc');
    expect(new Set(scans.map(({ token, person }) => `${token}${person}`)).size).toBe(12);
  });

  it('ends where everyone was everywhere', () => {
    expect(() => scanOf(PLAN, 12)).toThrow(RangeError);
  });
});
