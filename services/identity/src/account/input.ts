import { lines } from '@hotmess/shared/graphql/text';
import { z } from 'zod';

/** Why staff did something; goes to the audit log. */
export const reason = lines
  .min(10, 'has fewer than 10 characters')
  .max(2_000, 'has more than 2,000 characters');

export const setUserRolesInput = z.object({
  roles: z
    .array(z.enum(['user', 'moderator', 'admin']))
    .max(3, 'names a role twice')
    // Everyone is a user; naming it changes nothing.
    .transform((roles) => [...new Set(roles)].filter((role) => role !== 'user')),
  reason,
  version: z.number().int().nullish(),
});

export const suspensionInput = z.object({ reason, version: z.number().int().nullish() });
