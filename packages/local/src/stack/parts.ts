import { Problem } from '../backing/problem.ts';
import { loginUrl, migrateDatabase, prepareDatabase } from './databases.ts';
import { runSeed } from './run-seed.ts';
import { hotmessProcesses } from './processes.ts';
import type { StackParts } from './supervisor.ts';

/** What `npm start` runs: the five databases, the seed, the five services and the gateway. */
export const hotmessParts: StackParts = {
  async prepareDatabases(postgres, secrets, wanted, progress) {
    progress('roles');
    let done = 0;
    await Promise.all(
      wanted.map(async (service) => {
        try {
          await prepareDatabase(postgres, secrets, service);
          await migrateDatabase(loginUrl(postgres, secrets, service, 'migrator'), service);
        } catch (error) {
          throw databaseProblem(service, error);
        }
        done += 1;
        progress(`${done} of ${wanted.length} migrated`);
      }),
    );
    return Object.fromEntries(
      wanted.map((service) => [service, loginUrl(postgres, secrets, service, 'service')]),
    );
  },
  seed: runSeed,
  processes: hotmessProcesses,
};

/** What to do about a database that cannot be brought up to date; data of an older checkout is the usual reason. */
function databaseProblem(service: string, error: unknown): Problem {
  const why = error instanceof Error ? error.message : String(error);
  const hint =
    'code' in Object(error) && (error as { code: unknown }).code === '28P01'
      ? '.hotmess/secrets.json is not the one that the data was made with'
      : 'if its data may go';
  return new Problem(
    `The database of ${service} cannot be brought up to date: ${why} Begin anew, ${hint}: npm start -- --fresh`,
  );
}
