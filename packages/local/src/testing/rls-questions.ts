import pg from 'pg';

/** Whether a role may SELECT a column. @param superuserUrl a connection that may ask for any role */
export async function mayRead(
  superuserUrl: string,
  role: string,
  column: string,
  table: string,
): Promise<boolean> {
  const sql = 'select has_column_privilege($1, $2, $3, $4) as may';
  const { rows } = await once(superuserUrl, (client) =>
    client.query<{ may: boolean }>(sql, [role, table, column, 'SELECT']),
  );
  return rows[0]!.may;
}

/**
 * The rows that a statement gives a role, as the service would ask: in a transaction that is never committed.
 * @param serviceUrl the service's login
 * @param userId '' for nobody
 * @throws {pg.DatabaseError} what PostgreSQL answers
 */
export async function queryAs(
  serviceUrl: string,
  role: string,
  userId: string,
  sql: string,
): Promise<Record<string, unknown>[]> {
  return once(serviceUrl, async (client) => {
    await client.query('begin');
    await client.query(`select set_config('role', $1, true), set_config('app.user_id', $2, true)`, [
      role,
      userId,
    ]);
    return (await client.query<Record<string, unknown>>(sql)).rows;
  });
}

async function once<Answer>(url: string, ask: (client: pg.Client) => Promise<Answer>): Promise<Answer> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await ask(client);
  } finally {
    await client.end();
  }
}
