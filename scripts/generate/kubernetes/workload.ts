import {
  GRACE,
  type KubernetesObject,
  PORT,
  PRE_STOP,
  type Process,
  labels,
  selector,
  wave,
} from './names.ts';
import { CA_MOUNT, CONTAINER_SECURITY, POD, TMP_MOUNT, TMP_VOLUME, caVolume } from './pods.ts';

const SUPERGRAPH_FOLDER = '/etc/hotmess/supergraph';
/** Where the gateway's ConfigMap with the supergraph is mounted. */
export const SUPERGRAPH_FILE = `${SUPERGRAPH_FOLDER}/supergraph.graphql`;

const get = (path: string) => ({ httpGet: { path, port: 'http' } });

/** Deployment, Service, ServiceAccount and PodDisruptionBudget of one process. */
export function workload(name: Process): KubernetesObject[] {
  const component = name === 'gateway' ? 'gateway' : 'service';
  const metadata = { name, labels: labels(name, component) };
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata, automountServiceAccountToken: false },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: {
        selector: selector(name),
        ports: [{ name: 'http', port: PORT, targetPort: 'http', appProtocol: 'http' }],
      },
    },
    {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata,
      spec: {
        maxUnavailable: 1,
        selector: { matchLabels: selector(name) },
        // A pod that is not ready serves nobody, and must not keep a node from being drained.
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
      },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { ...metadata, annotations: wave(2) },
      spec: {
        replicas: 2,
        revisionHistoryLimit: 5,
        progressDeadlineSeconds: 600,
        // The new version is ready before the old one goes; it is not ready before its migrations are applied.
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
        selector: { matchLabels: selector(name) },
        template: { metadata: { labels: labels(name, component) }, spec: podSpec(name) },
      },
    },
  ];
}

function podSpec(name: Process) {
  const isGateway = name === 'gateway';
  const mounts = isGateway
    ? [TMP_MOUNT, { name: 'supergraph', mountPath: SUPERGRAPH_FOLDER, readOnly: true }]
    : [TMP_MOUNT, CA_MOUNT];
  const volumes = isGateway
    ? [TMP_VOLUME, { name: 'supergraph', configMap: { name: 'supergraph' } }]
    : [TMP_VOLUME, caVolume(`${name}-db`)];
  return {
    serviceAccountName: name,
    ...POD,
    terminationGracePeriodSeconds: GRACE,
    topologySpreadConstraints: ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'].map(
      (topologyKey) => ({
        maxSkew: 1,
        topologyKey,
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector: { matchLabels: selector(name) },
        matchLabelKeys: ['pod-template-hash'],
      }),
    ),
    containers: [
      {
        name,
        image: `hotmess/${name}`,
        imagePullPolicy: 'IfNotPresent',
        ports: [{ name: 'http', containerPort: PORT }],
        envFrom: [
          { configMapRef: { name: 'hotmess' } },
          { configMapRef: { name } },
          { secretRef: { name: `${name}-secrets` } },
        ],
        startupProbe: { ...get('/healthz'), periodSeconds: 2, failureThreshold: 30, timeoutSeconds: 2 },
        livenessProbe: { ...get('/healthz'), periodSeconds: 10, failureThreshold: 3, timeoutSeconds: 3 },
        // Longer than the two seconds that the process gives each of its own checks.
        readinessProbe: { ...get('/readyz'), periodSeconds: 5, failureThreshold: 2, timeoutSeconds: 4 },
        // Balancers learn of the end while the process still serves; then SIGTERM, and it drains.
        lifecycle: { preStop: { sleep: { seconds: PRE_STOP } } },
        resources: {
          requests: { cpu: '100m', memory: '192Mi' },
          limits: { cpu: '1', memory: '384Mi' },
        },
        securityContext: CONTAINER_SECURITY,
        volumeMounts: mounts,
      },
    ],
    volumes,
  };
}
