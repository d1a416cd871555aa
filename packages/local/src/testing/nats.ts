import { rmSync } from 'node:fs';
import { startNatsOf } from '../backing/backing.ts';
import type { NatsServer } from '../backing/nats.ts';
import { testBacking } from './context.ts';
import { makeScratchFolder } from './scratch.ts';

/** The URL of the NATS server that all test files share: use names of your own in it, and never stop it. */
export function natsUrl(): string {
  return testBacking().natsUrl;
}

/** A NATS server of one test file's own, which it may stop, kill, wipe and start again. */
export type TestNats = NatsServer & { dispose(): Promise<void> };

/** Starts one with an empty store; call `dispose` in `afterAll`. */
export async function startOwnNats(): Promise<TestNats> {
  const folder = makeScratchFolder();
  const server = await startNatsOf(testBacking().kind, { folder });
  return {
    ...server,
    async dispose() {
      await server.dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
