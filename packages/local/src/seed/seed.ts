import type { CommerceVariables } from '@hotmess/commerce/config';
import type { DB as CommerceDB } from '@hotmess/commerce/generated/database';
import { createStripe } from '@hotmess/commerce/stripe/client';
import type { DB as IdentityDB } from '@hotmess/identity/generated/database';
import type { DB as MusicDB } from '@hotmess/music/generated/database';
import type { DB as NightlifeDB } from '@hotmess/nightlife/generated/database';
import { type Database, openDatabase } from '@hotmess/shared/db/database';
import { type Auditor, createAuditor } from '@hotmess/shared/events/audit';
import type { ServiceName } from '@hotmess/shared/events/define-event';
import { seedBeacons } from './beacons.ts';
import { seedCities } from './cities.ts';
import { seedDrop } from './drops.ts';
import { seedPeople } from './people.ts';
import { seedPosts } from './posts.ts';
import { seedProducts } from './products.ts';
import { seedRates } from './rates.ts';
import { seedSeller } from './sellers.ts';
import { seedShows } from './shows.ts';

/** Where the seed writes. */
export interface SeedContext {
  /** The URL of a service's own login. */
  databaseUrl(service: ServiceName): string;
  /** Safety's public key: what staff do while seeding is on record too. */
  readonly auditPublicJwk: Parameters<typeof createAuditor>[0]['publicJwk'];
  /** How commerce reaches Stripe, or the stand-in. */
  readonly commerce: CommerceVariables;
}

/**
 * Fills an empty stack with people, cities, beacons, products, a seller and shows. It runs the services' own commands as the
 * people concerned, through the same policies, triggers and outbox as any request; what is there already stays.
 */
export async function seed(context: SeedContext): Promise<void> {
  const people = await withDatabase<IdentityDB, Awaited<ReturnType<typeof seedPeople>>>(
    context,
    'identity',
    ({ database }) => seedPeople(database),
  );
  await withDatabase<NightlifeDB, void>(context, 'nightlife', async (commands) => {
    await seedCities(commands.database, people.adrian);
    await seedBeacons(commands, people.vince, people.milo);
    await seedPosts({ ...commands, mediaHosts: [] }, people);
  });
  await withDatabase<CommerceDB, void>(context, 'commerce', async (commands) => {
    await seedRates(commands, people.adrian);
    const shop = { ...commands, mediaHosts: [] };
    await seedProducts(shop, people.adrian);
    await seedDrop(shop, people.adrian);
    const { STRIPE_API_URL: standInUrl, SELLER_ONBOARDING_URL: sellerOnboardingUrl } = context.commerce;
    const stripe = createStripe(context.commerce);
    const deps = { ...commands, stripe, sellerOnboardingUrl, mediaHosts: [] };
    await seedSeller({ deps, standInUrl }, people.sam, people.milo, people.adrian);
  });
  await withDatabase<MusicDB, number>(context, 'music', (commands) => seedShows(commands, people.adrian));
}

async function withDatabase<DB, T>(
  context: SeedContext,
  service: ServiceName,
  work: (commands: { database: Database<DB>; auditor: Auditor }) => Promise<T>,
): Promise<T> {
  const auditor = createAuditor({ service, publicJwk: context.auditPublicJwk });
  const database = openDatabase<DB>({
    url: context.databaseUrl(service),
    maxConnections: 2,
    applicationName: 'seed',
  });
  try {
    return await work({ database, auditor });
  } finally {
    await database.close();
  }
}
