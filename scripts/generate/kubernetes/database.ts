import { ACTOR_ROLES, quietLogin } from '@hotmess/shared/db/bootstrap';
import { type KubernetesObject, MAX_CONNECTIONS, type Service, labels, wave } from './names.ts';

/**
 * What `bootstrapDatabase` does as a superuser elsewhere, at the moment when the cluster is made: afterwards nobody has a
 * superuser's password. The operator sets the logins' passwords (`managed.roles`). A test runs both and compares.
 */
export function initialStatements(service: Service): string[] {
  const owner = `${service}_owner`;
  return [
    ...ACTOR_ROLES.map((role) => `CREATE ROLE ${role} NOLOGIN`),
    `CREATE ROLE ${service}_migrator LOGIN NOINHERIT`,
    `CREATE ROLE ${service}_service LOGIN`,
    ...quietLogin(`${service}_migrator`),
    ...quietLogin(`${service}_service`),
    `GRANT ${owner} TO ${service}_migrator WITH INHERIT FALSE, SET TRUE`,
    `GRANT ${ACTOR_ROLES.join(', ')} TO ${service}_service WITH INHERIT FALSE, SET TRUE`,
    `REVOKE ALL ON DATABASE ${service} FROM PUBLIC`,
    `GRANT CONNECT ON DATABASE ${service} TO ${service}_migrator, ${service}_service`,
  ];
}

/** The CloudNativePG cluster of one service: three instances, of which two have every committed transaction. */
export function database(service: Service): KubernetesObject {
  const name = `${service}-db`;
  const login = (role: string, inherit: boolean) => ({
    name: `${service}_${role}`,
    ensure: 'present',
    login: true,
    inherit,
    superuser: false,
    bypassrls: false,
    passwordSecret: { name: `${service}-db-${role}` },
  });
  return {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'Cluster',
    metadata: { name, labels: labels(name, 'database'), annotations: wave(0) },
    spec: {
      instances: 3,
      imageCatalogRef: {
        apiGroup: 'postgresql.cnpg.io',
        kind: 'ClusterImageCatalog',
        name: 'postgresql',
        major: 18,
      },
      enableSuperuserAccess: false,
      enablePDB: true,
      primaryUpdateStrategy: 'unsupervised',
      bootstrap: {
        initdb: {
          database: service,
          owner: `${service}_owner`,
          encoding: 'UTF8',
          localeProvider: 'builtin',
          builtinLocale: 'C.UTF-8',
          locale: 'C',
          dataChecksums: true,
          postInitApplicationSQL: initialStatements(service),
        },
      },
      managed: {
        roles: [
          login('migrator', false),
          login('service', true),
          {
            name: `${service}_owner`,
            ensure: 'present',
            login: false,
            superuser: false,
            disablePassword: true,
          },
        ],
      },
      postgresql: {
        parameters: {
          max_connections: String(MAX_CONNECTIONS),
          shared_buffers: '256MB',
          jit: 'off',
          log_min_duration_statement: '1s',
        },
        synchronous: { method: 'any', number: 1, dataDurability: 'required' },
      },
      storage: { size: '20Gi' },
      walStorage: { size: '5Gi' },
      resources: { requests: { cpu: '250m', memory: '1Gi' }, limits: { cpu: '2', memory: '1Gi' } },
      affinity: {
        enablePodAntiAffinity: true,
        topologyKey: 'kubernetes.io/hostname',
        podAntiAffinityType: 'preferred',
      },
      inheritedMetadata: { labels: { 'app.kubernetes.io/part-of': 'hotmess' } },
    },
  };
}
