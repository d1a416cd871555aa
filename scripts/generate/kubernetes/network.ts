import { type KubernetesObject, PORT, selector, services } from './names.ts';

const policy = (name: string, spec: Record<string, unknown>): KubernetesObject => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name, labels: { 'app.kubernetes.io/part-of': 'hotmess' } },
  spec,
});
const pods = (matchLabels: Record<string, string>) => ({ podSelector: { matchLabels } });
const tcp = (port: number) => ({ protocol: 'TCP', port });
const http = { ports: [tcp(PORT)] };
const NATS = { 'app.kubernetes.io/name': 'nats', 'app.kubernetes.io/component': 'nats' };
const OPERATORS = ['cnpg-system', 'nats-system'];
const namespaces = (names: string[]) => ({
  namespaceSelector: {
    matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: names }],
  },
});

/** What each service may reach and be reached by: the gateway, its own database, NATS, and identity's public keys. */
export function servicePolicies(): KubernetesObject[] {
  return services.flatMap((service) => {
    const others = services.filter((it) => it !== service);
    const database = pods({ 'cnpg.io/cluster': `${service}-db` });
    const migrations = { 'app.kubernetes.io/name': `${service}-migrations` };
    const callers =
      service === 'identity'
        ? [pods(selector('gateway')), ...others.map((it) => pods(selector(it)))]
        : [pods(selector('gateway'))];
    const check = { 'app.kubernetes.io/name': 'audit-verify' };
    return [
      policy(service, {
        podSelector: { matchLabels: selector(service) },
        policyTypes: ['Ingress', 'Egress'],
        ingress: [{ from: callers, ...http }],
        egress: [
          { to: [database], ports: [tcp(5432)] },
          { to: [pods(NATS)], ports: [tcp(4222)] },
          ...(service === 'identity' ? [] : [{ to: [pods(selector('identity'))], ...http }]),
        ],
      }),
      policy(`${service}-migrations`, {
        podSelector: { matchLabels: migrations },
        policyTypes: ['Ingress', 'Egress'],
        egress: [{ to: [database], ports: [tcp(5432)] }],
      }),
      policy(`${service}-db`, {
        podSelector: { matchLabels: { 'cnpg.io/cluster': `${service}-db` } },
        policyTypes: ['Ingress', 'Egress'],
        ingress: [
          {
            from: [pods(selector(service)), pods(migrations), ...(service === 'safety' ? [pods(check)] : [])],
            ports: [tcp(5432)],
          },
          { from: [database], ports: [tcp(5432), tcp(8000)] },
          { from: [namespaces(OPERATORS.slice(0, 1))], ports: [tcp(5432), tcp(8000)] },
        ],
        // Replication, the Kubernetes API (who is primary) and the store of backups.
        egress: [{ to: [database], ports: [tcp(5432), tcp(8000)] }, { ports: [tcp(443), tcp(6443)] }],
      }),
    ];
  });
}

/** NATS: the services and the check speak to it, its nodes to each other, its controller from its own namespace. */
export function natsPolicy(): KubernetesObject {
  const clients = [
    pods(selector('gateway')),
    ...services.map((it) => pods(selector(it))),
    pods({ 'app.kubernetes.io/name': 'audit-verify' }),
    namespaces(OPERATORS.slice(1)),
  ];
  return policy('nats', {
    podSelector: { matchLabels: NATS },
    policyTypes: ['Ingress', 'Egress'],
    ingress: [
      { from: clients, ports: [tcp(4222)] },
      { from: [pods(NATS)], ports: [tcp(6222)] },
    ],
    egress: [{ to: [pods(NATS)], ports: [tcp(6222)] }],
  });
}
