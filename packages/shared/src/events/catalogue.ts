import { auditHeadSigned } from './audit-head.ts';
import { auditRecorded } from './audit-recorded.ts';
import {
  dropEnded,
  dropStarted,
  marketListingApproved,
  orderPaid,
  orderRefunded,
  sellerApproved,
  sellerPayoutsChanged,
  sellerSuspended,
  ticketSaleReversed,
  ticketSold,
} from './commerce.ts';
import type { EventContract, ServiceName } from './define-event.ts';
import { dsarErased, dsarExported, erasureHeld, erasureRequested, exportRequested } from './dsar.ts';
import {
  userBanned,
  userErased,
  userRegistered,
  userReinstated,
  userRolesChanged,
  userSuspended,
  xpAwarded,
} from './identity.ts';
import { TARGET_OWNERS, actionApplied, reportTargetResolved } from './moderation-answers.ts';
import { listeningRecorded, nowPlayingChanged, releasePublished } from './music.ts';
import {
  beaconPublished,
  beaconScanVoided,
  beaconScanned,
  beaconStateChanged,
  ticketListingApproved,
  ticketListingStateChanged,
  ticketSaleConfirmed,
  ticketSaleRefused,
} from './nightlife.ts';
import { actionTaken, reportFiled } from './safety.ts';

/** The services in the order in which the catalogue shows them. */
export const SERVICES: readonly ServiceName[] = ['nightlife', 'safety', 'commerce', 'identity', 'music'];

/** Every event that exists. Streams, documents and checks come from this list. */
export const CATALOGUE: readonly EventContract[] = uniqueBySubject([
  beaconScanned,
  beaconScanVoided,
  beaconPublished,
  beaconStateChanged,
  ticketListingApproved,
  ticketListingStateChanged,
  ticketSaleConfirmed,
  ticketSaleRefused,
  orderPaid,
  orderRefunded,
  marketListingApproved,
  ticketSold,
  ticketSaleReversed,
  sellerApproved,
  sellerSuspended,
  sellerPayoutsChanged,
  dropStarted,
  dropEnded,
  userRegistered,
  userRolesChanged,
  userSuspended,
  userBanned,
  userReinstated,
  userErased,
  xpAwarded,
  reportFiled,
  actionTaken,
  exportRequested,
  erasureRequested,
  erasureHeld,
  listeningRecorded,
  releasePublished,
  nowPlayingChanged,
  ...TARGET_OWNERS.flatMap((service) => [reportTargetResolved(service), actionApplied(service)]),
  ...SERVICES.flatMap((service) => [dsarExported(service), dsarErased(service)]),
  ...SERVICES.map((service) => auditRecorded(service)),
  auditHeadSigned,
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
