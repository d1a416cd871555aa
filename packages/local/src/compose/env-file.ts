import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { Problem } from '../backing/problem.ts';
import type { ComposeSection } from './variables.ts';

/** The names that a `.env` file sets, commented lines aside. */
export function namesIn(text: string): Set<string> {
  const names = text
    .split('\n')
    .flatMap((line) => /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=/.exec(line)?.[1] ?? []);
  return new Set(names);
}

/** Sections as the text of a `.env` file, without the variables that are in `present`. */
export function renderSections(sections: readonly ComposeSection[], present: ReadonlySet<string>): string {
  return sections
    .flatMap(({ title, variables }) => {
      const lines = Object.entries(variables)
        .filter(([name]) => !present.has(name))
        .map(([name, value]) => `${name}=${quoted(value)}`);
      return lines.length === 0 ? [] : [`# ${title}\n${lines.join('\n')}\n`];
    })
    .join('\n');
}

/** In single quotes nothing has a meaning, for Compose 1.29 and for the current one alike. */
function quoted(value: string): string {
  if (/^[\w.:/@,-]*$/.test(value)) return value;
  if (/['\n]/.test(value)) throw new Error('A value with a quote or a line break does not fit into .env.');
  return `'${value}'`;
}

/**
 * Writes what a `.env` file lacks, and never changes what is there: a new secret in place of an old one would lock the
 * data away. The file is private (0600), and whole or not there at all.
 * @returns the names that were added
 * @throws Problem where another process made the file meanwhile
 */
export function completeEnvFile(path: string, sections: readonly ComposeSection[]): string[] {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  const present = namesIn(text ?? '');
  const added = sections.flatMap(({ variables }) =>
    Object.keys(variables).filter((name) => !present.has(name)),
  );
  if (added.length === 0) return [];
  const fresh = renderSections(sections, present);
  const unfinished = `${path}.${randomBytes(4).toString('hex')}.new`;
  writeFileSync(unfinished, text === undefined ? fresh : `${text.trimEnd()}\n\n${fresh}`, { mode: 0o600 });
  try {
    // link() refuses to replace, where rename() would not.
    if (text === undefined) linkSync(unfinished, path);
    else renameSync(unfinished, path);
  } catch (error) {
    throw new Problem(`${path} cannot be written: ${(error as Error).message}`);
  } finally {
    rmSync(unfinished, { force: true });
  }
  return added;
}
