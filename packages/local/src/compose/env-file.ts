import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseEnv } from 'node:util';

/**
 * Variables as the text of an env file. No quotes: Node's `--env-file` needs none here, and `kubectl create secret
 * --from-env-file` would take them for a part of the value.
 * @throws Error for a value that would come back as another one
 */
export function renderEnv(variables: Readonly<Record<string, string>>): string {
  const text = Object.entries(variables)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
  const read = parseEnv(text);
  const changed = Object.keys(variables).filter((name) => read[name] !== variables[name]);
  if (changed.length > 0) throw new Error(`${changed.join(', ')} cannot be written to an env file.`);
  return text;
}

/**
 * Adds the variables that an env file lacks, and never changes what is there: a new secret in place of an old one would
 * lock the data away.
 * @returns everything that the file says then
 */
export function completeEnvFile(
  path: string,
  variables: Readonly<Record<string, string>>,
): Record<string, string> {
  const present = existsSync(path) ? (parseEnv(readFileSync(path, 'utf8')) as Record<string, string>) : {};
  const all = { ...variables, ...present };
  writeWhole(path, renderEnv(all), 0o600);
  return all;
}

/**
 * Writes a file so that it is there as a whole or not at all, also after the power went, before anything is made that
 * depends on it.
 */
export function writeWhole(path: string, text: string, mode: number): void {
  writeFileSync(`${path}.new`, text, { mode, flush: true });
  renameSync(`${path}.new`, path);
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
