import { hotmessParts } from './stack/parts.ts';
import { runStack } from './stack/run.ts';
import { stateFolder } from './repository.ts';

process.exitCode = await runStack({
  folder: stateFolder,
  env: process.env,
  args: process.argv.slice(2),
  parts: hotmessParts,
  out: process.stdout,
});
// Nothing of ours is left; what still holds the event loop (an idle HTTP connection) need not be waited for.
process.exit();
