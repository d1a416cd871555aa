import type { Logger } from '@hotmess/shared/service/logger';
import { createTransport } from 'nodemailer';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Sends one mail. @throws where the server did not take it */
export interface Mailer {
  send(mail: Mail): Promise<void>;
  close(): Promise<void>;
}

/**
 * Sends by SMTP; with no server configured, writes the mail to the log, for a developer's own machine.
 * @param options.url smtp:// or smtps:// with the login in it
 */
export function createMailer(options: { url: string | undefined; from: string; logger: Logger }): Mailer {
  const { url, from, logger } = options;
  if (url === undefined) {
    return {
      async send({ to, subject, text }) {
        // In the message, as the logger removes fields named code or email.
        logger.info(`No SMTP_URL, so this mail is only here. To ${to}: ${subject}: ${text}`);
      },
      async close() {},
    };
  }
  // Short limits: a dead server must not hold the queue, and less long than a mail is claimed for.
  const limits = {
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 15_000,
    dnsTimeout: 5_000,
  };
  const transport = createTransport({ url, ...limits });
  return {
    async send(mail) {
      await transport.sendMail({ from, ...mail });
    },
    async close() {
      transport.close();
    },
  };
}
