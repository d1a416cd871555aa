import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { destructiveMigrations, findDestruction } from '../destructive-migrations.ts';

test('no migration takes anything away without saying since when nobody needs it', () => {
  expect(destructiveMigrations(join(import.meta.dirname, '../..'))).toEqual([]);
});

describe('one that does', () => {
  test.each([
    'drop table beacons;',
    'DROP VIEW popular_beacons;',
    'truncate beacons;',
    'alter table beacons drop column title;',
    'alter table beacons\n  drop column title;',
    'alter table beacons rename column title to name;',
    'alter table beacons alter column title type varchar(10);',
    'alter table beacons alter title set not null;',
    'revoke select on beacons from anon;',
  ])('%s is found', (sql) => {
    expect(findDestruction('005.sql', `create table t ();\n${sql}`)).toHaveLength(1);
  });

  test('and passes with the marker right before it, which names the release and the reason', () => {
    const drop = 'alter table beacons drop column title;';
    expect(
      findDestruction('005.sql', `-- contract: 1.4.0: the title moved to beacon_texts\n${drop}`),
    ).toEqual([]);
    expect(findDestruction('005.sql', `-- contract: soon\n${drop}`)).toHaveLength(1);
    expect(findDestruction('005.sql', `-- contract: 1.4.0: for another\n\n${drop}`)).toHaveLength(1);
  });
});

test.each([
  'alter table beacons add column subtitle text;',
  'create or replace view v as select 1;',
  'revoke all on database x from public;',
  'create function f() returns void as $$\nbegin\n  drop table if exists scratch;\nend $$ language plpgsql;',
])('%s is no loss', (sql) => {
  expect(findDestruction('005.sql', sql)).toEqual([]);
});
