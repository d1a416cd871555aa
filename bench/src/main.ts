import { sweepScratchFolders } from '@hotmess/local/testing/scratch';
import { CleanUp } from './support/clean-up.ts';
import { machineLine } from './support/machine.ts';
import { type Findings, markdownTable } from './table.ts';

/** `npm run bench [-- read scans hot pulse radio ledger consume relay memory start]`: measures, and prints one table. */
const MEASUREMENTS: Record<string, () => Promise<(cleanUp: CleanUp) => Promise<Findings>>> = {
  read: async () => (await import('./read.ts')).measureReads,
  scans: async () => (await import('./scans.ts')).measureScans,
  hot: async () => (await import('./hot.ts')).measureHot,
  pulse: async () => (await import('./pulse.ts')).measurePulse,
  radio: async () => (await import('./radio.ts')).measureRadio,
  checkout: async () => (await import('./checkout.ts')).measureCheckout,
  ledger: async () => (await import('./ledger.ts')).measureLedger,
  consume: async () => (await import('./consume.ts')).measureConsume,
  relay: async () => (await import('./relay.ts')).measureRelay,
  memory: async () => (await import('./memory.ts')).measureMemory,
  start: async () => (await import('./start.ts')).measureStart,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(MEASUREMENTS, name));
if (unknown.length > 0) {
  console.error(`✗ npm run bench knows ${Object.keys(MEASUREMENTS).join(', ')}; not ${unknown.join(', ')}.`);
  process.exit(1);
}

const cleanUp = new CleanUp();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => void cleanUp.run().then(() => process.exit(130)));

await sweepScratchFolders();
const machine = await machineLine(cleanUp);
const found: Findings[] = [];
for (const [name, load] of Object.entries(MEASUREMENTS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const since = performance.now();
  process.stderr.write(`… ${name}`);
  try {
    found.push(await (await load())(cleanUp));
    process.stderr.write(`\r✓ ${name}   ${((performance.now() - since) / 1000).toFixed(0)} s\n`);
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(
      `\r✗ ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
  } finally {
    await cleanUp.run();
  }
}

console.log(`${markdownTable(found.flatMap(({ rows }) => rows))}\n\n${machine}\n`);
for (const note of found.flatMap(({ notes }) => notes)) console.log(`${note}\n`);
// Nothing is left to do; what still holds the event loop (an idle connection) need not be waited for.
process.exit();
