import type { Kernel } from '@hotmess/shared/service/create-service';
import type { DB } from '../generated/database.ts';
import type { OfflineKeys } from './keys.ts';

/** Serves the public keys to doors as a JWK set: what verifies is no secret. */
export function serveDoorKeys(app: Kernel<DB>['app'], keys: OfflineKeys): void {
  app.get('/.well-known/door-keys.json', async (_request, reply) =>
    reply
      .header('cache-control', 'public, max-age=300')
      .type('application/jwk-set+json')
      .send(JSON.stringify({ keys: (await keys.published()).map(({ public_jwk }) => public_jwk) })),
  );
}
