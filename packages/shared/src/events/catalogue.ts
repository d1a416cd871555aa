import { auditRecorded } from './audit-recorded.ts';
import type { EventContract, ServiceName } from './define-event.ts';
import {
  userBanned,
  userErased,
  userRegistered,
  userReinstated,
  userRolesChanged,
  userSuspended,
  xpAwarded,
} from './identity.ts';
import { beaconPublished, beaconScanVoided, beaconScanned, beaconStateChanged } from './nightlife.ts';
import { actionTaken } from './safety.ts';

/** The services in the order in which the catalogue shows them. */
export const SERVICES: readonly ServiceName[] = ['nightlife', 'safety', 'commerce', 'identity', 'music'];

/** Every event that exists. Streams, documents and checks come from this list. */
export const CATALOGUE: readonly EventContract[] = uniqueBySubject([
  beaconScanned,
  beaconScanVoided,
  beaconPublished,
  beaconStateChanged,
  userRegistered,
  userRolesChanged,
  userSuspended,
  userBanned,
  userReinstated,
  userErased,
  xpAwarded,
  actionTaken,
  ...SERVICES.map((service) => auditRecorded(service)),
]);

/**
 * The same list, after checking that no subject is there twice.
 * @throws naming the subject
 */
export function uniqueBySubject(contracts: readonly EventContract[]): readonly EventContract[] {
  const subjects = new Set<string>();
  for (const { subject } of contracts) {
    if (subjects.has(subject)) throw new Error(`The event ${subject} is defined twice.`);
    subjects.add(subject);
  }
  return contracts;
}
