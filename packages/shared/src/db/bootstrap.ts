import pg from 'pg';

/** What bootstrap needs to know of one service; passwords come from the environment or the local secrets. */
export interface ServiceLogins {
  /** Name of the service; its database and its roles are named after it. */
  readonly service: string;
  readonly migratorPassword: string;
  readonly servicePassword: string;
}

/** Roles that an actor of `db/actor.ts` becomes; one cluster has them once. */
export const ACTOR_ROLES = ['anon', 'app_user', 'moderator', 'admin', 'system', 'relay'];
const BOOTSTRAP_LOCK = 7_345_001;

/**
 * Keeps what people wrote out of the server's log: the settings of a login, as statements. An error quotes values in its line
 * and its DETAIL, and `log_error_verbosity = terse` hides the one nowhere and the other not in the CSV log, which is what
 * CloudNativePG reads. So errors of these logins are the services' to log (`serializeError`), and of slow statements the
 * parameters stay out. What background workers and people with a login of their own do is logged as ever.
 * @param login a role that exists
 */
export function quietLogin(login: string): string[] {
  return [
    `ALTER ROLE ${login} SET log_min_messages = 'log'`,
    `ALTER ROLE ${login} SET log_parameter_max_length = 0`,
  ];
}

/**
 * Creates the cluster's actor roles and one service's database, owner and logins. Idempotent; the passwords are set
 * anew each time. The only step that needs a superuser, and it creates nothing inside the database.
 * @param superuserUrl URL of a superuser's connection to any database of the cluster
 * @throws where the service's name is not a plain identifier
 */
export async function bootstrapDatabase(superuserUrl: string, spec: ServiceLogins): Promise<void> {
  const { service } = spec;
  if (!/^[a-z]+$/.test(service)) throw new Error(`Not a service name: ${service}`);
  await withSuperuser(superuserUrl, async (client) => {
    for (const role of ACTOR_ROLES) await ensureRole(client, role, 'NOLOGIN');
    await ensureRole(client, `${service}_owner`, 'NOLOGIN');
    await ensureRole(client, `${service}_migrator`, 'LOGIN NOINHERIT', spec.migratorPassword);
    await ensureRole(client, `${service}_service`, 'LOGIN', spec.servicePassword);
    for (const login of [`${service}_migrator`, `${service}_service`])
      for (const statement of quietLogin(login)) await client.query(statement);
    await client.query(`GRANT ${service}_owner TO ${service}_migrator WITH INHERIT FALSE, SET TRUE`);
    await client.query(`GRANT ${ACTOR_ROLES.join(', ')} TO ${service}_service WITH INHERIT FALSE, SET TRUE`);
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [service]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${service} OWNER ${service}_owner`);
    await restrictConnections(client, service, service);
  });
}

/**
 * Copies a service's migrated database under another name, for one test file or one measurement.
 * @param name a plain identifier that does not exist yet
 */
export async function cloneDatabase(
  superuserUrl: string,
  options: { service: string; name: string },
): Promise<void> {
  const { service, name } = options;
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new Error(`Not a database name: ${name}`);
  await withSuperuser(superuserUrl, async (client) => {
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${service} OWNER ${service}_owner STRATEGY wal_log`);
    await restrictConnections(client, service, name);
  });
}

/** Only the service's own logins may connect; rights on a database are not copied from its template. */
async function restrictConnections(client: pg.Client, service: string, database: string): Promise<void> {
  await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
  await client.query(`GRANT CONNECT ON DATABASE ${database} TO ${service}_migrator, ${service}_service`);
}

async function ensureRole(
  client: pg.Client,
  name: string,
  options: string,
  password?: string,
): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
  const secret = password === undefined ? '' : ` PASSWORD ${client.escapeLiteral(password)}`;
  await client.query(`${rowCount === 0 ? 'CREATE' : 'ALTER'} ROLE ${name} ${options}${secret}`);
}

async function withSuperuser(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const maintenance = new URL(url);
  maintenance.pathname = '/postgres';
  const client = new pg.Client({ connectionString: maintenance.href });
  await client.connect();
  try {
    // Several services may be bootstrapped side by side, and they share the cluster's roles.
    await client.query('SELECT pg_advisory_lock($1)', [BOOTSTRAP_LOCK]);
    await work(client);
  } finally {
    await client.end();
  }
}
