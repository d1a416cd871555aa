import { join } from 'node:path';
import type { DB } from '@hotmess/identity/generated/database';
import { type Mismatch, type Sum, verifyLedger } from '@hotmess/identity/xp/verify';
import { openDatabase } from '@hotmess/shared/db/database';
import { stateFolder } from './repository.ts';
import { loginUrl } from './stack/databases.ts';
import { readPorts } from './stack/ports.ts';
import { loadSecrets } from './stack/secrets.ts';

/**
 * `npm run xp -- verify`: folds the XP ledger anew, holds what is kept of it against that, and says where they differ.
 * IDENTITY_DATABASE_URL names the database; the local stack's where it is not set. Ends with 1 where they differ.
 */
const USAGE = `Usage: npm run xp -- verify
The database is found at IDENTITY_DATABASE_URL; the local stack's where that is not set.`;
const SHOWN = 100;
const NOBODY = '00000000-0000-0000-0000-000000000000';

if (process.argv.length !== 3 || process.argv[2] !== 'verify') {
  console.error(USAGE);
  process.exit(2);
}
const env = process.env;
const url =
  env['IDENTITY_DATABASE_URL'] ??
  loginUrl(
    { host: '127.0.0.1', port: readPorts(env).postgres },
    await loadSecrets(join(stateFolder, 'secrets.json'), env),
    'identity',
    'service',
  );
// RLS lets admins read the ledger, and nobody change it: the command can do no more than look.
const reader = {
  role: 'admin',
  userId: NOBODY,
  sessionId: NOBODY,
  authTime: 0,
  restricted: false,
} as const;
const database = openDatabase<DB>({
  url,
  maxConnections: 1,
  applicationName: 'xp-cli',
  statementTimeout: 60_000,
});
try {
  const verification = verifyLedger(database.as(reader));
  let mismatches = 0;
  let next = await verification.next();
  for (; !next.done; next = await verification.next()) {
    mismatches += 1;
    if (mismatches <= SHOWN) console.error(`✗ ${sentence(next.value)}`);
  }
  if (mismatches > SHOWN) console.error(`✗ … and ${mismatches - SHOWN} more`);
  if (mismatches === 0) console.log(`✓ the balances of ${next.value.people} people are what the ledger says`);
  process.exitCode = mismatches > 0 ? 1 : 0;
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message || error.name : String(error)}`);
  process.exitCode = 2;
} finally {
  await database.close();
}

function sentence(found: Mismatch): string {
  if (found.what === 'balance')
    return `${found.userId}: the ledger says ${sumText(found.ledger)}, kept is ${sumText(found.kept)}`;
  if (found.what === 'board')
    return `${found.userId}: kept as ${found.kept ? '' : 'not '}on the leaderboard, or counted in another place`;
  const { period, people, from, width, kept } = found;
  return `${period}: ${people} people stand at ${from} to ${from + width - 1} XP, kept is ${kept}`;
}

function sumText(sum: Sum | null): string {
  if (sum === null) return 'nothing';
  const { balance, totalEvents, lastActivity, month, monthBalance } = sum;
  return `${balance} XP by ${totalEvents} events, the last at ${lastActivity.toISOString()}, ${monthBalance} of them in the month of ${month}`;
}
