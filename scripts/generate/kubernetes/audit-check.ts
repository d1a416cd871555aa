import { type KubernetesObject, labels } from './names.ts';
import { CA_MOUNT, CONTAINER_SECURITY, POD, TMP_MOUNT, TMP_VOLUME, caVolume } from './pods.ts';

const NAME = 'audit-verify';

/** Holds the audit log against its signed heads each night, on a replica, as somebody who can only look. */
export function auditCheck(): KubernetesObject[] {
  const metadata = { name: NAME, labels: labels(NAME, 'check') };
  const pod = {
    serviceAccountName: NAME,
    ...POD,
    restartPolicy: 'Never',
    containers: [
      {
        name: NAME,
        image: 'hotmess/local',
        imagePullPolicy: 'IfNotPresent',
        args: ['packages/local/src/audit-cli.ts'],
        envFrom: [{ secretRef: { name: 'audit-verify-secrets' } }],
        resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '1', memory: '512Mi' } },
        securityContext: CONTAINER_SECURITY,
        volumeMounts: [TMP_MOUNT, CA_MOUNT, { name: 'state', mountPath: '/app/.hotmess' }],
      },
    ],
    volumes: [TMP_VOLUME, caVolume('safety-db'), { name: 'state', emptyDir: { sizeLimit: '1Mi' } }],
  };
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata, automountServiceAccountToken: false },
    {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata,
      spec: {
        schedule: '20 4 * * *',
        timeZone: 'Etc/UTC',
        concurrencyPolicy: 'Forbid',
        startingDeadlineSeconds: 3_600,
        failedJobsHistoryLimit: 3,
        successfulJobsHistoryLimit: 1,
        jobTemplate: {
          spec: {
            backoffLimit: 1,
            activeDeadlineSeconds: 3_600,
            template: { metadata: { labels: labels(NAME, 'check') }, spec: pod },
          },
        },
      },
    },
  ];
}
