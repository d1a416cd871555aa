import { randomBytes } from 'node:crypto';
import { PEOPLE } from '../seed/cast.ts';
import { generateSecrets } from '../stack/secrets.ts';
import { services } from '../stack/services.ts';

/** What docker-compose.yml reads from `.env`, by section; every value is made anew. */
export type ComposeSection = { title: string; variables: Record<string, string> };

/**
 * New values for every variable that `docker compose up` needs. With `demo`, the seed, the mail inbox and the explorer's
 * "Sign in as" come along.
 */
export async function composeSections(demo: boolean): Promise<ComposeSection[]> {
  const { postgresPassword, databases, STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET, ...rest } =
    await generateSecrets();
  const logins = services.flatMap((service) =>
    (['migrator', 'service'] as const).map(
      (login) =>
        [`${service.toUpperCase()}_${login.toUpperCase()}_PASSWORD`, databases[service][login]] as const,
    ),
  );
  const sections: ComposeSection[] = [
    {
      title: 'The name that containers, networks and volumes begin with',
      variables: { COMPOSE_PROJECT_NAME: 'hotmess' },
    },
    {
      title:
        'PostgreSQL: the superuser, who only makes databases and roles, and two logins for each database',
      variables: { POSTGRES_PASSWORD: postgresPassword, ...Object.fromEntries(logins) },
    },
    {
      title: 'NATS: what the services sign in with',
      // A letter first: nats-server reads a value that begins with a digit as a number.
      variables: { NATS_PASSWORD: `n${randomBytes(32).toString('base64url')}` },
    },
    { title: 'Keys of the processes', variables: rest },
  ];
  // Those of the stand-in; live ones come from Stripe, and nobody can make them here.
  if (demo) sections.push(demoSection({ STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET }));
  return sections;
}

function demoSection(stripe: Record<string, string>): ComposeSection {
  return {
    title:
      'The demonstration: seed data, a mail inbox (http://127.0.0.1:4025) and a stand-in of Stripe. Replace it to go live.',
    variables: {
      COMPOSE_PROFILES: 'demo',
      ...stripe,
      STRIPE_API_URL: 'http://stripe:4027',
      SMTP_URL: 'smtp://mail:4026',
      LOCAL_MAIL_URL: 'http://127.0.0.1:4025',
      MAILS_PER_ADDRESS: '1000',
      MAILS_PER_CLIENT: '10000',
      SEEDED_PEOPLE: JSON.stringify(PEOPLE.map(({ email, name, role }) => ({ email, name, role }))),
    },
  };
}
