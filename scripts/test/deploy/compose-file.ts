import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from './process-environment.ts';

export type ComposeService = {
  image: string;
  build?: { context: string; args: Record<string, string> };
  /** Null where a variable only passes through from outside. */
  environment?: Record<string, string | null>;
  depends_on?: Record<string, { condition: string }>;
  networks?: string[];
  profiles?: string[];
  ports?: string[];
  volumes?: string[];
  command?: string[];
} & Record<string, unknown>;

export type ComposeFile = {
  services: Record<string, ComposeService>;
  networks: Record<string, { internal?: boolean } | null>;
  volumes: Record<string, unknown>;
};

/** docker-compose.yml, or another, with its anchors merged and its variables as they stand. */
export function readComposeFile(path = 'docker-compose.yml'): ComposeFile {
  return parse(readFileSync(join(root, path), 'utf8'), { merge: true }) as ComposeFile;
}

/**
 * Puts values in place of `${NAME}`, `${NAME:-default}`, `${NAME-default}` and `${NAME:?why}`.
 * @throws where a value is missing that has no default
 */
export function interpolate(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(
    /\$\{(\w+)(?::?([-?])([^}]*))?\}/g,
    (_all, name: string, kind?: string, rest = '') => {
      const value = values[name];
      if (value) return value;
      if (kind === '-') return rest as string;
      throw new Error(`${name} has no value${kind === '?' ? `: ${rest as string}` : ''}`);
    },
  );
}
