import type { Kernel } from '@hotmess/shared/service/create-service';
import type { DB } from '../generated/database.ts';
import type { SigningKeys } from './signing-keys.ts';

/** Serves the public keys to everyone: what verifies is no secret. */
export function serveJwks(app: Kernel<DB>['app'], keys: SigningKeys): void {
  app.get('/.well-known/jwks.json', async (_request, reply) =>
    reply
      .header('cache-control', 'public, max-age=60')
      .type('application/jwk-set+json')
      .send(JSON.stringify({ keys: await keys.publicKeys() })),
  );
}
