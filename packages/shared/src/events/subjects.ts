/** The stream of everything that was audited; it has no age limit. */
export const AUDIT_STREAM = 'AUDIT';

/** The entity whose events go to the audit stream, whichever service publishes them. */
export const AUDIT_ENTITY = 'audit';

/** The stream of dead letters. */
export const DLQ_STREAM = 'DLQ';

/** The NATS subject of an event: `hotmess.<service>.<entity>.<fact>.v<N>`. */
export function subjectOf(event: { service: string; entity: string; fact: string; version: number }): string {
  return `hotmess.${event.service}.${event.entity}.${event.fact}.v${event.version}`;
}

/**
 * The stream that holds a subject: the service's own, in capitals, except for audit records.
 * @throws where it is not the subject of an event
 */
export function streamOf(subject: string): string {
  const [root, service, entity] = subject.split('.');
  if (root !== 'hotmess' || !service || !entity) throw new Error(`Not the subject of an event: ${subject}`);
  return entity === AUDIT_ENTITY ? AUDIT_STREAM : service.toUpperCase();
}

/** The subject of a dead letter. */
export function deadLetterSubject(consumer: string, subject: string): string {
  return `dlq.${consumer}.${subject}`;
}
