import { secret } from '@hotmess/shared/config/fields';
import type { ServiceConfig } from '@hotmess/shared/config/service-config';
import type { z } from 'zod';

/** Variables of nightlife alone. */
export const NIGHTLIFE_VARIABLES = {
  /** Seals the private keys that tokens for doors without network are signed with. */
  OFFLINE_KEYS_KEK: secret,
};

export type NightlifeConfig = ServiceConfig & z.output<z.ZodObject<typeof NIGHTLIFE_VARIABLES>>;
