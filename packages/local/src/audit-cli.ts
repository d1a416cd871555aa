import { join } from 'node:path';
import { readChain } from '@hotmess/safety/audit/queries';
import { type Tampering, verifyAuditLog } from '@hotmess/safety/audit/verify';
import { collectTestimony } from '@hotmess/safety/audit/witnesses';
import type { DB } from '@hotmess/safety/generated/database';
import { openDatabase } from '@hotmess/shared/db/database';
import { openNats } from '@hotmess/shared/events/nats-link';
import { createLogger } from '@hotmess/shared/service/logger';
import type { JWK } from 'jose';
import { stateFolder } from './repository.ts';
import { loginUrl } from './stack/databases.ts';
import { readPorts } from './stack/ports.ts';
import { loadSecrets } from './stack/secrets.ts';

/**
 * `npm run audit:verify`: holds the audit log against itself and against what has left its database, and names the
 * first entry that was edited, removed, reordered or cut off. SAFETY_DATABASE_URL, NATS_URL, AUDIT_SIGNING_JWK (its
 * public half is enough) and AUDIT_HEADS_FILE name them; the local stack's where they are not set.
 */
const NOBODY = '00000000-0000-0000-0000-000000000000';
const env = process.env;
const ports = readPorts(env);
const secrets = await loadSecrets(join(stateFolder, 'secrets.json'), env);
const url =
  env['SAFETY_DATABASE_URL'] ??
  loginUrl({ host: '127.0.0.1', port: ports.postgres }, secrets, 'safety', 'service');
const headsFile = env['AUDIT_HEADS_FILE'] ?? join(stateFolder, 'audit-heads.jsonl');
const { d: _, ...publicJwk } = JSON.parse(secrets.AUDIT_SIGNING_JWK) as JWK;

/** @param entry its place and id */
const SENTENCES: Record<Tampering['fault'], (entry: string) => string> = {
  edited: (entry) => `${entry} was edited: its content is not what was hashed`,
  reordered: (entry) => `${entry} was reordered: it was made for another place`,
  removed: (entry) => `${entry} was removed`,
  replaced: (entry) => `${entry} does not follow the one before it, which was replaced`,
  rewritten: (entry) => `the chain was rewritten: from ${entry} on it is not the one whose head was signed`,
  cut: (entry) => `the chain was cut: ${entry} and what followed it is gone`,
  altered: (entry) => `${entry} was altered: the service that sent it said otherwise`,
  missing: (entry) => `${entry} is missing: a service sent it, and it is not in the log`,
};

const logger = createLogger('audit-cli', 'silent');
const link = openNats({
  url: env['NATS_URL'] ?? `nats://127.0.0.1:${ports.nats}`,
  name: 'audit-cli',
  logger,
});
const database = openDatabase<DB>({ url, maxConnections: 2, applicationName: 'audit-cli' });
try {
  const nats = await link.connected(AbortSignal.timeout(5_000)).catch(() => undefined);
  if (!nats) console.log('! NATS is away: only the file of heads testifies');
  const testimony = await collectTestimony({ nats, headsFile, publicJwk });
  if (testimony.forgedHeads > 0) console.log(`! ${testimony.forgedHeads} heads are not signed by safety`);
  // RLS lets admins read the log, and nobody change it: the command can do no more than look.
  const reader = {
    role: 'admin',
    userId: NOBODY,
    sessionId: NOBODY,
    authTime: 0,
    restricted: false,
  } as const;
  const { entries, heads, tampering } = await verifyAuditLog(readChain(database.as(reader)), testimony);
  if (tampering) console.error(`✗ ${sentence(tampering)}`);
  else if (testimony.forgedHeads === 0)
    console.log(
      `✓ ${entries} entries, held against ${heads} signed heads and ${testimony.records.size} records`,
    );
  process.exitCode = tampering || testimony.forgedHeads > 0 ? 1 : 0;
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message || error.name : String(error)}`);
  process.exitCode = 2;
} finally {
  await Promise.all([link.close(), database.close()]);
}

function sentence({ fault, seq, id }: Tampering): string {
  const names = [seq === null ? 'entry' : `entry ${seq}`, id === null ? '' : `(${id})`];
  return SENTENCES[fault](names.join(' ').trim());
}
