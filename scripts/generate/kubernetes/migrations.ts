import { type KubernetesObject, type Service, labels, wave } from './names.ts';
import { CA_MOUNT, CONTAINER_SECURITY, POD, TMP_MOUNT, TMP_VOLUME, caVolume } from './pods.ts';

/**
 * The Job that brings a service's database up to date. It gates the rollout twice: Argo CD waits for its wave, and a pod
 * whose migrations are not applied never becomes ready, whoever applied the manifests.
 */
export function migrations(service: Service): KubernetesObject {
  const name = `${service}-migrations`;
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name,
      labels: labels(name, 'migrations'),
      annotations: {
        ...wave(1),
        'argocd.argoproj.io/hook': 'Sync',
        'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
      },
    },
    spec: {
      backoffLimit: 6,
      activeDeadlineSeconds: 1_800,
      // A Job cannot be changed: it is gone before the next rollout, which makes it anew.
      ttlSecondsAfterFinished: 3_600,
      template: {
        metadata: { labels: labels(name, 'migrations') },
        spec: {
          serviceAccountName: service,
          ...POD,
          restartPolicy: 'OnFailure',
          containers: [
            {
              name: 'migrate',
              image: `hotmess/${service}`,
              imagePullPolicy: 'IfNotPresent',
              args: ['migrate.ts'],
              env: [
                { name: 'SERVICE', value: service },
                { name: 'WAIT_SECONDS', value: '600' },
              ],
              envFrom: [{ secretRef: { name: `${service}-migrator` } }],
              resources: {
                requests: { cpu: '50m', memory: '96Mi' },
                limits: { cpu: '500m', memory: '256Mi' },
              },
              securityContext: CONTAINER_SECURITY,
              volumeMounts: [TMP_MOUNT, CA_MOUNT],
            },
          ],
          volumes: [TMP_VOLUME, caVolume(`${service}-db`)],
        },
      },
    },
  };
}
