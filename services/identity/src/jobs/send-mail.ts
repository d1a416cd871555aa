import { systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { Logger } from '@hotmess/shared/service/logger';
import type { DB } from '../generated/database.ts';
import type { Mail, Mailer } from '../mail/mailer.ts';
import { type MailRow, claimMail, forgetMail, postponeMail } from '../mail/queue.ts';
import { accountExistsMail, signInCodeMail } from '../mail/templates.ts';
import { type Hasher, mintCode } from '../sign-in/hasher.ts';
import { storeCode } from '../sign-in/queries.ts';

export interface SendMail {
  readonly database: Database<DB>;
  readonly hasher: Hasher;
  readonly mailer: Mailer;
  readonly logger: Logger;
}

const ACTOR = systemActor('send-mail');
const AT_ONCE = 4;
/** About five hours; whoever asked has asked again by then. */
const MOST_ATTEMPTS = 64;

/**
 * Sends what is due, a few at once. A code is made here, when its mail is: until then nothing holds it, and its ten
 * minutes begin when it can be read. A mail that cannot be sent is tried again with a new code.
 */
export async function sendMail(deps: SendMail, stopping: AbortSignal): Promise<void> {
  await Promise.all(Array.from({ length: AT_ONCE }, () => sendUntilNoneIsDue(deps, stopping)));
}

async function sendUntilNoneIsDue(deps: SendMail, stopping: AbortSignal): Promise<void> {
  const { database } = deps;
  while (!stopping.aborted) {
    const row = await database.inTransaction(ACTOR, ({ db }) => claimMail(db));
    if (!row) return;
    try {
      const mail = await compose(deps, row);
      if (mail) await deps.mailer.send(mail);
      await database.inTransaction(ACTOR, ({ db }) => forgetMail(db, row.id));
    } catch (error) {
      deps.logger.warn({ reason: errorName(error), attempts: row.attempts }, 'a mail could not be sent');
      await database.inTransaction(ACTOR, ({ db }) =>
        row.attempts < MOST_ATTEMPTS ? postponeMail(db, row) : forgetMail(db, row.id),
      );
    }
  }
}

/** @returns undefined where nobody has this address: what was asked for then comes to nothing */
async function compose({ database, hasher }: SendMail, row: MailRow): Promise<Mail | undefined> {
  return database.inTransaction(ACTOR, async ({ db }) => {
    const person = await db
      .selectFrom('user_private')
      .select('user_id')
      .where('email', '=', row.email)
      .executeTakeFirst();
    if (!person) return undefined;
    if (row.template === 'account_exists') return accountExistsMail(row.email);
    const code = mintCode();
    await storeCode(db, person.user_id, hasher.code(person.user_id, code));
    return signInCodeMail(row.email, code);
  });
}

/** SMTP answers repeat the address, so only the kind of failure is logged. */
function errorName(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error ? String(error.code) : error.name;
}
