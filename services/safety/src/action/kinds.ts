import type { ActionRow } from './rows.ts';

/** What is true of each kind of action; DOMAIN.md and SPEC.md, "Moderation Actions". */
interface Kind {
  readonly targets: readonly string[];
  /** What it weighs on the person concerned where the moderator says nothing; 0 is no strike. */
  readonly weight: number;
  /** What the person concerned is told it was, in a sentence. */
  readonly sentence: string;
}

const ANY = ['beacon', 'ticket_listing', 'market_listing', 'post', 'seller', 'user'];

export const ACTION_KINDS: Record<ActionRow['action'], Kind> = {
  warn: { targets: ['user'], weight: 1, sentence: 'You were warned.' },
  remove_post: { targets: ['post'], weight: 1, sentence: 'A post of yours was removed.' },
  remove_listing: {
    targets: ['ticket_listing', 'market_listing'],
    weight: 2,
    sentence: 'A listing of yours was removed.',
  },
  disable_beacon: { targets: ['beacon'], weight: 3, sentence: 'A beacon of yours was disabled.' },
  suspend_seller: { targets: ['seller'], weight: 4, sentence: 'Your seller account was suspended.' },
  ban_user: { targets: ['user'], weight: 0, sentence: 'Your account was banned.' },
  reinstate: { targets: ANY, weight: 0, sentence: 'An earlier decision about you was taken back.' },
};

/** What each category is called to the person concerned; it leads to no reporter. */
const GROUNDS: Record<ActionRow['category'], string> = {
  scam: 'fraud',
  harassment: 'harassment',
  coercion: 'pressure or manipulation',
  hate: 'hate speech',
  doxxing: "making someone's private facts public",
  unsafe: 'a danger to somebody',
  other: 'a breach of the community rules',
};

/**
 * The statement of reasons for who wrote none of his own: what was done, on which ground, and what can be done about
 * it. Source of what it must say: Regulation (EU) 2022/2065, article 17.
 */
export function standardStatement(action: ActionRow['action'], category: ActionRow['category']): string {
  const { sentence } = ACTION_KINDS[action];
  return action === 'reinstate'
    ? sentence
    : `${sentence} The ground is ${GROUNDS[category]}; a moderator decided it. You can appeal within 180 days.`;
}
