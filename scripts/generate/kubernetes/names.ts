import { services } from '@hotmess/local/stack/services';

/** The six processes that answer requests. */
export const PROCESSES = [...services, 'gateway'] as const;
export type Process = (typeof PROCESSES)[number];
export type Service = (typeof services)[number];
export { services };

/** Any Kubernetes object; the tests hold it against its schema. */
export type KubernetesObject = {
  apiVersion: string;
  kind: string;
  metadata: { name: string } & Record<string, unknown>;
} & Record<string, unknown>;

/** The port that every process listens on in its own pod. */
export const PORT = 4000;

/** Seconds in which a pod that ends still takes requests, until every balancer knows. */
export const PRE_STOP = 5;
/** Milliseconds between "not ready" and "no new connections"; open connections are told to go meanwhile. */
export const DRAIN_DELAY = 5_000;
/** Seconds until a pod is killed: what preStop takes, the 20 s that a shutdown takes at most, and some to spare. */
export const GRACE = 35;

/** Copies of each stream, and NATS nodes. */
export const NATS_REPLICAS = 3;
/** Connections of one replica to its database, and the most replicas: together they stay below max_connections. */
export const POOL_SIZE = 10;
export const MAX_REPLICAS = 8;
export const MAX_CONNECTIONS = 120;

export type Component = 'gateway' | 'service' | 'migrations' | 'database' | 'check';

/** The labels of everything that belongs to a process. */
export function labels(name: string, component: Component): Record<string, string> {
  return {
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/component': component,
    'app.kubernetes.io/part-of': 'hotmess',
  };
}

/** What selects a process's own pods, and not its migrations'. */
export function selector(process: Process): Record<string, string> {
  return {
    'app.kubernetes.io/name': process,
    'app.kubernetes.io/component': process === 'gateway' ? 'gateway' : 'service',
  };
}

/** Argo CD applies wave after wave and waits for each; other tools ignore it. */
export function wave(number: number): Record<string, string> {
  return { 'argocd.argoproj.io/sync-wave': String(number) };
}
