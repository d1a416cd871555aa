import { parseArgs } from 'node:util';
import { listDeadLetters } from '@hotmess/shared/events/dead-letters';
import { openNats } from '@hotmess/shared/events/nats-link';
import { dropDeadLetters, redrive } from '@hotmess/shared/events/redrive';
import { createLogger } from '@hotmess/shared/service/logger';
import { readPorts } from './stack/ports.ts';

/** `npm run events -- list|redrive|drop`: looks at the dead letters, sends them again, or throws one away. */
const USAGE = `Usage: npm run events -- list|redrive [--consumer NAME] [--event ID] [--limit N] | drop --event ID
NATS is found at NATS_URL; the local stack's where that is not set.`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  strict: true,
  options: {
    consumer: { type: 'string' },
    event: { type: 'string' },
    limit: { type: 'string', default: '100' },
  },
});
const [command] = positionals;
const limit = Number(values.limit);
const isDrop = command === 'drop' && values.event !== undefined;
if ((command !== 'list' && command !== 'redrive' && !isDrop) || !Number.isInteger(limit) || limit < 1) {
  console.error(USAGE);
  process.exit(2);
}

const url = process.env['NATS_URL'] ?? `nats://127.0.0.1:${readPorts(process.env).nats}`;
const link = openNats({ url, name: 'events-cli', logger: createLogger('events-cli', 'silent') });
try {
  const connection = await link.connected(AbortSignal.timeout(5_000));
  const filter = {
    limit,
    ...(values.consumer !== undefined && { consumer: values.consumer }),
    ...(values.event !== undefined && { eventId: values.event }),
  };
  if (command === 'list') {
    for (const letter of await listDeadLetters(connection, filter))
      console.log(
        `${letter.at.toISOString()}  ${letter.consumer}  ${letter.eventId}  ${letter.errorCode}  ${letter.error}  (${letter.attempts} attempts)`,
      );
  } else if (isDrop) {
    console.log(`${await dropDeadLetters(connection, values.event!)} dead letters thrown away`);
  } else {
    const sent = await redrive(connection, filter);
    for (const { consumer, eventId, subject } of sent)
      console.log(`sent again to ${consumer}: ${subject} ${eventId}`);
    console.log(`${sent.length} dead letters sent again`);
  }
} catch (error) {
  console.error(`✗ ${url}: ${error instanceof Error ? error.message || error.name : String(error)}`);
  process.exitCode = 1;
} finally {
  await link.close();
}
