/** What every container of ours may do: nothing that its process does not need (Pod Security "restricted", and more). */
export const CONTAINER_SECURITY = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
} as const;

/** The fields that all pods of ours share. */
export const POD = {
  automountServiceAccountToken: false,
  enableServiceLinks: false,
  securityContext: {
    runAsNonRoot: true,
    runAsUser: 1000,
    runAsGroup: 1000,
    fsGroup: 1000,
    seccompProfile: { type: 'RuntimeDefault' },
  },
} as const;

const CA_FOLDER = '/etc/hotmess/database-ca';
/** Where a pod finds the certificate of the authority that its database's certificate comes from. */
export const CA_FILE = `${CA_FOLDER}/ca.crt`;

export const TMP_MOUNT = { name: 'tmp', mountPath: '/tmp' } as const;
export const TMP_VOLUME = { name: 'tmp', emptyDir: { sizeLimit: '16Mi' } } as const;
export const CA_MOUNT = { name: 'database-ca', mountPath: CA_FOLDER, readOnly: true } as const;

/** The authority's certificate, without its key; CloudNativePG makes the secret. */
export function caVolume(cluster: string) {
  return {
    name: 'database-ca',
    secret: { secretName: `${cluster}-ca`, items: [{ key: 'ca.crt', path: 'ca.crt' }] },
  };
}
