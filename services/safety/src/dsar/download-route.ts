import { type AccessTokenVerifier, actorOf, bearerToken } from '@hotmess/shared/auth/access-token';
import type { Database } from '@hotmess/shared/db/database';
import { systemActor } from '@hotmess/shared/db/actor';
import { DomainError, notFound } from '@hotmess/shared/errors/domain-error';
import type { NatsLink } from '@hotmess/shared/events/nats-link';
import { entityId } from '@hotmess/shared/graphql/input';
import type { Kernel } from '@hotmess/shared/service/create-service';
import { requireGatewaySignature } from '@hotmess/shared/service/subgraph-server';
import type { DB } from '../generated/database.ts';
import { readBundle } from './bundle.ts';
import { mayConfirm } from './policy.ts';
import type { DsarWorker } from './progress.ts';
import { findRequest, lockRequest } from './queries.ts';

/**
 * Serves bundles at /dsar/:id, to who asked for them and has signed in again, for seven days. Another's bundle answers
 * as one that does not exist.
 */
export function serveBundles(
  app: Kernel<DB>['app'],
  options: {
    readonly database: Database<DB>;
    readonly nats: NatsLink;
    readonly worker: DsarWorker;
    readonly verifyToken: AccessTokenVerifier;
    readonly gatewaySecret: string;
  },
): void {
  const { database, nats, worker, verifyToken, gatewaySecret } = options;
  app.get<{ Params: { id: string } }>('/dsar/:id', async (request, reply) => {
    requireGatewaySignature(request, gatewaySecret);
    const token = bearerToken(request.headers.authorization);
    const person = mayConfirm(
      actorOf(token === undefined ? undefined : await verifyToken(token)),
      new Date(),
    );
    const found = await findRequest(database.as(person), entityId(request.params.id));
    if (!found || found.user_id !== person.userId) notFound();
    if (found.bundle_expires_at === null || found.bundle_expires_at <= new Date()) notFound();
    const work = await database.inTransaction(systemActor('dsar-download'), ({ db }) =>
      lockRequest(db, found.id),
    );
    const bundle = await readBundle(worker, nats, work!);
    if (!bundle) throw new DomainError('UNAVAILABLE', 'The bundle was lost; ask for your data again.');
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="hotmess-data-${found.id}.json"`)
      .type('application/json')
      .send(Buffer.from(bundle));
  });
}
