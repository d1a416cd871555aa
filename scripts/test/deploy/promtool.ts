import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchProgram, findProgram } from '@hotmess/local/backing/debian-program';
import { parse } from 'yaml';
import { root } from './process-environment.ts';

/** Prometheus' own tool for rules: on the PATH, or out of Debian's package; undefined where it cannot be had. */
export const promtool: string | undefined = await findPromtool();

async function findPromtool(): Promise<string | undefined> {
  try {
    return (findProgram('promtool') ?? (await fetchProgram('prometheus', 'promtool'))).path;
  } catch {
    console.warn('SKIPPED: alerts and records were not tried, since promtool cannot be had here.');
    return undefined;
  }
}

export type Rule = {
  alert?: string;
  record?: string;
  expr: string;
  for?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
};
export type RuleGroups = { groups: { name: string; rules: Rule[] }[] };

/** The rules of a PrometheusRule of the monitoring component. */
export function readRules(file: 'alerts.yaml' | 'slo.yaml'): RuleGroups {
  const text = readFileSync(join(root, 'deploy/k8s/components/monitoring', file), 'utf8');
  return (parse(text) as { spec: RuleGroups }).spec;
}

/**
 * Runs promtool in a folder of its own.
 * @param files what lies there, by name; JSON is YAML
 * @returns its exit code and what it said
 */
export function runPromtool(
  command: readonly string[],
  files: Record<string, unknown>,
): { code: number | null; said: string } {
  const folder = mkdtempSync(join(tmpdir(), 'hotmess-promtool-'));
  try {
    for (const [name, content] of Object.entries(files))
      writeFileSync(join(folder, name), JSON.stringify(content));
    const { status, stdout, stderr } = spawnSync(promtool!, command, { cwd: folder, encoding: 'utf8' });
    return { code: status, said: `${stdout}${stderr}` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
