import { describe, expect, it } from 'vitest';
import { type Row, markdown, markdownTable, perSecond, shownRatio } from '../src/table.ts';

const ROW: Row = { what: 'A', measured: '1', floor: 'x|y', ratio: '–', goal: '–', met: undefined };

describe('the table', () => {
  it('is Markdown, with every column as wide as its widest cell', () => {
    expect(
      markdown([
        ['a', 'b'],
        ['longer', 'c'],
      ]),
    ).toBe(['| a      | b   |', '| ------ | --- |', '| longer | c   |'].join('\n'));
  });

  it('says whether a goal is met, and nothing where there is none', () => {
    const lines = markdownTable([{ ...ROW, met: true }, { ...ROW, met: false }, ROW]).split('\n');
    expect(lines).toHaveLength(5);
    expect(lines[2]).toMatch(/\| yes +\|$/);
    expect(lines[3]).toMatch(/\| \*\*no\*\* +\|$/);
    expect(lines[4]).toMatch(/\| – +\|$/);
  });

  it('keeps a cell from ending its column', () => {
    expect(markdownTable([ROW])).toContain('x\\|y');
  });

  it('shows ratios and rates as a reader wants them', () => {
    expect(shownRatio({ median: 0.756, min: 0.7, max: 0.8 })).toBe('0.76 (0.70–0.80)');
    expect(perSecond(6754.4)).toBe('6,754/s');
  });
});
