import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * `npm test`: format, lint, types, stale generated files, then the tests on a real PostgreSQL and NATS. With
 * arguments (`npm test -- services/nightlife`) only the tests that they name.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const filters = process.argv.slice(2);
const bin = (path: string) => join(root, 'node_modules', path);

interface Outcome {
  readonly code: number;
  readonly output: string;
}

function run(args: readonly string[], show: boolean): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    });
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Runs one check and says in a line how it went; what it printed only where it failed. */
async function step(name: string, args: readonly string[]): Promise<boolean> {
  const started = performance.now();
  const { code, output } = await run(args, false);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${code === 0 ? '✓' : '✗'} ${name.padEnd(40)} ${seconds} s`);
  if (code !== 0) console.log(output);
  return code === 0;
}

async function staticChecks(): Promise<boolean> {
  const format = await step('format (prettier)', [
    bin('prettier/bin/prettier.cjs'),
    '--check',
    '--log-level=warn',
    '.',
  ]);
  const lint = await step('lint and import walls (oxlint)', [bin('oxlint/bin/oxlint')]);
  const types = await step('types (tsc)', [bin('typescript/bin/tsc'), '--noEmit']);
  const generated = await step('generated files are current', [join(root, 'scripts/generate.ts'), '--check']);
  return format && lint && types && generated;
}

async function tests(): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'hotmess-report-'));
  const report = join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const { code } = await run([bin('vitest/vitest.mjs'), 'run', ...reporters, ...filters], true);
    const counts = JSON.parse(await readFile(report, 'utf8')) as Record<string, number>;
    const skipped = (counts['numPendingTests'] ?? 0) + (counts['numTodoTests'] ?? 0);
    console.log(`${counts['numPassedTests']} passed, ${counts['numFailedTests']} failed, ${skipped} skipped`);
    return code === 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const checked = filters.length > 0 || (await staticChecks());
const tested = await tests();
process.exitCode = checked && tested ? 0 : 1;
