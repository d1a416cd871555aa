import type { BeaconCommands } from '@hotmess/nightlife/beacon/commands';
import { approveBeacon, createBeacon, stepBeacon } from '@hotmess/nightlife/beacon/commands';
import { listByHost } from '@hotmess/nightlife/beacon/queries';
import type { Person } from '@hotmess/shared/db/actor';

const HOUR = 3_600_000;

/** What a host drafts; times in hours from now. */
interface SeedBeacon {
  readonly type: 'event' | 'ticket' | 'venue' | 'experience' | 'community';
  readonly cityId: string;
  readonly title: string;
  readonly description: string;
  readonly starts?: number;
  readonly ends?: number;
}

const BEACONS: readonly SeedBeacon[] = [
  {
    type: 'venue',
    cityId: 'london',
    title: 'The Vaults',
    description: 'Two floors under the arches. Cloakroom, no phones on the floor.',
  },
  {
    type: 'venue',
    cityId: 'berlin',
    title: 'Kesselhaus',
    description: 'Boiler house, three rooms, garden in summer.',
  },
  { type: 'venue', cityId: 'new-york', title: 'Pier Nine', description: 'Waterfront bar, open late.' },
  {
    type: 'event',
    cityId: 'london',
    title: 'RAW: all night at The Vaults',
    description: 'Doors at ten. Consent is the dress code.',
    starts: 2,
    ends: 60,
  },
  {
    type: 'event',
    cityId: 'manchester',
    title: 'Northern Heat',
    description: 'House and disco until six.',
    starts: 26,
    ends: 90,
  },
  {
    type: 'ticket',
    cityId: 'berlin',
    title: 'Hung · winter edition',
    description: 'Limited tickets, resale at face value only.',
    starts: 30,
    ends: 100,
  },
  {
    type: 'experience',
    cityId: 'barcelona',
    title: 'Sunrise sauna',
    description: 'Twelve places, towels included.',
    starts: 40,
    ends: 72,
  },
  {
    type: 'community',
    cityId: 'london',
    title: 'Sober Sundays',
    description: 'Coffee, talk, no pressure. New faces welcome.',
  },
  {
    type: 'community',
    cityId: 'sydney',
    title: 'Harbour runners',
    description: 'Ten easy kilometres, then breakfast.',
  },
];

/** Drafts what is missing as the host and puts it live as the moderator. @returns how many are live */
export async function seedBeacons(
  commands: BeaconCommands,
  host: Person,
  moderator: Person,
): Promise<number> {
  const own = await listByHost(commands.database.as(host), host.userId, null, 100);
  for (const wanted of BEACONS) {
    let beacon = own.find(({ title }) => title === wanted.title);
    beacon ??= await createBeacon(commands, host, {
      type: wanted.type,
      title: wanted.title,
      description: wanted.description,
      cityId: wanted.cityId,
      startsAt: wanted.starts === undefined ? undefined : new Date(Date.now() + wanted.starts * HOUR),
      endsAt: wanted.ends === undefined ? undefined : new Date(Date.now() + wanted.ends * HOUR),
    });
    // A seed that was cut off goes on where it was.
    if (beacon.status === 'draft') beacon = await stepBeacon(commands, host, 'submit', beacon);
    const hostType = wanted.type === 'venue' ? 'venue' : 'approved_host';
    if (beacon.status === 'pending_review') await approveBeacon(commands, moderator, { ...beacon, hostType });
  }
  return BEACONS.length;
}
