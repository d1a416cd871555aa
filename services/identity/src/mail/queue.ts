import { type Kysely, type Selectable, sql } from 'kysely';
import type { DB, OutgoingMail } from '../generated/database.ts';

type Db = Kysely<DB>;

export type MailRow = Pick<Selectable<OutgoingMail>, 'id' | 'template' | 'email' | 'attempts'>;

/** Seconds for which a mail in hand is nobody else's; longer than any attempt takes. */
const CLAIM_SECONDS = 60;

/** Puts a mail in the queue, in the transaction of its cause. */
export async function enqueueMail(db: Db, mail: Pick<OutgoingMail, 'template' | 'email'>): Promise<void> {
  await db.insertInto('outgoing_mail').values(mail).execute();
}

/** Takes the mail that is due longest; if this process dies with it in hand, another takes it again. */
export async function claimMail(db: Db): Promise<MailRow | undefined> {
  const { rows } = await sql<MailRow>`
    update outgoing_mail
    set attempts = attempts + 1, next_attempt_at = now() + make_interval(secs => ${CLAIM_SECONDS})
    where id = (select id from outgoing_mail where next_attempt_at <= now()
                order by next_attempt_at, id limit 1 for update skip locked)
    returning id, template, email, attempts`.execute(db);
  return rows[0];
}

/** Forgets a mail: it is out, or there is nobody to send it to, or it was tried for too long. */
export async function forgetMail(db: Db, id: string): Promise<void> {
  await db.deleteFrom('outgoing_mail').where('id', '=', id).execute();
}

/** Lets a mail rest after a failure: a second, two, four … at most five minutes. */
export async function postponeMail(db: Db, mail: MailRow): Promise<void> {
  const seconds = Math.min(2 ** (mail.attempts - 1), 300);
  await db
    .updateTable('outgoing_mail')
    .set({ next_attempt_at: sql<Date>`now() + make_interval(secs => ${seconds})` })
    .where('id', '=', mail.id)
    .execute();
}
