import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { logTail } from '@hotmess/local/backing/daemon';
import { type PostgresServer, localSettings, startPostgres } from '@hotmess/local/backing/postgres';
import { loginUrl, migrateDatabase, prepareDatabase } from '@hotmess/local/stack/databases';
import type { Secrets } from '@hotmess/local/stack/secrets';
import { type Service, services } from '@hotmess/local/stack/services';
import type { TestDatabase } from '@hotmess/local/testing/database';
import { makeScratchFolder } from '@hotmess/local/testing/scratch';
import pg from 'pg';
import { expect } from 'vitest';
import { SOON } from './wait.ts';

/** A database on a PostgreSQL of its own whose log is archived, as each is in production. */
export interface ArchivedDatabase {
  readonly database: TestDatabase;
  /** A base backup by the functions that barman-cloud-backup calls. */
  backUp(): Promise<void>;
  /** Resolves when the archive has everything that is committed now. */
  archive(): Promise<void>;
  /** Ends the server at once and deletes its data; base backup and archive lie elsewhere. */
  destroy(): Promise<void>;
  /** Makes the server anew from base backup and archive, as of a moment (ISO 8601), on the same port. */
  restore(to: string): Promise<void>;
  dispose(): Promise<void>;
}

/** Starts one. */
export async function startArchivedDatabase(service: Service): Promise<ArchivedDatabase> {
  const folder = makeScratchFolder();
  const [dataDir, backup, archive] = ['postgres', 'backup', 'archive'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(archive);
  // PostgreSQL may run as another user.
  chmodSync(archive, 0o777);
  const logins = { migrator: 'migrator', service: 'service' };
  const secrets = {
    databases: Object.fromEntries(services.map((it) => [it, logins])) as Secrets['databases'],
  };
  const options = { dataDir, password: 'superuser', logFile: join(folder, 'postgres.log') };
  const settings = {
    ...localSettings,
    shared_buffers: '16MB',
    fsync: 'off',
    archive_mode: 'on',
    archive_command: `cp %p ${archive}/%f`,
  };
  let server: PostgresServer = await startPostgres({ ...options, port: 0, settings });
  const { port } = server;
  const withClient = async <T>(database: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
    const client = new pg.Client({ connectionString: server.url(database) });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  };
  /** @throws with the end of the log where it cannot be done */
  const recover = async (target: Record<string, string>): Promise<void> => {
    execFileSync('cp', ['-a', backup, dataDir]);
    writeFileSync(join(dataDir, 'recovery.signal'), '');
    execFileSync('chown', ['-R', '--reference', join(dataDir, 'PG_VERSION'), dataDir]);
    const recovery = { restore_command: `cp ${archive}/%f %p`, recovery_target_action: 'promote', ...target };
    server = await startPostgres({ ...options, port, settings: { ...settings, ...recovery } });
    const recovering = async () => {
      // It answers reads before it is done, and may still find that it cannot be.
      if (server.daemon()!.hasExited()) return logTail(options.logFile);
      return withClient('postgres', async (client) => {
        const { rows } = await client.query<{ r: boolean }>('select pg_is_in_recovery() as r');
        return rows[0]!.r;
      }).catch(() => true);
    };
    let state: string | boolean;
    while ((state = await recovering()) === true) await new Promise((resolve) => setTimeout(resolve, 25));
    if (state !== false) throw new Error(state);
  };
  await prepareDatabase(server, secrets, service);
  await migrateDatabase(loginUrl(server, secrets, service, 'migrator'), service);
  return {
    database: {
      name: service,
      superuserUrl: server.url(service),
      serviceUrl: loginUrl(server, secrets, service, 'service'),
      migratorUrl: loginUrl(server, secrets, service, 'migrator'),
      drop: async () => {},
    },
    backUp: () =>
      withClient('postgres', async (client) => {
        rmSync(backup, { recursive: true, force: true });
        await client.query(`select pg_backup_start('test', fast => true)`);
        execFileSync('cp', ['-a', dataDir, backup]);
        for (const stale of ['postmaster.pid', 'postmaster.opts', 'pg_wal'])
          rmSync(join(backup, stale), { recursive: true, force: true });
        const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop()');
        execFileSync('cp', ['-a', join(dataDir, 'pg_wal'), join(backup, 'pg_wal')]);
        for (const entry of ['archive_status/*', '0*'])
          execFileSync('/bin/sh', ['-c', `rm -f "$0"/pg_wal/${entry}`, backup]);
        writeFileSync(join(backup, 'backup_label'), rows[0]!.labelfile);
      }),
    archive: () =>
      withClient('postgres', async (client) => {
        const { rows } = await client.query<{ file: string }>(
          `select pg_walfile_name(pg_switch_wal()) as file`,
        );
        const last = async () =>
          (
            await client.query<{ done: boolean }>(
              'select last_archived_wal >= $1 as done from pg_stat_archiver',
              [rows[0]!.file],
            )
          ).rows[0]!.done;
        await expect.poll(last, SOON).toBe(true);
      }),
    async destroy() {
      await server.daemon()?.stop('SIGQUIT', 5_000);
      rmSync(dataDir, { recursive: true, force: true });
    },
    async restore(to) {
      try {
        await recover({ recovery_target_time: to });
      } catch (error) {
        // Nothing was committed here after that moment, which PostgreSQL takes for a fault: its log to the end is it.
        if (!String(error).includes('recovery ended before configured recovery target was reached'))
          throw error;
        rmSync(dataDir, { recursive: true, force: true });
        await recover({});
      }
    },
    async dispose() {
      await server.dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
