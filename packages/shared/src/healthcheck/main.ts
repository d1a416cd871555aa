/**
 * Asks this machine's process whether it may be used, for container engines that run a command to know: exit code 0 where
 * `/readyz` (or the path given as an argument) answers 200, else 1.
 */
const { PORT = '4000' } = process.env;
const [path = '/readyz'] = process.argv.slice(2);
try {
  const answer = await fetch(`http://127.0.0.1:${PORT}${path}`, { signal: AbortSignal.timeout(8_000) });
  if (!answer.ok) console.error(`${answer.status} ${await answer.text()}`);
  process.exit(answer.ok ? 0 : 1);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
