import { type ServiceUnderTest, startServiceUnderTest } from '@hotmess/local/testing/service-under-test';
import { startTestStripe } from '@hotmess/local/testing/stripe';
import type { StripeStandIn } from '@hotmess/local/stripe/stand-in';
import { createAuditor } from '@hotmess/shared/events/audit';
import type { Dependencies } from '../src/context.ts';
import { createCommerce } from '../src/service.ts';
import { createStripe } from '../src/stripe/client.ts';

/** Commerce running on a database of its own, with a stand-in of Stripe that sends it webhooks. */
export type Commerce = ServiceUnderTest<Awaited<ReturnType<typeof createCommerce>>> & {
  readonly stripe: StripeStandIn;
  /** To run jobs, commands and handlers by hand. */
  readonly deps: Dependencies;
  /** The data of all events of a fact, such as `order.paid`, oldest first. */
  events(fact: string): Promise<Record<string, unknown>[]>;
};

/**
 * Starts commerce on any free port.
 * @param options.heldJobs jobs that only the test itself runs: it holds their leases, as another replica would
 * @param options.natsUrl a NATS of the test's own; the shared one where left out
 */
export async function startCommerce(
  options: { heldJobs?: string[]; natsUrl?: string } = {},
): Promise<Commerce> {
  const { standIn, variables } = await startTestStripe();
  const commerce = await startServiceUnderTest(
    'commerce',
    (config) => createCommerce({ ...config, ...variables, NATS_URL: options.natsUrl ?? config.NATS_URL }),
    (superuser) =>
      superuser.query(
        `insert into leases (name, holder, expires_at)
         select name, uuidv7(), now() + interval '1 hour' from unnest($1::text[]) as name`,
        [options.heldJobs ?? []],
      ),
  );
  standIn.webhooks.deliverTo(`${commerce.service.url}/webhooks/stripe`);
  return {
    ...commerce,
    stripe: standIn,
    deps: {
      database: commerce.service.database,
      auditor: createAuditor({ service: 'commerce', publicJwk: commerce.config.AUDIT_PUBLIC_JWK }),
      stripe: createStripe(variables),
      mediaHosts: commerce.config.MEDIA_HOSTS,
      sellerOnboardingUrl: variables.SELLER_ONBOARDING_URL,
    },
    async events(fact) {
      const { rows } = await commerce.superuser.query<{ envelope: string }>(
        'select envelope from outbox where subject = $1 order by id',
        [`hotmess.commerce.${fact}.v1`],
      );
      return rows.map(({ envelope }) => (JSON.parse(envelope) as { data: Record<string, unknown> }).data);
    },
    async close() {
      await standIn.stop();
      await commerce.close();
    },
  };
}
