import { readFileSync, globSync } from 'node:fs';
import { join } from 'node:path';

/**
 * While a release rolls out, the old version runs beside the new schema. A migration that takes something away from it
 * breaks it, so one may do so only where it says since when nobody needs that any more:
 *
 *     -- contract: <release that stopped using it>: <why nothing needs it>
 *
 * stands in the line before the statement. Rollback files are not looked at: they take away what they brought.
 */
export interface Destruction {
  readonly file: string;
  readonly line: number;
  readonly statement: string;
}

const DESTRUCTIVE = [
  /^drop\s+(table|view|materialized\s+view|schema|type|function|sequence|column)\b/,
  /^truncate\b/,
  /^alter\s+table\b.*\bdrop\s+(column|constraint)?/,
  /^alter\s+table\b.*\brename\b/,
  /^alter\s+table\b.*\balter\s+(column\s+)?\w+\s+(set\s+data\s+)?type\b/,
  /^alter\s+table\b.*\balter\s+(column\s+)?\w+\s+set\s+not\s+null\b/,
  /^alter\s+(type|view|function|schema|sequence)\b.*\brename\b/,
  /^revoke\b/,
];
/** What is taken away of what the same migration, or the same run, has just made is nobody's loss. */
const HARMLESS = [/\bfrom\s+public\b/];
const MARKER = /^--\s*contract:\s*\S+:\s*\S+/;

/** The statements of a script that take something away without saying why they may. */
export function findDestruction(file: string, sql: string): Destruction[] {
  const found: Destruction[] = [];
  const lines = sql.split('\n');
  let inBody = false;
  let continues = false;
  lines.forEach((line, index) => {
    const text = line.trim();
    // Bodies of functions and DO blocks: an odd number of $$ opens or closes one.
    const opens = (text.match(/\$\w*\$/g) ?? []).length % 2 === 1;
    const wasInBody = inBody;
    if (opens) inBody = !inBody;
    const continued = continues;
    if (text !== '' && !text.startsWith('--')) continues = !text.replace(/--.*$/, '').trimEnd().endsWith(';');
    if (wasInBody || continued) return;
    const statement = statementAt(lines, index);
    if (!statement || HARMLESS.some((pattern) => pattern.test(statement))) return;
    if (!DESTRUCTIVE.some((pattern) => pattern.test(statement))) return;
    if (MARKER.test(lines[index - 1]?.trim() ?? '')) return;
    found.push({ file, line: index + 1, statement: statement.slice(0, 80) });
  });
  return found;
}

/** The statement that begins in this line, in small letters and on one line; nothing where none begins. */
function statementAt(lines: string[], index: number): string | undefined {
  const first = lines[index]!.trim().toLowerCase();
  if (!/^(drop|truncate|alter|revoke)\b/.test(first)) return undefined;
  const parts: string[] = [];
  for (const line of lines.slice(index)) {
    parts.push(line.trim().toLowerCase().replace(/--.*$/, ''));
    if (line.includes(';')) break;
  }
  return parts.join(' ');
}

/** Every destruction without a marker in the repository's forward migrations. */
export function destructiveMigrations(root: string): Destruction[] {
  return globSync(['packages/shared/migrations/*.sql', 'services/*/migrations/*.sql'], { cwd: root })
    .filter((file) => !file.endsWith('.rollback.sql'))
    .toSorted()
    .flatMap((file) => findDestruction(file, readFileSync(join(root, file), 'utf8')));
}
