import type { Spread } from './rounds.ts';

/** One line of the table. */
export interface Row {
  readonly what: string;
  readonly measured: string;
  /** What it is compared with. */
  readonly floor: string;
  readonly ratio: string;
  readonly goal: string;
  /** Undefined where nothing was promised, or nothing could be measured. */
  readonly met: boolean | undefined;
}

/** What one measurement found. */
export interface Findings {
  readonly rows: readonly Row[];
  /** How it was measured and what the numbers mean, in sentences; lines of a list below the table. */
  readonly notes: readonly string[];
}

const HEAD = ['What', 'Measured', 'Compared with', 'Ratio', 'Goal', 'Met'];

/** The rows as a table of Markdown. */
export function markdownTable(rows: readonly Row[]): string {
  const cells = rows.map(({ what, measured, floor, ratio, goal, met }) =>
    [what, measured, floor, ratio, goal, met === undefined ? '–' : met ? 'yes' : '**no**'].map(escaped),
  );
  return markdown([HEAD, ...cells]);
}

/** Any lines of cells as a table of Markdown; the first is its head. */
export function markdown(lines: readonly (readonly string[])[]): string {
  const widths = lines[0]!.map((_, column) => Math.max(3, ...lines.map((line) => line[column]!.length)));
  const text = lines.map(
    (line) => `| ${line.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`,
  );
  return [text[0]!, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...text.slice(1)].join(
    '\n',
  );
}

/** `0.76 (0.71–0.80)`: the median of the rounds' ratios, with the lowest and the highest. */
export function shownRatio({ median, min, max }: Spread): string {
  return `${median.toFixed(2)} (${min.toFixed(2)}–${max.toFixed(2)})`;
}

/** `6,754/s`. */
export function perSecond(rate: number): string {
  return `${Math.round(rate).toLocaleString('en-US')}/s`;
}

function escaped(cell: string): string {
  return cell.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
