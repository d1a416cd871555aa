import type { AddressInfo } from 'node:net';
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';

/** A mail server before the stack's inbox. */
export interface RefusingMail {
  readonly url: string;
  /** From now on refuses every recipient, and repeats his address in what it says, as real servers do. */
  refuse(): void;
  close(): Promise<void>;
}

/** Starts one that passes on what it gets. @param inboxUrl where the stack's inbox takes mail, as smtp:// */
export async function startRefusingMail(inboxUrl: string): Promise<RefusingMail> {
  const inbox = createTransport(inboxUrl);
  let refuses = false;
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onRcptTo({ address }, _session, done) {
      done(refuses ? new Error(`<${address}>: nobody here is called so`) : null);
    },
    onData(raw, { envelope: { mailFrom, rcptTo } }, done) {
      const envelope = {
        from: mailFrom ? mailFrom.address : '',
        to: rcptTo.map(({ address }) => address),
      };
      inbox.sendMail({ envelope, raw }).then(() => done(), done);
    },
  });
  // A client that hangs up when the stack ends is no failure.
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    refuse() {
      refuses = true;
    },
    async close() {
      inbox.close();
      await new Promise<void>((resolve) => server.close(resolve));
    },
  };
}
