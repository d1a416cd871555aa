import { services } from '@hotmess/local/stack/services';
import { SHUTDOWN_LIMIT } from '@hotmess/shared/service/lifecycle';
import { describe, expect, test } from 'vitest';
import { MAX_CONNECTIONS, POOL_SIZE } from '../../generate/kubernetes/names.ts';
import {
  type Overlay,
  OVERLAYS,
  type PodSpec,
  type Rendered,
  find,
  hasKubectl,
  podSpecOf,
  render,
} from './rendered.ts';
import { PROCESSES } from './process-environment.ts';

type Pod = { name: string; spec: PodSpec; object: Rendered };
const podsOf = (overlay: Overlay): Pod[] =>
  render(overlay).flatMap((object) => {
    const spec = podSpecOf(object);
    return spec ? [{ name: `${object.kind} ${object.metadata.name}`, spec, object }] : [];
  });

describe.skipIf(!hasKubectl).each(OVERLAYS)('overlay %s', (overlay) => {
  test('there is a pod for each process, each migration and the check', () => {
    expect(
      podsOf(overlay)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(
      [
        ...PROCESSES.map((it) => `Deployment ${it}`),
        ...services.map((it) => `Job ${it}-migrations`),
        'CronJob audit-verify',
      ].sort(),
    );
  });

  test('every pod is restricted, and reads nothing of the cluster', () => {
    for (const { name, spec } of podsOf(overlay)) {
      expect(spec.securityContext, name).toMatchObject({
        runAsNonRoot: true,
        runAsUser: 1000,
        seccompProfile: { type: 'RuntimeDefault' },
      });
      expect(spec.automountServiceAccountToken, name).toBe(false);
      for (const field of ['hostNetwork', 'hostPID', 'hostIPC']) expect(spec[field], name).toBeUndefined();
      for (const volume of spec.volumes ?? [])
        expect(
          Object.keys(volume).every((key) => ['name', 'emptyDir', 'secret', 'configMap'].includes(key)),
          name,
        ).toBe(true);
      for (const container of spec.containers)
        expect(container.securityContext, name).toEqual({
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        });
    }
  });

  test('every container has requests and limits, and an image of one certain version', () => {
    for (const { name, spec } of podsOf(overlay))
      for (const { image, resources } of spec.containers) {
        for (const kind of ['requests', 'limits'] as const)
          expect(Object.keys(resources?.[kind] ?? {}).sort(), name).toEqual(['cpu', 'memory']);
        expect(image, name).toMatch(/(:[\w.-]+|@sha256:[0-9a-f]{64})$/);
        expect(image, name).not.toMatch(/:latest$/);
        if (overlay === 'production') expect(image, name).not.toMatch(/:(dev|main|master|stable)$/);
      }
  });

  test('every process is probed, and has the time that its shutdown takes', () => {
    for (const process of PROCESSES) {
      const spec = podSpecOf(find(render(overlay), 'Deployment', process))!;
      const container = spec.containers[0]!;
      const probe = (name: string) => (container[name] as { httpGet: { path: string } }).httpGet.path;
      expect([probe('startupProbe'), probe('livenessProbe'), probe('readinessProbe')]).toEqual([
        '/healthz',
        '/healthz',
        '/readyz',
      ]);
      const preStop = container.lifecycle!.preStop!.sleep!.seconds;
      expect(preStop).toBeGreaterThan(0);
      expect(spec.terminationGracePeriodSeconds).toBeGreaterThan(preStop + SHUTDOWN_LIMIT / 1_000);
    }
  });

  test('no secret is written out, and each process has only its own', () => {
    const objects = render(overlay);
    expect(objects.filter(({ kind }) => kind === 'Secret')).toEqual([]);
    for (const { data = {} } of objects.filter(({ kind }) => kind === 'ConfigMap'))
      for (const [key, value] of Object.entries(data))
        if (!key.includes('.')) {
          expect(key).not.toMatch(/PASSWORD|SECRET|KEK|PEPPER|_JWK|DATABASE_URL/);
          expect(value).not.toMatch(/:\/\/[^/]*:[^/]*@/);
        }
    for (const process of PROCESSES) {
      const { envFrom } = podSpecOf(find(objects, 'Deployment', process))!.containers[0]!;
      expect(envFrom!.flatMap(({ secretRef }) => secretRef?.name ?? [])).toEqual([`${process}-secrets`]);
    }
  });

  test('what is not opened is closed, and only the gateway is open to the edge', () => {
    const policies = render(overlay).filter(({ kind }) => kind === 'NetworkPolicy');
    expect(policies.find(({ metadata }) => metadata.name === 'default-deny')?.spec).toEqual({
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
    });
    const reachers = (port: number, name: string): string[] =>
      policies
        .filter(({ spec }) => matches(spec, name))
        .flatMap(({ spec }) => (spec as { ingress?: Rule[] }).ingress ?? [])
        .filter(({ ports }) => ports.some((it) => it.port === port))
        .flatMap(({ from }) => from.map(describePeer));
    for (const service of services) {
      const expected =
        service === 'identity' ? ['gateway', ...services.filter((it) => it !== 'identity')] : ['gateway'];
      const fromPrometheus = overlay === 'production' ? ['namespace monitoring'] : [];
      expect(reachers(4000, service).sort()).toEqual([...expected, ...fromPrometheus].sort());
      expect(reachers(5432, `${service}-db`).sort()).toEqual(
        [
          service,
          `${service}-migrations`,
          `${service}-db`,
          'namespace cnpg-system',
          ...(service === 'safety' ? ['audit-verify'] : []),
        ].sort(),
      );
    }
    expect(reachers(4000, 'gateway')).toContain('namespace edge');
  });
});

type Peer = {
  podSelector?: { matchLabels: Record<string, string> };
  namespaceSelector?: {
    matchLabels?: Record<string, string>;
    matchExpressions?: { values: string[] }[];
  };
};
type Rule = { from: Peer[]; ports: { port: number }[] };

function describePeer({ podSelector, namespaceSelector }: Peer): string {
  if (podSelector)
    return podSelector.matchLabels['cnpg.io/cluster'] ?? podSelector.matchLabels['app.kubernetes.io/name']!;
  const { matchLabels = {}, matchExpressions = [] } = namespaceSelector!;
  if (matchLabels['hotmess.example/edge']) return 'namespace edge';
  return `namespace ${matchLabels['kubernetes.io/metadata.name'] ?? matchExpressions[0]!.values.join()}`;
}

/** Whether a policy is about the pods of this process or database. */
function matches(spec: Rendered['spec'], name: string): boolean {
  const { matchLabels = {}, matchExpressions = [] } = (
    spec as {
      podSelector: {
        matchLabels?: Record<string, string>;
        matchExpressions?: { key: string; values?: string[] }[];
      };
    }
  ).podSelector;
  const database = name.endsWith('-db');
  const labels: Record<string, string> = database
    ? { 'cnpg.io/cluster': name }
    : {
        'app.kubernetes.io/name': name,
        'app.kubernetes.io/component': name === 'gateway' ? 'gateway' : 'service',
      };
  return (
    Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
    matchExpressions.every(({ key, values }) => key in labels && (!values || values.includes(labels[key]!)))
  );
}

describe.skipIf(!hasKubectl)('production', () => {
  test('all replicas together stay below what their database allows', () => {
    for (const service of services) {
      const { maxReplicas } = find(render('production'), 'HorizontalPodAutoscaler', service).spec as {
        maxReplicas: number;
      };
      // One more pod than the most while a release rolls out; the rest is the operator's, the migrations' and people's.
      expect((maxReplicas + 1) * POOL_SIZE).toBeLessThanOrEqual(MAX_CONNECTIONS - 15);
    }
  });

  test('each database has three instances, a synchronous copy, an archive and a nightly backup', () => {
    for (const service of services) {
      const cluster = find(render('production'), 'Cluster', `${service}-db`).spec;
      expect(cluster).toMatchObject({
        instances: 3,
        enableSuperuserAccess: false,
        postgresql: { synchronous: { number: 1, dataDurability: 'required' } },
        plugins: [{ name: 'barman-cloud.cloudnative-pg.io', isWALArchiver: true }],
      });
      expect(find(render('production'), 'ScheduledBackup', `${service}-db`).spec).toMatchObject({
        cluster: { name: `${service}-db` },
      });
    }
  });

  test('streams and consumers have a copy on each node', () => {
    const messaging = render('production').filter(({ kind }) => kind === 'Stream' || kind === 'Consumer');
    expect(messaging.length).toBeGreaterThan(6);
    for (const { spec } of messaging) expect(spec?.['replicas']).toBe(3);
  });

  test('the world reaches the gateway’s own addresses and no probe or metric', () => {
    const { rules } = find(render('production'), 'HTTPRoute', 'graphql').spec as {
      rules: { matches: { path: { type: string; value: string } }[]; backendRefs: { name: string }[] }[];
    };
    const paths = rules.flatMap((rule) => rule.matches.map(({ path }) => path));
    const reached = (url: string) =>
      paths.some(({ type, value }) =>
        type === 'Exact' ? url === value : url === value || url.startsWith(`${value}/`),
      );
    for (const url of ['/graphql', '/webhooks/stripe', '/.well-known/jwks.json', '/radio.ics', '/dsar/1'])
      expect(reached(url), url).toBe(true);
    for (const url of ['/metrics', '/healthz', '/readyz']) expect(reached(url), url).toBe(false);
    expect(rules.flatMap((rule) => rule.backendRefs.map(({ name }) => name))).toEqual(['gateway']);
  });
});
