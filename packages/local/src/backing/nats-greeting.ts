import { connect } from 'node:net';

/** What a NATS server says of itself to whoever connects; undefined when nobody answers. */
export function readGreeting(
  host: string,
  port: number,
): Promise<{ version: string; jetstream: boolean } | undefined> {
  return new Promise((done) => {
    const socket = connect(port, host);
    let text = '';
    socket.setTimeout(1000, () => socket.destroy());
    socket.on('data', (chunk) => {
      text += chunk.toString();
      if (text.includes('\r\n')) socket.destroy();
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      const match = /^INFO (\{.*\})/.exec(text);
      if (match?.[1] === undefined) return done(undefined);
      const info = JSON.parse(match[1]) as { version?: string; jetstream?: boolean };
      return done({ version: info.version ?? '?', jetstream: info.jetstream ?? false });
    });
  });
}
