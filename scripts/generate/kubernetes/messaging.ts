import { streamSpecs } from '@hotmess/shared/events/streams';
import { type KubernetesObject, NATS_REPLICAS } from './names.ts';

const NANOSECONDS = 1_000_000_000;
const LABELS = {
  'app.kubernetes.io/name': 'nats',
  'app.kubernetes.io/component': 'messaging',
  'app.kubernetes.io/part-of': 'hotmess',
};

/** The account that the NATS controller (NACK) signs in with. */
export function account(): KubernetesObject {
  return {
    apiVersion: 'jetstream.nats.io/v1beta2',
    kind: 'Account',
    metadata: { name: 'hotmess', labels: LABELS },
    spec: {
      servers: ['nats://nats:4222'],
      user: { secret: { name: 'nack-login' }, user: 'username', password: 'password' },
    },
  };
}

/**
 * The streams of the event catalogue as the NATS controller makes them, before the services would make them by themselves:
 * with the same subjects and limits, and a copy on each node.
 */
export function streams(): KubernetesObject[] {
  return streamSpecs().map(({ name, subjects, max_age, duplicate_window }) => ({
    apiVersion: 'jetstream.nats.io/v1beta2',
    kind: 'Stream',
    metadata: { name: name.toLowerCase(), labels: LABELS },
    spec: {
      name,
      subjects,
      account: 'hotmess',
      storage: 'file',
      retention: 'limits',
      discard: 'old',
      replicas: NATS_REPLICAS,
      // 0 seconds: nothing is dropped by age.
      maxAge: `${max_age / NANOSECONDS}s`,
      duplicateWindow: `${duplicate_window / NANOSECONDS}s`,
      // Deleting the manifest must not delete what was said.
      preventDelete: true,
    },
  }));
}

/** One durable consumer, as the services make it (packages/shared/src/events/consume-loop.ts). */
export type Durable = { stream: string; durable: string; filter: string };

/** The durable consumers; which there are is read off the running services (deploy/k8s/durables.json). */
export function consumers(durables: readonly Durable[]): KubernetesObject[] {
  return durables.map(({ stream, durable, filter }) => ({
    apiVersion: 'jetstream.nats.io/v1beta2',
    kind: 'Consumer',
    metadata: { name: durable, labels: LABELS },
    spec: {
      streamName: stream,
      durableName: durable,
      account: 'hotmess',
      filterSubject: filter,
      ackPolicy: 'explicit',
      deliverPolicy: 'all',
      ackWait: '30s',
      maxDeliver: -1,
      maxAckPending: 20_000,
      replicas: NATS_REPLICAS,
      preventDelete: true,
    },
  }));
}
