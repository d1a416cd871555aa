/**
 * Who acts. The database role follows from it, so nothing can be done in the name of a role that the actor is not.
 * `seller` is not a role of its own here: it is a user with rows in commerce (DOMAIN.md).
 */
export type Actor =
  | { readonly role: 'anon' }
  | {
      readonly role: 'app_user' | 'moderator' | 'admin';
      readonly userId: string;
      readonly sessionId: string;
      /** When the person last proved who he is, in seconds since 1970; a refresh does not move it. */
      readonly authTime: number;
      /** A suspended or banned person: reasons, appeal and data requests only. */
      readonly restricted: boolean;
      /** Restricted only until he agrees to the present version of a required document. */
      readonly consentRequired?: boolean;
    }
  | { readonly role: 'system'; readonly job: string }
  | { readonly role: 'relay' };

/** A person who is signed in. */
export type Person = Extract<Actor, { userId: string }>;

/** The PostgreSQL roles that a service's login may take. */
export type DatabaseRole = Actor['role'];

export const ANON: Actor = Object.freeze({ role: 'anon' });

/** The actor of a job or a consumer; `job` is its name for logs and `updated_by`-less rows. */
export function systemActor(job: string): Actor {
  return { role: 'system', job };
}

/** The person's id, or null where nobody is signed in or the system acts. */
export function userIdOf(actor: Actor): string | null {
  return 'userId' in actor ? actor.userId : null;
}

/** True for a signed-in person of any role. */
export function isPerson(actor: Actor): actor is Person {
  return 'userId' in actor;
}

/** Moderators and admins. */
export function isStaff(actor: Actor): boolean {
  return actor.role === 'moderator' || actor.role === 'admin';
}
