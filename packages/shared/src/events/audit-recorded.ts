import { z } from 'zod';
import { type EventContract, type ServiceName, defineEvent } from './define-event.ts';
import { id, moment } from './event-fields.ts';

const data = z.strictObject({
  auditId: id,
  actorId: id.nullable(),
  actorRole: z.enum(['anon', 'app_user', 'moderator', 'admin', 'system', 'relay']),
  /** What was done, such as `beacon.approve`. */
  action: z
    .string()
    .regex(/^[a-z_]+(\.[a-z_]+)*$/)
    .max(100),
  objectType: z
    .string()
    .regex(/^[a-z_]+$/)
    .max(60),
  objectId: z.string().min(1).max(100),
  /** The person whom before, after and reason tell of: they are stored under his key, and erased with it. */
  subjectId: id.nullable(),
  requestId: z.string().min(1).max(64).nullable(),
  /** Before, after and reason as a compact JWE to safety's public key: only safety can read them. */
  sealed: z.string().regex(/^[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+$/),
  recordedAt: moment,
});

/** What every service says to the audit log. */
export type AuditRecorded = z.output<typeof data>;

const contracts = new Map<ServiceName, EventContract<AuditRecorded>>();

/** The contract of `audit.recorded` of one service; each has its own subject, and all share one stream. */
export function auditRecorded(service: ServiceName): EventContract<AuditRecorded> {
  let contract = contracts.get(service);
  if (!contract) contracts.set(service, (contract = define(service)));
  return contract;
}

function define(service: ServiceName): EventContract<AuditRecorded> {
  return defineEvent({
    service,
    entity: 'audit',
    fact: 'recorded',
    version: 1,
    description: 'Something was done that belongs into the audit log.',
    consumers: ['safety'],
    data,
    example: {
      auditId: '01980000-0000-7000-8000-000000000007',
      actorId: '01980000-0000-7000-8000-000000000003',
      actorRole: 'moderator',
      action: 'beacon.approve',
      objectType: 'beacon',
      objectId: '01980000-0000-7000-8000-000000000002',
      subjectId: '01980000-0000-7000-8000-000000000008',
      requestId: '0a6b2c1e-4f8f-4f0e-9b53-1f0de6a9a9a4',
      sealed: 'eyJhbGciOiJFQ0RILUVTIn0..48V1_ALb6US04U3b.5eym8TW_c8SuK0lt.XFBoMYUZodetZdvTiFvSkQ',
      recordedAt: '2026-03-07T21:02:11.005Z',
    },
  });
}
