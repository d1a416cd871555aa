import {
  DiscardPolicy,
  JetStreamApiCodes,
  JetStreamApiError,
  type JetStreamManager,
  RetentionPolicy,
  StorageType,
  type StreamConfig,
  type StreamInfo,
} from '@nats-io/jetstream';
import { CATALOGUE } from './catalogue.ts';
import type { EventContract } from './define-event.ts';
import { AUDIT_ENTITY, AUDIT_STREAM, DLQ_STREAM } from './subjects.ts';

/** What we ask of a stream; the rest is the server's default. */
export type StreamSpec = Pick<StreamConfig, 'name' | 'subjects' | 'max_age' | 'duplicate_window'>;

const NANOSECONDS = 1_000_000_000;
const THIRTY_DAYS = 30 * 24 * 3600 * NANOSECONDS;
const TWO_MINUTES = 120 * NANOSECONDS;

/**
 * The streams that hold the catalogue's events, and the dead letters. One per service, named after it in capitals,
 * with the subjects of its entities; audit records of all services in one without an age limit.
 */
export function streamSpecs(contracts: readonly EventContract[] = CATALOGUE): StreamSpec[] {
  const subjects = new Map<string, Set<string>>([[AUDIT_STREAM, new Set([`hotmess.*.${AUDIT_ENTITY}.>`])]]);
  for (const { stream, service, entity } of contracts) {
    if (stream === AUDIT_STREAM) continue;
    if (!subjects.has(stream)) subjects.set(stream, new Set());
    subjects.get(stream)!.add(`hotmess.${service}.${entity}.>`);
  }
  subjects.set(DLQ_STREAM, new Set(['dlq.>']));
  return [...subjects].map(([name, names]) => ({
    name,
    subjects: [...names].toSorted(),
    max_age: name === AUDIT_STREAM || name === DLQ_STREAM ? 0 : THIRTY_DAYS,
    duplicate_window: TWO_MINUTES,
  }));
}

/**
 * Makes the streams that are missing and adds subjects that an existing one lacks. Subjects are never taken away:
 * while a release rolls out, old and new processes would undo each other's work.
 * @param names which streams; all of the catalogue's where left out
 * @param replicas copies in the cluster, used when a stream is made; default 1
 * @returns each stream as the server holds it, by name
 * @throws where a name is not in the catalogue, and what NATS answers
 */
export async function ensureStreams(
  manager: JetStreamManager,
  names?: readonly string[],
  replicas = 1,
): Promise<Map<string, StreamInfo>> {
  const specs = streamSpecs();
  const unknown = names?.find((name) => !specs.some((spec) => spec.name === name));
  if (unknown !== undefined) throw new Error(`No event of the catalogue lives in the stream ${unknown}.`);
  const infos = new Map<string, StreamInfo>();
  for (const spec of specs)
    if (!names || names.includes(spec.name))
      infos.set(spec.name, await ensureStream(manager, spec, replicas));
  return infos;
}

async function ensureStream(
  manager: JetStreamManager,
  spec: StreamSpec,
  replicas: number,
): Promise<StreamInfo> {
  const present = await streamInfo(manager, spec.name);
  if (!present) {
    return manager.streams.add({
      ...spec,
      storage: StorageType.File,
      retention: RetentionPolicy.Limits,
      discard: DiscardPolicy.Old,
      num_replicas: replicas,
    });
  }
  const lacking = spec.subjects.filter((subject) => !present.config.subjects.includes(subject));
  if (lacking.length === 0) return present;
  return manager.streams.update(spec.name, {
    ...present.config,
    subjects: [...present.config.subjects, ...lacking].toSorted(),
  });
}

/** The stream as the server holds it, or undefined where there is none. */
export async function streamInfo(manager: JetStreamManager, name: string): Promise<StreamInfo | undefined> {
  try {
    return await manager.streams.info(name);
  } catch (error) {
    if (error instanceof JetStreamApiError && error.code === JetStreamApiCodes.StreamNotFound)
      return undefined;
    throw error;
  }
}
