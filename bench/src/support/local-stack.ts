import { join } from 'node:path';
import { postgresUrl } from '@hotmess/local/backing/postgres';
import { loginUrl } from '@hotmess/local/stack/databases';
import { hotmessParts } from '@hotmess/local/stack/parts';
import { portTable } from '@hotmess/local/stack/ports';
import type { ProcessSpec } from '@hotmess/local/stack/processes';
import { type Secrets, loadSecrets } from '@hotmess/local/stack/secrets';
import type { Service } from '@hotmess/local/stack/services';
import { Steps } from '@hotmess/local/stack/steps';
import { Stack, type StackParts } from '@hotmess/local/stack/supervisor';
import { freePorts, plainEnvironment } from '@hotmess/local/testing/plain-start';
import { cloneDatabase } from '@hotmess/shared/db/bootstrap';
import type { CleanUp } from './clean-up.ts';
import { scratchFolder } from './scratch.ts';

/** The stack of `npm start`, on ports and with data of its own. */
export interface LocalStack {
  readonly gatewayUrl: string;
  readonly secrets: Secrets;
  /** A database as a superuser. */
  superuserUrl(database: string): string;
  /** A database as its service's own login. */
  serviceUrl(service: Service): string;
  /** Where a subgraph listens. */
  subgraphUrl(service: Service): string;
}

/** Name of the copy of nightlife's database that nobody but the measurement works on. */
export const FLOOR_DATABASE = 'nightlife_floor';

/** Starts PostgreSQL, NATS, the seed, the five services and the gateway, as `npm start` does. */
export async function startLocalStack(cleanUp: CleanUp): Promise<LocalStack> {
  const folder = scratchFolder(cleanUp);
  const environment = await freePorts();
  const env = { ...plainEnvironment(), ...environment };
  const secrets = await loadSecrets(join(folder, 'secrets.json'), env);
  const port = (name: keyof typeof portTable) => Number(environment[portTable[name].variable]);
  const address = { host: '127.0.0.1', port: port('postgres') };
  const superuserUrl = (database: string) =>
    postgresUrl('postgres', secrets.postgresPassword, address.host, address.port, database);
  const parts: StackParts = {
    ...hotmessParts,
    processes: (facts) => hotmessParts.processes(facts).map(profiled),
    async seed(context) {
      const seeded = await hotmessParts.seed(context);
      // Now, since a database can be copied only while nobody is connected to it.
      await cloneDatabase(superuserUrl('postgres'), { service: 'nightlife', name: FLOOR_DATABASE });
      return seeded;
    },
  };
  const stack = new Stack({ folder, env, fresh: false, steps: new Steps({ write() {} }), parts });
  cleanUp.add(() => stack.stop());
  await stack.start();
  return {
    gatewayUrl: `http://127.0.0.1:${port('gateway')}`,
    secrets,
    superuserUrl,
    serviceUrl: (service) => loginUrl(address, secrets, service, 'service'),
    subgraphUrl: (service) => `http://127.0.0.1:${port(service)}`,
  };
}

/** Where HOTMESS_BENCH_PROFILE names a folder, each process leaves a CPU profile there when it ends. */
function profiled(spec: ProcessSpec): ProcessSpec {
  const folder = process.env['HOTMESS_BENCH_PROFILE'];
  if (folder === undefined) return spec;
  const options = `--cpu-prof --cpu-prof-dir=${folder} --cpu-prof-name=${spec.name}.cpuprofile`;
  return { ...spec, env: { ...spec.env, NODE_OPTIONS: options } };
}
