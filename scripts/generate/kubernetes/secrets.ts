import { type KubernetesObject, type Process, type Service, labels, wave } from './names.ts';
import { CA_FILE } from './pods.ts';
import { ownSecrets } from './variables.ts';

/** Variables of the store whose values the template uses, and what the secret then holds. */
type SecretSpec = { from: string[]; data: Record<string, string>; type?: string };

const template = (name: string) => `{{ .${name} }}`;
const natsUrl = 'nats://hotmess:{{ .NATS_PASSWORD }}@nats:4222';

/** The URL of a login: TLS, with the server's name and its authority checked. */
function databaseUrl(service: Service, login: string, passwordVariable: string, access: 'rw' | 'ro'): string {
  const tls = `sslmode=verify-full&sslrootcert=${CA_FILE}`;
  return `postgres://${service}_${login}:${template(passwordVariable)}@${service}-db-${access}:5432/${service}?${tls}`;
}

/** What one process reads from its environment and nobody else may see. */
export function processSecrets(name: Process): KubernetesObject {
  const own = ownSecrets(name);
  const direct = Object.fromEntries(['GATEWAY_HMAC_SECRET', ...own].map((it) => [it, template(it)]));
  if (name === 'gateway')
    return externalSecret('gateway-secrets', name, {
      from: [...Object.keys(direct), 'NATS_PASSWORD'],
      data: { ...direct, NATS_URL: natsUrl },
    });
  const password = `${name.toUpperCase()}_SERVICE_PASSWORD`;
  return externalSecret(`${name}-secrets`, name, {
    from: [...Object.keys(direct), 'AUDIT_PUBLIC_JWK', 'NATS_PASSWORD', password],
    data: {
      ...direct,
      AUDIT_PUBLIC_JWK: template('AUDIT_PUBLIC_JWK'),
      NATS_URL: natsUrl,
      [`${name.toUpperCase()}_DATABASE_URL`]: databaseUrl(name, 'service', password, 'rw'),
    },
  });
}

/** The migrator's URL, and the two logins as CloudNativePG wants them. */
export function databaseSecrets(service: Service): KubernetesObject[] {
  const migrator = `${service.toUpperCase()}_MIGRATOR_PASSWORD`;
  const login = (role: string) => {
    const password = `${service.toUpperCase()}_${role.toUpperCase()}_PASSWORD`;
    return externalSecret(`${service}-db-${role}`, service, {
      from: [password],
      type: 'kubernetes.io/basic-auth',
      data: { username: `${service}_${role}`, password: template(password) },
    });
  };
  return [
    externalSecret(`${service}-migrator`, service, {
      from: [migrator],
      data: { MIGRATOR_DATABASE_URL: databaseUrl(service, 'migrator', migrator, 'rw') },
    }),
    login('migrator'),
    login('service'),
  ];
}

/** What the audit log's check needs: a replica of the database, NATS, and the public half of the signing key. */
export function auditCheckSecrets(): KubernetesObject {
  return externalSecret('audit-verify-secrets', 'safety', {
    from: ['SAFETY_SERVICE_PASSWORD', 'NATS_PASSWORD', 'AUDIT_SIGNING_JWK'],
    data: {
      SAFETY_DATABASE_URL: databaseUrl('safety', 'service', 'SAFETY_SERVICE_PASSWORD', 'ro'),
      NATS_URL: natsUrl,
      AUDIT_SIGNING_JWK: '{{ omit (.AUDIT_SIGNING_JWK | fromJson) "d" | toJson }}',
    },
  });
}

/** What nats-server is told, and what its controller signs in with. */
export function natsSecrets(): KubernetesObject[] {
  const from = ['NATS_PASSWORD'];
  const password = template('NATS_PASSWORD');
  return [
    externalSecret('nats-secrets', 'nats', { from, data: { NATS_PASSWORD: password } }),
    externalSecret('nack-login', 'nats', {
      from,
      type: 'kubernetes.io/basic-auth',
      data: { username: 'hotmess', password },
    }),
  ];
}

function externalSecret(name: string, owner: string, spec: SecretSpec): KubernetesObject {
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: {
      name,
      labels: { ...labels(owner, 'service'), 'app.kubernetes.io/component': 'secrets' },
      annotations: wave(-1),
    },
    spec: {
      refreshInterval: '1h',
      secretStoreRef: { kind: 'SecretStore', name: 'hotmess' },
      target: {
        name,
        creationPolicy: 'Owner',
        deletionPolicy: 'Retain',
        template: { engineVersion: 'v2', type: spec.type ?? 'Opaque', data: spec.data },
      },
      data: [...new Set(spec.from)].map((variable) => ({
        secretKey: variable,
        remoteRef: { key: 'hotmess', property: variable },
      })),
    },
  };
}
