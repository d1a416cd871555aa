import { PRIOR, defineMachine } from '@hotmess/shared/machine/define-machine';

const PEOPLE = ['app_user', 'moderator', 'admin'] as const;
const STAFF = ['moderator', 'admin'] as const;

/** DOMAIN.md, "State machines", beacon post. Whose post it must be, policy.ts and the RLS policies say. */
export const postMachine = defineMachine({
  name: 'beacon_post',
  states: ['visible', 'hidden', 'locked', 'removed'],
  edges: [
    { command: 'write', from: [''], to: 'visible', roles: [...PEOPLE, 'system'] },
    { command: 'hide', from: ['visible'], to: 'hidden', roles: [...STAFF, 'system'] },
    { command: 'show', from: ['hidden'], to: 'visible', roles: STAFF },
    { command: 'lock', from: ['visible'], to: 'locked', roles: STAFF },
    { command: 'remove', from: ['visible', 'hidden', 'locked'], to: 'removed', roles: [...PEOPLE, 'system'] },
    { command: 'restore', from: ['removed'], to: PRIOR, roles: [...STAFF, 'system'] },
  ],
});

export type PostStatus = (typeof postMachine.states)[number];
export type PostCommand = (typeof postMachine.edges)[number]['command'];
