import { Client, Refused } from './demo/client.ts';
import { tellStory } from './demo/story.ts';
import { readPorts } from './stack/ports.ts';

/** `npm run demo`: tells the main job's story against the running system. */
const ports = readPorts(process.env);
const gateway = process.env['GATEWAY_URL'] ?? `http://127.0.0.1:${ports.gateway}`;
const mail = process.env['LOCAL_MAIL_URL'] ?? `http://127.0.0.1:${ports.mail}`;
let step = 0;
try {
  await tellStory(new Client(gateway, mail), (line) => console.log(`${String(++step).padStart(2)}. ${line}`));
  console.log('\nThat is the whole loop: GraphQL, PostgreSQL, outbox, JetStream, inbox, ledger.');
} catch (error) {
  process.exitCode = 1;
  console.error(`✗  ${sentence(error)}`);
}

function sentence(error: unknown): string {
  if (error instanceof Refused) return `${error.message} (${error.code})`;
  if (error instanceof TypeError && error.message === 'fetch failed')
    return `Nothing answers at ${gateway}. Start the system first: npm start`;
  return error instanceof Error ? error.message : String(error);
}
