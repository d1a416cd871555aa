import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { root } from './process-environment.ts';

export const OVERLAYS = ['local', 'production'] as const;
export type Overlay = (typeof OVERLAYS)[number];

export type Rendered = {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  spec?: Record<string, unknown>;
  data?: Record<string, string>;
} & Record<string, unknown>;

/** True where there is a kubectl whose kustomize can be used; a test that needs it says loudly that it was left out. */
export const hasKubectl = ((): boolean => {
  try {
    execFileSync('kubectl', ['kustomize', '--help'], { stdio: 'ignore' });
    return true;
  } catch {
    console.warn(
      'SKIPPED: the Kubernetes overlays were not rendered, since there is no kubectl on the PATH.',
    );
    return false;
  }
})();

const rendered = new Map<Overlay, Rendered[]>();

/** Everything that an overlay applies. */
export function render(overlay: Overlay): Rendered[] {
  let objects = rendered.get(overlay);
  if (!objects) {
    const text = execFileSync('kubectl', ['kustomize', join(root, 'deploy/k8s/overlays', overlay)], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    objects = parseAllDocuments(text).map((document) => document.toJS() as Rendered);
    rendered.set(overlay, objects);
  }
  return objects;
}

export type PodSpec = {
  automountServiceAccountToken?: boolean;
  securityContext?: Record<string, unknown>;
  terminationGracePeriodSeconds?: number;
  containers: Container[];
  volumes?: Record<string, unknown>[];
} & Record<string, unknown>;

export type Container = {
  name: string;
  image: string;
  env?: { name: string; value?: string }[];
  envFrom?: { configMapRef?: { name: string }; secretRef?: { name: string } }[];
  securityContext?: Record<string, unknown>;
  resources?: { requests?: Record<string, string>; limits?: Record<string, string> };
  lifecycle?: { preStop?: { sleep?: { seconds: number } } };
} & Record<string, unknown>;

/** The pods that an object makes, by itself or in its template. */
export function podSpecOf(object: Rendered): PodSpec | undefined {
  const spec = object.spec as
    { template?: { spec?: PodSpec }; jobTemplate?: { spec: { template: { spec: PodSpec } } } } | undefined;
  if (object.kind === 'Pod') return object.spec as PodSpec;
  if (['Deployment', 'StatefulSet', 'DaemonSet', 'Job'].includes(object.kind)) return spec?.template?.spec;
  return object.kind === 'CronJob' ? spec?.jobTemplate?.spec.template.spec : undefined;
}

/** One object of an overlay. @throws where there is none */
export function find(objects: readonly Rendered[], kind: string, name: string): Rendered {
  const found = objects.find((it) => it.kind === kind && it.metadata.name === name);
  if (!found) throw new Error(`There is no ${kind} ${name}.`);
  return found;
}
