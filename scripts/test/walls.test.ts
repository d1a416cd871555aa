import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lintConfig } from '../generate/lint-config.ts';

const root = join(import.meta.dirname, '../..');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hotmess-walls-'));
  const config = JSON.parse(lintConfig().content) as Record<string, unknown>;
  // The walls need no types, and without them the linter needs no project.
  writeFileSync(join(folder, '.oxlintrc.json'), JSON.stringify({ ...config, options: {} }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Lints one file that imports `module`. @returns what the linter prints, '' where it is content */
function lint(path: string, module: string): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `import { thing } from '${module}';\nthing();\n`);
  try {
    execFileSync(process.execPath, [join(root, 'node_modules/oxlint/bin/oxlint'), path], {
      cwd: folder,
      encoding: 'utf8',
    });
    return '';
  } catch (error) {
    return (error as { stdout: string }).stdout;
  } finally {
    rmSync(file);
  }
}

test.each([
  ['services/nightlife/src/beacon/commands.ts', '@hotmess/identity/xp/commands'],
  ['services/nightlife/src/beacon/commands.ts', '../../../identity/src/xp/commands.ts'],
  ['services/music/src/show/queries.ts', '@hotmess/local/testing/database'],
  ['services/safety/src/service.ts', '../../../gateway/src/compose.ts'],
  ['packages/shared/src/db/database.ts', '@hotmess/nightlife/beacon/queries'],
  ['packages/shared/src/db/database.ts', '@hotmess/local/stack/services'],
  ['gateway/src/compose.ts', '@hotmess/commerce/service'],
  ['gateway/src/compose.ts', '../../services/commerce/src/service.ts'],
  ['services/nightlife/src/beacon/machine.ts', 'node:fs'],
  ['services/nightlife/src/beacon/machine.ts', '@hotmess/shared/db/database'],
  ['services/nightlife/src/beacon/policy.ts', './queries.ts'],
  ['services/identity/src/user/policy.ts', 'kysely'],
])('%s may not import %s', (path, module) => {
  expect(lint(path, module)).toContain('no-restricted-imports');
});

test.each([
  ['services/nightlife/src/beacon/commands.ts', '@hotmess/shared/db/database'],
  ['services/nightlife/src/beacon/policy.ts', '@hotmess/shared/auth/require'],
  ['services/nightlife/src/beacon/machine.ts', '@hotmess/shared/machine/define-machine'],
  ['services/nightlife/test/harness.ts', '@hotmess/local/testing/database'],
  ['packages/local/src/seed/beacons.ts', '@hotmess/nightlife/beacon/commands'],
])('%s may import %s', (path, module) => {
  expect(lint(path, module)).not.toContain('no-restricted-imports');
});
