import type { Knocker } from '@hotmess/local/testing/rls-matrix';

export const USER = '10000000-0000-7000-8000-000000000001';
export const SELLER = '10000000-0000-7000-8000-000000000002';
const MODERATOR = '10000000-0000-7000-8000-000000000003';
const ADMIN = '10000000-0000-7000-8000-000000000004';

/** Who knocks. `seller` is a user in whose name things are sold. */
export const knockers: Record<string, Knocker> = {
  anon: { role: 'anon' },
  user: { role: 'app_user', userId: USER },
  seller: { role: 'app_user', userId: SELLER },
  moderator: { role: 'moderator', userId: MODERATOR },
  admin: { role: 'admin', userId: ADMIN },
  system: { role: 'system' },
  relay: { role: 'relay' },
};
