import { z } from 'zod';

/** A CloudEvents 1.0 event in structured JSON; `data` is checked by the event's own contract. */
const envelope = z.object({
  specversion: z.literal('1.0'),
  /** UUIDv7: the inbox and the deduplication of NATS go by it. */
  id: z.uuid(),
  source: z.string().regex(/^hotmess\/[a-z]+$/),
  type: z.string().regex(/^os\.hotmess\.[a-z]+\.[a-z_]+\.[a-z_]+\.v[1-9]\d*$/),
  /** Id of the entity that the event is about. */
  subject: z.string().min(1).max(200),
  time: z.iso.datetime(),
  datacontenttype: z.literal('application/json'),
  dataschema: z.string().min(1),
  /** Extension: the request that led to the event. */
  requestid: z.string().min(1).max(64),
  data: z.unknown(),
});

/** An envelope whose data has the given type. */
export type Envelope<Data = unknown> = Omit<z.output<typeof envelope>, 'data'> & { readonly data: Data };

/** Thrown for an event that can never be handled, now or later: it does not fit its contract. */
export class InvalidEvent extends Error {
  override name = 'InvalidEvent';
}

/**
 * Reads an envelope; attributes unknown to us are dropped, as CloudEvents lets others add them.
 * @param bytes JSON in UTF-8
 * @throws {InvalidEvent} where it is not JSON or not an envelope; values are not shown
 */
export function parseEnvelope(bytes: Uint8Array): Envelope {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new InvalidEvent('The event is not JSON in UTF-8.');
  }
  const parsed = envelope.safeParse(json);
  if (!parsed.success) throw new InvalidEvent(`The envelope is not valid: ${describeIssues(parsed.error)}`);
  return parsed.data;
}

/** Where a value does not fit and why, without the value: it may be personal. */
export function describeIssues(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || '(whole)'} ${issue.code}`).join(', ');
}

/** JSON Schema of the envelope without its `data`, for the catalogue. */
export function envelopeJsonSchema(): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(envelope, { io: 'input' });
  return schema;
}
