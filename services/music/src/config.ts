import type { ServiceConfig } from '@hotmess/shared/config/service-config';
import { timeZone } from '@hotmess/shared/graphql/text';
import type { z } from 'zod';

/** Variables of music alone. */
export const MUSIC_VARIABLES = {
  /** The zone that the schedule's times are meant in. */
  STATION_TIME_ZONE: timeZone.default('Europe/London'),
};

export type MusicConfig = ServiceConfig & z.output<z.ZodObject<typeof MUSIC_VARIABLES>>;
