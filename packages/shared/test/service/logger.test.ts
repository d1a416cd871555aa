import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const SOURCE = join(import.meta.dirname, '../../src/service');

/** Runs a script that logs, in a process of its own, since the log is standard output. */
function logged(script: string): Record<string, unknown>[] {
  const head = `
    import { createLogger } from ${JSON.stringify(join(SOURCE, 'logger.ts'))};
    import { withRequestId } from ${JSON.stringify(join(SOURCE, 'request-context.ts'))};
    const logger = createLogger('test', 'info');`;
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', head + script], {
    encoding: 'utf8',
  });
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

test('lines are JSON with the service, and inside a request with its id', () => {
  const [outside, inside, hidden] = logged(`
    logger.info('out');
    logger.debug('not at this level');
    withRequestId('request-0001', () => setTimeout(() => logger.warn({ n: 1 }, 'in'), 1));`);
  expect(outside).toMatchObject({ level: 'info', service: 'test', msg: 'out' });
  expect(outside).not.toHaveProperty('requestId');
  expect(inside).toMatchObject({ level: 'warn', requestId: 'request-0001', n: 1, msg: 'in' });
  expect(hidden).toBeUndefined();
});

test('what must never be logged is not, wherever it stands', () => {
  const secrets = ['authorization', 'cookie', 'token', 'email', 'password', 'secret', 'ip'];
  const [line] = logged(`
    const all = Object.fromEntries(${JSON.stringify(secrets)}.map((name) => [name, 'leaked']));
    logger.info({ ...all, headers: all, request: { headers: all, kept: 1 } }, 'said');`);
  expect(JSON.stringify(line)).not.toContain('leaked');
  expect(line).toMatchObject({ request: { kept: 1 } });
});
