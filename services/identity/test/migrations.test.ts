import { migrationFolders } from '@hotmess/local/stack/databases';
import { createTestDatabase } from '@hotmess/local/testing/database';
import { schemaOf } from '@hotmess/local/testing/schema';
import { migrateDown, migrateUp } from '@hotmess/shared/db/migrate';
import { expect, test } from 'vitest';

test('up, back by every number of steps, and up again give the identical schema', async () => {
  const database = await createTestDatabase('identity');
  const options = { service: 'identity', directories: migrationFolders('identity') };
  const before = await schemaOf(database.superuserUrl);
  for (const steps of [1, 2, 3, 4, undefined]) {
    const { undone } = await migrateDown(database.migratorUrl, {
      ...options,
      ...(steps !== undefined && { steps }),
    });
    if (steps === undefined) expect(await schemaOf(database.superuserUrl)).toEqual([]);
    expect((await migrateUp(database.migratorUrl, options)).applied).toEqual(undone.toReversed());
    expect(await schemaOf(database.superuserUrl)).toEqual(before);
  }
  await database.drop();
});
