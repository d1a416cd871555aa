import { CANARY, MEDIUM } from './canary.ts';
import { hostBeacon, writePosts } from './canary-night.ts';
import { askForData, meetSafety } from './canary-safety.ts';
import type { CanaryStage } from './canary-stage.ts';
import { becomeSeller, buyShirt, loseSellerAccount, offerMugs, sellTicket } from './canary-trade.ts';

/** What the person does and what is done about him: each line leaves his word in a column of its own. */
export async function live(stage: CanaryStage): Promise<void> {
  const { person } = stage.cast;
  await stage.mutate(
    person,
    'updateProfile',
    { displayName: CANARY, avatarUrl: MEDIUM, bio: `I am ${CANARY}`, homeCity: CANARY },
    'me { id }',
  );
  await arrangePasskey(stage);
  await becomeSeller(stage);
  const beaconId = await hostBeacon(stage);
  await writePosts(stage, beaconId);
  await sellTicket(stage, beaconId);
  await offerMugs(stage);
  await buyShirt(stage);
  await meetSafety(stage);
  await askForData(stage);
  await loseSellerAccount(stage);
}

/** A passkey needs a device, which the tests of identity have; here only its row counts. */
async function arrangePasskey(stage: CanaryStage): Promise<void> {
  await stage.stack.looks.identity(
    `insert into passkeys (user_id, credential_id, public_key, name) values ($1, sha256('a'), '\\x00', $2)`,
    [stage.cast.person.userId, `${CANARY}'s phone`],
  );
}
