import { listByHost } from '@hotmess/nightlife/beacon/queries';
import { type PostCommands, createPost } from '@hotmess/nightlife/post/commands';
import { listThreads } from '@hotmess/nightlife/post/queries';
import type { Person } from '@hotmess/shared/db/actor';
import type { PersonName } from './cast.ts';

/** What people write under a beacon of the seed. */
const THREADS: Readonly<Record<string, readonly (readonly [PersonName, string])[]>> = {
  'The Vaults': [
    ['vince', 'Cloakroom opens at nine. The side door is for tickets.'],
    ['leo', 'Is the lower floor open tonight?'],
    ['vince', 'It is, from midnight.'],
  ],
  'Sober Sundays': [['noah', 'First time for me. Anyone else coming alone?']],
};

/** Writes under beacons of the seed's host where nobody wrote yet. @returns how many posts it wrote */
export async function seedPosts(
  commands: PostCommands,
  people: Readonly<Record<PersonName, Person>>,
): Promise<number> {
  const db = commands.database.as(people.vince);
  const own = await listByHost(db, people.vince.userId, null, 100);
  let written = 0;
  for (const { id, title, status } of own) {
    const wanted = THREADS[title] ?? [];
    if (status !== 'live' || wanted.length === 0) continue;
    const known = (await listThreads(db, [id], null, 100)).map(({ body }) => body);
    // A seed that was cut off goes on where it was.
    for (const [author, body] of wanted.filter((post) => !known.includes(post[1]))) {
      await createPost(commands, people[author], { beaconId: id, type: 'comment', body });
      written++;
    }
  }
  return written;
}
