/** The people of the local stack. All of them sign in with a code that arrives in the local inbox. */
export const PEOPLE = [
  { email: 'adrian@hotmess.example', username: 'adrian', name: 'Adrian Cole', role: 'admin' },
  { email: 'milo@hotmess.example', username: 'milo', name: 'Milo Hart', role: 'moderator' },
  { email: 'vince@hotmess.example', username: 'vince', name: 'Vince Doyle', role: 'venue host' },
  { email: 'sam@hotmess.example', username: 'sam', name: 'Sam Okoro', role: 'seller' },
  { email: 'leo@hotmess.example', username: 'leo', name: 'Leo Marsh', role: 'user' },
  { email: 'noah@hotmess.example', username: 'noah', name: 'Noah Quist', role: 'user' },
  { email: 'theo@hotmess.example', username: 'theo', name: 'Theo Lang', role: 'user' },
] as const;

export type PersonName = (typeof PEOPLE)[number]['username'];
