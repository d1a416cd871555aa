import pg from 'pg';

/** The plan of a query as a role sees it, policies included, as text. */
export async function explain(
  serviceUrl: string,
  who: { readonly role: string; readonly userId: string },
  sql: string,
): Promise<string> {
  const client = new pg.Client({ connectionString: serviceUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`select set_config('role', $1, true), set_config('app.user_id', $2, true)`, [
      who.role,
      who.userId,
    ]);
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain ${sql}`);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  } finally {
    await client.end();
  }
}
