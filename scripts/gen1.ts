import { mkdtemp, mkdir, writeFile } from 'node:fs/promises';
import { withMigratedDatabases } from './generate/migrated-databases.ts';
import { databaseTypes } from './generate/database-types.ts';
import { resolverTypes } from './generate/resolver-types.ts';
import { dirname } from 'node:path';
const f = await mkdtemp('/tmp/gen-');
const names = process.argv.slice(2);
await withMigratedDatabases(f, async (_s, url) => {
  for (const n of names)
    for (const g of [
      await databaseTypes(process.cwd(), n, url(n), f),
      ...(await resolverTypes(process.cwd(), n)),
    ]) {
      await mkdir(dirname(g.path), { recursive: true });
      await writeFile(g.path, g.content);
      console.log(g.path);
    }
});
