import type { Server } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { createInboxServer } from './http.ts';
import { readMessage } from './message.ts';
import { MessageStore } from './store.ts';

export type MailInbox = { store: MessageStore; stop(): Promise<void> };

const maxBytes = 1_000_000;

/**
 * Starts a mail server that keeps what it gets, and a page to read it.
 *
 * @param options.host what both listen on
 * @throws when a port is taken
 */
export async function startMailInbox(options: {
  host: string;
  httpPort: number;
  smtpPort: number;
}): Promise<MailInbox> {
  const store = new MessageStore();
  const smtp = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    size: maxBytes,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        if (!stream.sizeExceeded) chunks.push(chunk);
      });
      stream.on('end', () => {
        if (stream.sizeExceeded) return done(new Error('The mail is too large.'));
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        return void readMessage(Buffer.concat(chunks), recipients)
          .then((message) => store.add(message))
          .then(() => done(), done);
      });
    },
  });
  // A client that hangs up in the middle is its own affair.
  smtp.on('error', () => {});
  const http = createInboxServer(store, options.host);
  await listen(smtp.server, options.smtpPort, options.host);
  try {
    await listen(http, options.httpPort, options.host);
  } catch (error) {
    smtp.close();
    throw error;
  }
  return {
    store,
    async stop() {
      http.closeAllConnections();
      await Promise.all([
        new Promise<void>((done) => http.close(() => done())),
        new Promise<void>((done) => smtp.close(done)),
      ]);
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      done();
    });
  });
}
