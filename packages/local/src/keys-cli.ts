import { join } from 'node:path';
import type { DB } from '@hotmess/identity/generated/database';
import { signingKeySeal } from '@hotmess/identity/keys/seal';
import { createSigningKeys } from '@hotmess/identity/keys/signing-keys';
import { openDatabase } from '@hotmess/shared/db/database';
import { stateFolder } from './repository.ts';
import { loginUrl } from './stack/databases.ts';
import { readPorts } from './stack/ports.ts';
import { loadSecrets } from './stack/secrets.ts';

/** `npm run keys -- list|rotate|retire`: the keys that access tokens are signed with. */
const USAGE = `Usage: npm run keys -- list | rotate | retire KID
  list         every key and what it does now
  rotate       begins a new key: published for two minutes, then it signs; the old one verifies for an hour
  retire KID   ends a key at once, as where it leaked: what it signed is void within seconds
IDENTITY_DATABASE_URL and SIGNING_KEYS_KEK name the database and what its keys are encrypted with; the local stack's
where they are not set.`;

const [command, kid, ...more] = process.argv.slice(2);
const fits = command === 'retire' ? kid !== undefined : ['list', 'rotate'].includes(command ?? '') && !kid;
if (!fits || more.length > 0) {
  console.error(USAGE);
  process.exit(2);
}

const env = process.env;
const place = await whereKeysAre();
const database = openDatabase<DB>({ url: place.url, maxConnections: 2, applicationName: 'keys-cli' });
const keys = createSigningKeys(database, signingKeySeal(place.kek));
try {
  if (command === 'list') await list();
  else if (command === 'rotate') {
    if (await keys.rotate(0)) await list();
    else fail('the newest key has not begun to sign yet: nothing to rotate');
  } else if (await keys.retire(kid!)) await list();
  else fail(`there is no key ${kid} that has not ended`);
} catch (error) {
  fail(error instanceof Error ? error.message || error.name : String(error));
} finally {
  await database.close();
}

/** The local stack is asked, and its secrets read, only for what the environment does not say. */
async function whereKeysAre(): Promise<{ url: string; kek: string }> {
  const [url, kek] = [env['IDENTITY_DATABASE_URL'], env['SIGNING_KEYS_KEK']];
  if (url && kek) return { url, kek };
  const secrets = await loadSecrets(join(stateFolder, 'secrets.json'), env);
  const local = loginUrl(
    { host: '127.0.0.1', port: readPorts(env).postgres },
    secrets,
    'identity',
    'service',
  );
  return { url: url ?? local, kek: secrets.SIGNING_KEYS_KEK };
}

async function list(): Promise<void> {
  for (const key of await keys.list())
    console.log(
      `${key.kid}  ${key.state.padEnd(7)}  from ${key.activeFrom.toISOString()}` +
        (key.notAfter ? `  until ${key.notAfter.toISOString()}` : ''),
    );
}

function fail(sentence: string): void {
  console.error(`✗ ${sentence}`);
  process.exitCode = 1;
}
