import { z } from 'zod';
import { type EventContract, type ServiceName, defineEvent } from './define-event.ts';
import { code, id, targetType, version } from './event-fields.ts';

/** The services that own something which can be reported and acted on. */
export const TARGET_OWNERS = ['nightlife', 'commerce', 'identity'] as const satisfies ServiceName[];
type TargetOwner = (typeof TARGET_OWNERS)[number];

const resolved = z.strictObject({
  reportId: id,
  targetType,
  targetId: id,
  exists: z.boolean(),
  /** The user whose target it is; null where it does not exist, or belongs to nobody. */
  ownerId: id.nullable(),
});

const applied = z.strictObject({
  actionId: id,
  targetType,
  targetId: id,
  /** The action's version on this target, as `action.taken` said it. */
  version,
  /** `unchanged`: it was so already, or a newer action overtook it. */
  outcome: z.enum(['effective', 'unchanged', 'failed']),
  /** What changed, such as `BEACON_DISABLED`, `LISTINGS_REMOVED`; empty where nothing did. */
  changed: z.array(z.strictObject({ change: code, count: z.int().min(1) })),
  /** Why it failed, such as `UNKNOWN_TARGET`; null where it did not. */
  failure: code.nullable(),
});

export type ReportTargetResolved = z.output<typeof resolved>;
export type ActionApplied = z.output<typeof applied>;

const REPORT = '01980000-0000-7000-8000-000000000010';
const ACTION = '01980000-0000-7000-8000-000000000004';
const TARGET = '01980000-0000-7000-8000-000000000002';
const OWNER = '01980000-0000-7000-8000-000000000003';

/** `report_target.resolved` of a service that owns targets: answers `report.filed`. */
export const reportTargetResolved = oncePerOwner((service) =>
  defineEvent({
    service,
    entity: 'report_target',
    fact: 'resolved',
    version: 1,
    description: 'Says of a reported target whether it exists and whose it is; answers `report.filed`.',
    consumers: ['safety'],
    data: resolved,
    example: { reportId: REPORT, targetType: 'beacon', targetId: TARGET, exists: true, ownerId: OWNER },
  }),
);

/** `action.applied` of a service that owns targets: answers `action.taken`. */
export const actionApplied = oncePerOwner((service) =>
  defineEvent({
    service,
    entity: 'action',
    fact: 'applied',
    version: 1,
    description: 'Says what came of a moderator’s action here; answers `action.taken`.',
    consumers: ['safety'],
    data: applied,
    example: {
      actionId: ACTION,
      targetType: 'beacon',
      targetId: TARGET,
      version: 1,
      outcome: 'effective',
      changed: [{ change: 'BEACON_DISABLED', count: 1 }],
      failure: null,
    },
  }),
);

/** One contract for each owner, made once, since its subject must be there once. */
function oncePerOwner<Data>(
  define: (service: TargetOwner) => EventContract<Data>,
): (service: TargetOwner) => EventContract<Data> {
  const contracts = new Map(TARGET_OWNERS.map((service) => [service, define(service)]));
  return (service) => contracts.get(service)!;
}
