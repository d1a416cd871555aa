import { badInput } from '@hotmess/shared/errors/domain-error';
import { z } from 'zod';

const scope = z.enum(['check_in', 'listing_proof', 'experience', 'staff']);
const DAY = 86_400;
/** A display shows another token before long: what a guest photographs there is worth nothing to his friends. */
const ROTATING_LIFE = 300;
/** What is used where the client does not say; in a display's case for the guests of one rotation. */
const USES = { single: 1, multi: 1_000, rotating: 10_000 };
const LIFETIME = 60;
/** Seconds for which a token is shown; a display asks for the next one then. */
export const ROTATION = 30;

export const mintInput = z
  .object({
    beaconId: z.string(),
    scope,
    use: z.enum(['single', 'multi', 'rotating']).nullish(),
    maxUses: z.number().int().min(1, 'must be at least 1').max(100_000, 'must be at most 100,000').nullish(),
    lifetimeSeconds: z
      .number()
      .int()
      .min(5, 'must be at least 5 seconds')
      .max(DAY, 'must be at most 24 hours (86400)')
      .nullish(),
    signed: z.boolean().nullish(),
  })
  .transform(({ beaconId, scope: wanted, signed, ...given }) => {
    const use = given.use ?? ((given.maxUses ?? 1) > 1 ? 'multi' : 'single');
    const maxUses = given.maxUses ?? USES[use];
    const lifetimeSeconds = given.lifetimeSeconds ?? LIFETIME;
    if (use === 'single' && maxUses > 1) badInput('maxUses', 'maxUses: a single-use token has one use');
    if (use === 'rotating' && (lifetimeSeconds > ROTATING_LIFE || lifetimeSeconds <= ROTATION))
      badInput(
        'lifetimeSeconds',
        `lifetimeSeconds: a rotating token lives for more than ${ROTATION} and at most ${ROTATING_LIFE} seconds`,
      );
    return {
      beaconId,
      scope: wanted,
      maxUses,
      lifetimeSeconds,
      rotating: use === 'rotating',
      signed: signed ?? false,
    };
  });

export const rotateInput = z.object({
  id: z.string(),
  graceSeconds: z
    .number()
    .int()
    .min(0, 'must be at least 0')
    .max(120, 'must be at most 120 seconds')
    .nullish()
    .transform((given) => given ?? ROTATION),
});

export const revokeAllInput = z.object({ beaconId: z.string(), scope: scope.nullish() });
