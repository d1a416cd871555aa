import { z } from 'zod';
import { type EventContract, type EventData, type ServiceName, defineEvent } from './define-event.ts';
import { code, id, moment, serviceName, sha256 } from './event-fields.ts';

const REQUEST = '01980000-0000-7000-8000-000000000050';
const USER = '01980000-0000-7000-8000-000000000003';
const ALL: ServiceName[] = ['nightlife', 'safety', 'commerce', 'identity', 'music'];

/** A public key on P-256 in JWK form; each request has its own, and only safety holds the private half. */
const publicJwk = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string().regex(/^[\w-]{43}$/),
  y: z.string().regex(/^[\w-]{43}$/),
  kid: z.string().max(64).optional(),
});

export const exportRequested = defineEvent({
  service: 'safety',
  entity: 'dsar',
  fact: 'export_requested',
  version: 1,
  description:
    'Someone asked for his data. Each service named writes its part to the object store, sealed to the key, and answers; ' +
    'asked again, it writes the part again.',
  consumers: ALL,
  data: z.strictObject({
    requestId: id,
    userId: id,
    publicJwk,
    /** Who is to answer: all at first, later those whose part was lost. */
    services: z.array(serviceName).min(1),
    requestedAt: moment,
  }),
  example: {
    requestId: REQUEST,
    userId: USER,
    publicJwk: {
      kty: 'EC',
      crv: 'P-256',
      x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4',
      y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
    },
    services: ALL,
    requestedAt: '2026-03-09T09:00:00.000Z',
  },
});

export const erasureRequested = defineEvent({
  service: 'safety',
  entity: 'dsar',
  fact: 'erasure_requested',
  version: 1,
  description:
    'Someone asked to be forgotten. Each service named erases what it holds of him and answers. Commerce is named first, ' +
    'since the law may make it wait, then the others, identity last: each time in an event of its own.',
  consumers: ALL,
  data: z.strictObject({
    requestId: id,
    userId: id,
    services: z.array(serviceName).min(1),
    requestedAt: moment,
  }),
  example: {
    requestId: REQUEST,
    userId: USER,
    services: ['nightlife', 'safety', 'music'],
    requestedAt: '2026-03-09T09:00:00.000Z',
  },
});

export const erasureHeld = defineEvent({
  service: 'commerce',
  entity: 'dsar',
  fact: 'erasure_held',
  version: 1,
  description:
    'Commerce may not erase someone yet, by law: an order of his is open, or a dispute. Nothing was erased; safety asks ' +
    'again when the time is over.',
  consumers: ['safety'],
  data: z.strictObject({
    requestId: id,
    userId: id,
    basis: z.enum(['OPEN_ORDER', 'OPEN_DISPUTE']),
    /** When it is worth asking again. */
    until: moment,
  }),
  example: { requestId: REQUEST, userId: USER, basis: 'OPEN_DISPUTE', until: '2026-03-16T09:00:00.000Z' },
});

export type ErasureHeld = EventData<typeof erasureHeld>;

const exported = z.strictObject({
  requestId: id,
  userId: id,
  /** Where the sealed part lies in the object store `dsar-parts`. */
  objectName: z.string().max(200),
  /** Of the sealed bytes. */
  sha256,
  byteLength: z.int().min(1),
  /** How many records the part holds. */
  records: z.int().min(0),
});

/** What was done to the rows of one table. */
const treatment = z.strictObject({
  table: z
    .string()
    .regex(/^[a-z_]+$/)
    .max(63),
  treatment: z.enum(['deleted', 'nulled', 'shredded', 'unlinked', 'retained']),
  rows: z.int().min(0),
  /** Why rows stay, such as `TAX_RECORDS`; null where none do. */
  basis: code.nullable(),
});

const erased = z.strictObject({ requestId: id, userId: id, tables: z.array(treatment), erasedAt: moment });

export type DsarExported = z.output<typeof exported>;
export type DsarErased = z.output<typeof erased>;
export type Treatment = z.output<typeof treatment>;

/** `dsar.exported` of one service: answers `dsar.export_requested`. */
export const dsarExported = oncePerService((service) =>
  defineEvent({
    service,
    entity: 'dsar',
    fact: 'exported',
    version: 1,
    description: 'A service’s part of a data export lies in the object store, sealed.',
    consumers: ['safety'],
    data: exported,
    example: {
      requestId: REQUEST,
      userId: USER,
      objectName: `${REQUEST}/${service}`,
      sha256: 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9',
      byteLength: 4096,
      records: 12,
    },
  }),
);

/** `dsar.erased` of one service: answers `dsar.erasure_requested`. */
export const dsarErased = oncePerService((service) =>
  defineEvent({
    service,
    entity: 'dsar',
    fact: 'erased',
    version: 1,
    description: 'A service has erased someone, and says what it did and what it must keep.',
    consumers: ['safety'],
    data: erased,
    example: {
      requestId: REQUEST,
      userId: USER,
      tables: [
        { table: 'posts', treatment: 'nulled', rows: 3, basis: null },
        { table: 'orders', treatment: 'retained', rows: 1, basis: 'TAX_RECORDS' },
      ],
      erasedAt: '2026-03-09T09:00:05.000Z',
    },
  }),
);

/** One contract for each service, made once, since its subject must be there once. */
function oncePerService<Data>(
  define: (service: ServiceName) => EventContract<Data>,
): (service: ServiceName) => EventContract<Data> {
  const contracts = new Map(ALL.map((service) => [service, define(service)]));
  return (service) => contracts.get(service)!;
}
