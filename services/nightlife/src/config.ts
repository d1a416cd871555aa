import { secret } from '@hotmess/shared/config/fields';
import type { ServiceConfig } from '@hotmess/shared/config/service-config';
import { z } from 'zod';

/** Variables of nightlife alone. */
export const NIGHTLIFE_VARIABLES = {
  /** Seals the private keys that tokens for doors without network are signed with. */
  OFFLINE_KEYS_KEK: secret,
  /**
   * How many distinct signed-in persons a published number stands on at least (DOMAIN.md, "Public aggregates": K). A
   * multiple of 5, as what is published is rounded down to one; the tables refuse what stands on fewer than 20.
   */
  PUBLIC_THRESHOLD: z.coerce
    .number()
    .int()
    .min(20, 'is less than 20')
    .multipleOf(5, 'is not a multiple of 5')
    .default(20),
};

export type NightlifeConfig = ServiceConfig & z.output<z.ZodObject<typeof NIGHTLIFE_VARIABLES>>;
