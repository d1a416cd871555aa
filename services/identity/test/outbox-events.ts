import type { Identity } from './harness.ts';

/** The data of all events of a subject in identity's outbox that name an id, oldest first. */
export async function eventsAbout(
  identity: Pick<Identity, 'superuser'>,
  subject: string,
  id: string,
): Promise<Record<string, unknown>[]> {
  const { rows } = await identity.superuser.query<{ data: Record<string, unknown> }>(
    `select envelope::jsonb -> 'data' as data from outbox
     where subject = $1 and envelope like '%' || $2 || '%' order by id`,
    [subject, id],
  );
  return rows.map(({ data }) => data);
}
