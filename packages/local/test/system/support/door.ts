import { randomBytes } from 'node:crypto';
import { createIdentity } from '@hotmess/identity/service';
import { createTestDatabase } from '@hotmess/local/testing/database';
import { testServiceConfig } from '@hotmess/local/testing/service-config';
import { startTokenIssuer } from '@hotmess/local/testing/token-issuer';
import { type Child, createChild } from './child.ts';
import { type Look, ledgerRowsByScan, openLook, outboxOf } from './look.ts';
import { type Guest, liveBeacon, mintToken } from './night.ts';
import { makeAccount } from './people.ts';

export interface DoorOptions {
  /** The NATS of identity, and of nightlife unless `childNatsUrl` says otherwise. */
  readonly natsUrl: string;
  readonly childNatsUrl?: string;
  readonly environment?: Record<string, string>;
}

/** A night at the door: nightlife is a process that a test may kill, identity runs here and keeps the ledger. */
export interface Door {
  readonly child: Child;
  readonly nightlife: Look;
  readonly identity: Look;
  readonly host: Guest;
  /** A token of a live beacon, with as many uses as any test needs. */
  readonly token: string;
  /** Makes another live beacon of the host's. @returns its id */
  newBeacon(): Promise<string>;
  guests(count: number): Promise<Guest[]>;
  close(): Promise<void>;
}

/** Starts both, with a live beacon and its token. */
export async function openDoor(options: DoorOptions): Promise<Door> {
  const [at, to, issuer] = await Promise.all([
    createTestDatabase('nightlife'),
    createTestDatabase('identity'),
    startTokenIssuer(),
  ]);
  const secret = () => randomBytes(32).toString('base64url');
  const config = await testServiceConfig({ databaseUrl: to.serviceUrl, natsUrl: options.natsUrl, issuer });
  const service = await createIdentity({
    ...config,
    SIGNING_KEYS_KEK: secret(),
    IDENTITY_CODE_PEPPER: secret(),
    SMTP_URL: undefined,
    MAIL_FROM: 'HOTMESS <no-reply@hotmess.invalid>',
    MAILS_PER_ADDRESS: 5,
    MAILS_PER_CLIENT: 30,
  });
  const [nightlife, identity] = [openLook(at.superuserUrl), openLook(to.superuserUrl)];
  await nightlife(
    `insert into cities (id, name, country_code, time_zone) values ('london', 'London', 'GB', 'Europe/London')`,
  );
  const child = await createChild({
    databaseUrl: at.serviceUrl,
    natsUrl: options.childNatsUrl ?? options.natsUrl,
    issuer,
    ...(options.environment && { environment: options.environment }),
  });
  await child.start();
  await child.ready();
  const person = async (role?: 'moderator'): Promise<Guest> => {
    const userId = await makeAccount(service.database);
    return { userId, token: await issuer.token({ userId, roles: role ? ['user', role] : ['user'] }) };
  };
  const [host, moderator] = [await person(), await person('moderator')];
  const newBeacon = () => liveBeacon(child.send, host, moderator);
  return {
    child,
    nightlife,
    identity,
    host,
    newBeacon,
    token: await mintToken(child.send, host, await newBeacon(), 100_000),
    guests: (count) => Promise.all(Array.from({ length: count }, () => person())),
    async close() {
      await child.dispose();
      await service.shutdown();
      await Promise.all([nightlife.end(), identity.end(), issuer.close()]);
      await Promise.all([at.drop(), to.drop()]);
    },
  };
}

/** Valid scans, their events and their ledger rows: the three that must tell the same story. */
export async function accountOf(door: Door): Promise<{
  valid: string[];
  events: string[];
  ledger: Map<string, number>;
}> {
  const valid = await door.nightlife<{ id: string }>(
    `select id from beacon_scans where status = 'valid' order by id`,
  );
  const events = await outboxOf(door.nightlife, 'hotmess.nightlife.beacon.scanned.v1');
  return {
    valid: valid.map(({ id }) => id),
    events: events.map(({ data }) => data['scanId'] as string).toSorted(),
    ledger: await ledgerRowsByScan(door.identity),
  };
}
