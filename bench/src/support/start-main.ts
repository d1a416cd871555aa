import { hotmessParts } from '@hotmess/local/stack/parts';
import { runStack } from '@hotmess/local/stack/run';

/** What `npm start` runs (packages/local/src/start.ts), with its data in the folder that is named last. */
const [folder, ...args] = process.argv.slice(2).toReversed();
if (folder === undefined) throw new Error('Which folder?');
process.exitCode = await runStack({
  folder,
  env: process.env,
  args,
  parts: hotmessParts,
  out: process.stdout,
});
process.exit();
