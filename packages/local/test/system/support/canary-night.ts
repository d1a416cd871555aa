import { CANARY, MEDIUM, PLACE } from './canary.ts';
import type { CanaryStage } from './canary-stage.ts';

/** One that is live, and one that a moderator sends back with a word about its host. */
export async function hostBeacon(stage: CanaryStage): Promise<string> {
  const { person, moderator } = stage.cast;
  const draft = {
    type: 'VENUE',
    title: `The ${CANARY}`,
    description: `Ask for ${CANARY}`,
    cityId: 'london',
    geoHash: PLACE,
  };
  const ids: string[] = [];
  for (const _ of ['live', 'rejected']) {
    const { beacon } = await stage.mutate(person, 'createBeacon', draft, 'beacon { id }');
    await stage.mutate(person, 'submitBeacon', { id: beacon.id }, 'beacon { id }', 'BeaconStepInput');
    ids.push(beacon.id);
  }
  const [live, rejected] = ids as [string, string];
  await stage.mutate(
    moderator,
    'rejectBeacon',
    { id: rejected, reason: `${CANARY} is no venue.` },
    'beacon { id }',
  );
  await stage.mutate(moderator, 'approveBeacon', { id: live }, 'beacon { id }');
  const flagged = {
    id: live,
    contentFlags: [{ name: 'needs_age_check', note: `Ask ${CANARY}.` }],
    reason: `${CANARY} promised to check.`,
  };
  await stage.mutate(moderator, 'moderateBeacon', flagged, 'beacon { id }');
  return live;
}

export async function writePosts(stage: CanaryStage, beaconId: string): Promise<void> {
  const { person, moderator } = stage.cast;
  const posts: string[] = [];
  for (const type of ['COMMENT', 'PROOF']) {
    const words = { beaconId, type, body: `Said ${CANARY}`, attachments: [MEDIUM] };
    posts.push((await stage.mutate(person, 'createPost', words, 'post { id }')).post.id);
  }
  const flag = {
    id: posts[0],
    flags: [{ flag: CANARY, set: true }],
    reason: `Of ${CANARY}.`,
  };
  await stage.mutate(moderator, 'flagPost', flag, 'post { id }');
  const lock = { beaconId, reason: `${CANARY} had enough.` };
  await stage.mutate(person, 'lockThread', lock, 'beacon { id }', 'ThreadLockInput');
}
