import { z } from 'zod';
import { type Envelope, InvalidEvent, describeIssues, parseEnvelope } from './envelope.ts';
import { type FieldSchema, checkFieldNames } from './field-names.ts';
import { streamOf, subjectOf } from './subjects.ts';

/** Names of the services, which own the events named after them. */
export type ServiceName = 'nightlife' | 'safety' | 'commerce' | 'identity' | 'music';

/** What a contract's author writes. */
export interface EventDefinition<Shape extends z.ZodRawShape> {
  readonly service: ServiceName;
  /** snake_case, such as `ticket_listing`. */
  readonly entity: string;
  /** snake_case, in the past tense, such as `state_changed`. */
  readonly fact: string;
  readonly version: number;
  /** One sentence: what has happened. */
  readonly description: string;
  readonly consumers: readonly ServiceName[];
  readonly data: z.ZodObject<Shape, z.core.$strict>;
  /** Shown in the catalogue, and checked against `data` when the module loads. */
  readonly example: NoInfer<z.input<z.ZodObject<Shape, z.core.$strict>>>;
}

/** One kind of event: everything that publishers, consumers, streams and the catalogue need to know of it. */
export interface EventContract<Data = unknown> {
  readonly service: ServiceName;
  readonly entity: string;
  readonly fact: string;
  readonly version: number;
  readonly description: string;
  readonly consumers: readonly ServiceName[];
  /** CloudEvents type, `os.hotmess.<service>.<entity>.<fact>.v<N>`. */
  readonly type: string;
  /** NATS subject, `hotmess.<service>.<entity>.<fact>.v<N>`. */
  readonly subject: string;
  /** Name of the JetStream stream that holds it. */
  readonly stream: string;
  /** URI of the data's schema, which the envelope carries. */
  readonly dataSchema: string;
  readonly example: Data;
  /** JSON Schema of the data; it allows further fields, because they may be added within a version. */
  readonly jsonSchema: FieldSchema;
  /**
   * Checks data that is about to be published.
   * @throws {InvalidEvent} where it does not fit, and for every field that the contract does not name
   */
  checkOutgoing(data: unknown): Data;
  /**
   * Checks data that arrived. Fields that the contract does not name are dropped: a newer publisher may add some.
   * @throws {InvalidEvent} where it does not fit
   */
  checkIncoming(data: unknown): Data;
}

/** The data of a contract's events: `EventData<typeof beaconScanned>`. */
export type EventData<Contract> = Contract extends EventContract<infer Data> ? Data : never;

const NAME = /^[a-z]+(_[a-z]+)*$/;

/**
 * Defines one kind of event.
 * @throws where a name is not snake_case, a field is not camelCase or is personal, or the example does not fit
 */
export function defineEvent<Shape extends z.ZodRawShape>(
  definition: EventDefinition<Shape>,
): EventContract<z.output<z.ZodObject<Shape, z.core.$strict>>> {
  type Data = z.output<z.ZodObject<Shape, z.core.$strict>>;
  const { data: schema, example, ...facts } = definition;
  const subject = subjectOf(facts);
  if (
    !NAME.test(facts.entity) ||
    !NAME.test(facts.fact) ||
    !Number.isInteger(facts.version) ||
    facts.version < 1
  )
    throw new Error(`Not a name of an event: ${subject}`);
  const jsonSchema = toJsonSchema(schema);
  checkFieldNames(subject, jsonSchema);
  const check = (data: unknown): Data => {
    const parsed = schema.safeParse(data);
    if (!parsed.success) throw new InvalidEvent(`${subject}: ${describeIssues(parsed.error)}`);
    return parsed.data;
  };
  return {
    ...facts,
    type: `os.${subject}`,
    subject,
    stream: streamOf(subject),
    dataSchema: `urn:${subject.replaceAll('.', ':')}`,
    example: check(example),
    jsonSchema,
    checkOutgoing: check,
    checkIncoming(data) {
      const parsed = schema.safeParse(data);
      return parsed.success ? parsed.data : check(withoutUnknownFields(data, parsed.error));
    },
  };
}

/**
 * Reads an event that arrived.
 * @param bytes the message's payload
 * @throws {InvalidEvent} where the envelope or the data does not fit, or it is another kind of event
 */
export function readEvent<Data>(contract: EventContract<Data>, bytes: Uint8Array): Envelope<Data> {
  const envelope = parseEnvelope(bytes);
  if (envelope.type !== contract.type)
    throw new InvalidEvent(`${contract.subject}: the event has another type.`);
  return { ...envelope, data: contract.checkIncoming(envelope.data) };
}

/** A copy without the fields that strict objects refused. */
function withoutUnknownFields(value: unknown, refused: z.ZodError): unknown {
  const copy = structuredClone(value);
  for (const issue of refused.issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    const holder = issue.path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown>)[key], copy);
    for (const key of issue.keys) delete (holder as Record<string, unknown>)[key];
  }
  return copy;
}

/** As plain JSON; `additionalProperties: false` goes, since consumers take further fields. */
function toJsonSchema(schema: z.ZodType): FieldSchema {
  const json = z.toJSONSchema(schema, {
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
  const { $schema: _, ...plain } = JSON.parse(JSON.stringify(json)) as FieldSchema;
  return plain;
}
