import { type Server, type Socket, connect, createServer } from 'node:net';
import { freePort } from '@hotmess/local/backing/free-port';

/** A TCP port before a server, whose line a test can open, cut and clog. */
export interface TcpProxy {
  readonly port: number;
  /** Listens; until then connections are refused. */
  open(): Promise<void>;
  /** Cuts every connection and refuses new ones. */
  close(): Promise<void>;
  /** Cuts the connections that there are; new ones are taken. */
  cut(): void;
  /** Whether what the server says is thrown away from now on; what clients say still reaches it. */
  muteServer(mute: boolean): void;
  /** Whether nothing passes from now on, in either direction, while connections are taken. */
  freeze(frozen: boolean): void;
}

/** Makes one, closed. @param target where the server listens, on 127.0.0.1 unless `host` says otherwise */
export async function createTcpProxy(target: { port: number; host?: string }): Promise<TcpProxy> {
  const port = await freePort();
  const sockets = new Set<Socket>();
  let server: Server | undefined;
  let muted = false;
  let frozen = false;

  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  const keep = (socket: Socket, other: () => Socket): void => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(socket);
      other().destroy();
    });
  };
  return {
    port,
    async open() {
      const fresh = createServer((client) => {
        const upstream = connect({ port: target.port, host: target.host ?? '127.0.0.1' });
        keep(client, () => upstream);
        keep(upstream, () => client);
        client.on('data', (chunk) => {
          if (!frozen) upstream.write(chunk);
        });
        upstream.on('data', (chunk) => {
          if (!frozen && !muted) client.write(chunk);
        });
      });
      await new Promise<void>((resolve, reject) => {
        fresh.once('error', reject);
        fresh.listen(port, '127.0.0.1', resolve);
      });
      server = fresh;
    },
    async close() {
      const closing = server;
      server = undefined;
      const closed = closing && new Promise((resolve) => closing.close(resolve));
      cut();
      await closed;
    },
    cut,
    muteServer: (mute) => {
      muted = mute;
    },
    freeze: (freeze) => {
      frozen = freeze;
    },
  };
}
