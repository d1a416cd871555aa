import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { id, moment, version } from './event-fields.ts';

const USER = '01980000-0000-7000-8000-000000000003';
const LISTENING = '01980000-0000-7000-8000-000000000040';
const SHOW = '01980000-0000-7000-8000-000000000041';
const RELEASE = '01980000-0000-7000-8000-000000000042';

export const listeningRecorded = defineEvent({
  service: 'music',
  entity: 'listening',
  fact: 'recorded',
  version: 1,
  description: 'Someone signed in listened to the radio for ten full minutes.',
  consumers: ['identity'],
  data: z.strictObject({
    /** The same for every delivery of the same ten minutes. */
    listeningId: id,
    userId: id,
    minutes: z.literal(10),
    startedAt: moment,
    endedAt: moment,
  }),
  example: {
    listeningId: LISTENING,
    userId: USER,
    minutes: 10,
    startedAt: '2026-03-07T21:00:00.000Z',
    endedAt: '2026-03-07T21:10:00.000Z',
  },
});

export const releasePublished = defineEvent({
  service: 'music',
  entity: 'release',
  fact: 'published',
  version: 1,
  description: 'A release went live.',
  consumers: [],
  data: z.strictObject({
    releaseId: id,
    version,
    title: z.string().min(1).max(200),
    artist: z.string().min(1).max(200),
    label: z.string().min(1).max(200),
    publishedAt: moment,
  }),
  example: {
    releaseId: RELEASE,
    version: 3,
    title: 'After Hours',
    artist: 'Marlow',
    label: 'RAW CONVICT RECORDS',
    publishedAt: '2026-03-06T00:00:00.000Z',
  },
});

export const nowPlayingChanged = defineEvent({
  service: 'music',
  entity: 'now_playing',
  fact: 'changed',
  version: 1,
  description: 'What is on air changed: by an override, or by the schedule. All null means silence.',
  consumers: [],
  data: z.strictObject({
    title: z.string().min(1).max(200).nullable(),
    showId: id.nullable(),
    /** True where an admin said so, false where the schedule does. */
    overridden: z.boolean(),
    startsAt: moment.nullable(),
    endsAt: moment.nullable(),
  }),
  example: {
    title: 'Breakfast in Bed',
    showId: SHOW,
    overridden: false,
    startsAt: '2026-03-07T07:00:00.000Z',
    endsAt: '2026-03-07T10:00:00.000Z',
  },
});
