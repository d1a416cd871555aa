import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from './process-environment.ts';

export type ComposeService = {
  image: string;
  build?: { context: string; args: Record<string, string> };
  environment?: Record<string, string>;
  depends_on?: Record<string, { condition: string }>;
  networks?: string[];
  profiles?: string[];
  ports?: string[];
  command?: string[];
} & Record<string, unknown>;

export type ComposeFile = {
  services: Record<string, ComposeService>;
  networks: Record<string, { internal?: boolean } | null>;
  volumes: Record<string, unknown>;
};

/** docker-compose.yml with its anchors merged and its variables as they stand. */
export function readComposeFile(): ComposeFile {
  return parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8'), { merge: true }) as ComposeFile;
}

/**
 * Puts values in place of `${NAME}`, `${NAME:-default}` and `${NAME:?why}`.
 * @throws where a value is missing that has no default
 */
export function interpolate(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(
    /\$\{(\w+)(?::([-?])([^}]*))?\}/g,
    (_all, name: string, kind?: string, rest = '') => {
      const value = values[name];
      if (value) return value;
      if (kind === '-') return rest as string;
      throw new Error(`${name} has no value${kind === '?' ? `: ${rest as string}` : ''}`);
    },
  );
}
