import { join } from 'node:path';
import type { DB } from '@hotmess/identity/generated/database';
import { retireKey, rotateKeys } from '@hotmess/identity/keys/commands';
import { signingKeySeal } from '@hotmess/identity/keys/seal';
import { createSigningKeys } from '@hotmess/identity/keys/signing-keys';
import { publicJwk } from '@hotmess/shared/config/service-config';
import { openDatabase } from '@hotmess/shared/db/database';
import { createAuditor } from '@hotmess/shared/events/audit';
import type { JWK } from 'jose';
import { stateFolder } from './repository.ts';
import { loginUrl } from './stack/databases.ts';
import { readPorts } from './stack/ports.ts';
import { loadSecrets } from './stack/secrets.ts';

/** `npm run keys -- list|rotate|retire`: the keys that access tokens are signed with. */
const USAGE = `Usage: npm run keys -- list | rotate [REASON] | retire KID [REASON]
  list         every key and what it does now
  rotate       begins a new key: published for two minutes, then it signs; the old one verifies for an hour
  retire KID   ends a key at once, as where it leaked: what it signed is void within seconds
Rotating and retiring are written to the audit log, with the reason.
IDENTITY_DATABASE_URL, SIGNING_KEYS_KEK and AUDIT_PUBLIC_JWK name the database, what its keys are encrypted with and the
key of the audit log; the local stack's where they are not set.`;
const ARGUMENTS: Record<string, number> = { list: 0, rotate: 1, retire: 2 };

const [command = '', ...rest] = process.argv.slice(2);
if (rest.length > (ARGUMENTS[command] ?? -1) || (command === 'retire' && rest.length === 0)) {
  console.error(USAGE);
  process.exit(2);
}

const env = process.env;
const place = await whereKeysAre();
const database = openDatabase<DB>({ url: place.url, maxConnections: 2, applicationName: 'keys-cli' });
const seal = signingKeySeal(place.kek);
const deps = { database, seal, auditor: createAuditor({ service: 'identity', publicJwk: place.auditJwk }) };
try {
  if (command === 'list') await list();
  else if (command === 'rotate') {
    if (await rotateKeys(deps, rest[0] ?? null, 0)) await list();
    else fail('the newest key has not begun to sign yet: nothing to rotate');
  } else if (await retireKey(deps, rest[0]!, rest[1] ?? null)) await list();
  else fail(`there is no key ${rest[0]} that has not ended`);
} catch (error) {
  fail(error instanceof Error ? error.message || error.name : String(error));
} finally {
  await database.close();
}

/** The local stack is asked, and its secrets read, only for what the environment does not say. */
async function whereKeysAre(): Promise<{ url: string; kek: string; auditJwk: JWK }> {
  const [url, kek, jwk] = [env['IDENTITY_DATABASE_URL'], env['SIGNING_KEYS_KEK'], env['AUDIT_PUBLIC_JWK']];
  if (url && kek && jwk) return { url, kek, auditJwk: publicJwk.parse(jwk) };
  const secrets = await loadSecrets(join(stateFolder, 'secrets.json'), env);
  const local = loginUrl(
    { host: '127.0.0.1', port: readPorts(env).postgres },
    secrets,
    'identity',
    'service',
  );
  return {
    url: url ?? local,
    kek: secrets.SIGNING_KEYS_KEK,
    auditJwk: publicJwk.parse(secrets.AUDIT_PUBLIC_JWK),
  };
}

async function list(): Promise<void> {
  for (const key of await createSigningKeys(database, seal).list())
    console.log(
      `${key.kid}  ${key.state.padEnd(7)}  from ${key.activeFrom.toISOString()}` +
        (key.notAfter ? `  until ${key.notAfter.toISOString()}` : ''),
    );
}

function fail(sentence: string): void {
  console.error(`✗ ${sentence}`);
  process.exitCode = 1;
}
