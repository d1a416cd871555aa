import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withMigratedDatabases } from './generate/migrated-databases.ts';
import { dataMap } from './generate/data-map.ts';
import { databaseTypes } from './generate/database-types.ts';
import { eventFiles } from './generate/event-files.ts';
import type { GeneratedFile } from './generate/generated-file.ts';
import { kubernetesFiles } from './generate/kubernetes/files.ts';
import { lintConfig } from './generate/lint-config.ts';
import { readmeFiles } from './generate/readme-blocks.ts';
import { resolverTypes } from './generate/resolver-types.ts';
import { supergraphFile } from './generate/supergraph.ts';

/**
 * `npm run generate` writes everything that is made from another source of truth; with `--check` it writes nothing
 * and fails where a committed file differs.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const check = process.argv.includes('--check');

const scratch = await mkdtemp(join(tmpdir(), 'hotmess-generate-'));
try {
  const files = await generateAll(scratch);
  const stale: string[] = [];
  for (const { path, content } of files) {
    const present = await readFile(join(root, path), 'utf8').catch(() => undefined);
    if (present === content) continue;
    stale.push(path);
    if (check) continue;
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  if (check && stale.length > 0) {
    console.error(
      `Stale, run "npm run generate" and commit:\n${stale.map((path) => `  ${path}`).join('\n')}`,
    );
    process.exitCode = 1;
  } else {
    console.log(`${files.length} generated files, ${stale.length} ${check ? 'stale' : 'written'}`);
  }
} finally {
  await rm(scratch, { recursive: true, force: true });
}

async function generateAll(folder: string): Promise<GeneratedFile[]> {
  return withMigratedDatabases(folder, async (services, databaseUrl) => {
    const supergraph = supergraphFile(root);
    const files: GeneratedFile[] = [
      lintConfig(),
      supergraph,
      ...eventFiles(),
      ...kubernetesFiles(root, supergraph.content),
    ];
    for (const service of services) {
      files.push(await databaseTypes(root, service, databaseUrl(service), folder));
      files.push(...(await resolverTypes(root, service)));
    }
    files.push(...(await readmeFiles(root, services)));
    files.push(await dataMap(root, services, databaseUrl));
    return files;
  });
}
