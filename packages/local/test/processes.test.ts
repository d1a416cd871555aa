import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startDaemon } from '../src/backing/daemon.ts';
import { parsePostmasterPid } from '../src/backing/postmaster-pid.ts';
import { endProcess, identify, stillRuns } from '../src/backing/process-identity.ts';
import { RestartPolicy } from '../src/stack/restart-policy.ts';
import { RunFile } from '../src/stack/run-file.ts';
import { Supervised } from '../src/stack/supervised.ts';

const folder = mkdtempSync(join(tmpdir(), 'hotmess-processes-'));
afterAll(() => rmSync(folder, { recursive: true }));

const sleeper = (name: string, script = 'setInterval(() => {}, 1000)') =>
  startDaemon({
    command: process.execPath,
    args: ['-e', script],
    env: { PATH: process.env['PATH'] ?? '' },
    logFile: join(folder, `${name}.log`),
  });

test('a process is known by its pid and its start, so a later one with that pid is another', async () => {
  const child = await sleeper('identity');
  const identity = identify(child.pid);
  if (identity === undefined) throw new Error('it runs');
  expect(stillRuns(identity)).toBe(true);
  expect(stillRuns({ ...identity, startedAt: 'earlier' })).toBe(false);
  await endProcess({ ...identity, startedAt: 'earlier' }, 'SIGKILL', 100);
  expect(child.hasExited()).toBe(false);
  await endProcess(identity, 'SIGTERM', 5000);
  expect(await child.exited).toBe('signal SIGTERM');
  expect(identify(child.pid)).toBeUndefined();
});

test('what does not stop when asked is killed', async () => {
  const child = await sleeper(
    'stubborn',
    'process.on("SIGTERM", () => {}); console.log("up"); setInterval(() => {}, 1000)',
  );
  while (!readFileSync(join(folder, 'stubborn.log'), 'utf8').includes('up'))
    await new Promise((d) => setTimeout(d, 20));
  await child.stop('SIGTERM', 200);
  expect(await child.exited).toBe('signal SIGKILL');
});

test('a program that is not there is an error, not an exit', async () => {
  const options = { command: join(folder, 'none'), args: [], env: {}, logFile: join(folder, 'none.log') };
  await expect(startDaemon(options)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('restarts wait longer and longer, and end after five within a minute', () => {
  const policy = new RestartPolicy();
  const delays = [0, 1, 2, 3, 4, 5].map((second) => policy.next(second * 1000));
  expect(delays).toEqual([250, 500, 1000, 2000, 4000, undefined]);
  expect(new RestartPolicy().next(0)).toBe(250);
  const slow = new RestartPolicy();
  for (let minute = 0; minute < 20; minute += 1) expect(slow.next(minute * 61_000)).toBe(250);
});

test('what dies is started again, and given up when it keeps dying', async () => {
  let launches = 0;
  const said: string[] = [];
  const gaveUp = await new Promise<string>((done, failed) => {
    const supervised = new Supervised({
      name: 'mayfly',
      logFile: join(folder, 'mayfly.log'),
      launch: async () => {
        launches += 1;
        // Once it runs, and from then on it cannot even be started.
        if (launches > 1) throw new Error('cannot');
        return sleeper('mayfly', 'console.error("last words"); process.exit(3)');
      },
      say: (line) => said.push(line),
      onStart: () => {},
      onGiveUp: done,
      policy: new RestartPolicy(5, 60_000, 5),
    });
    supervised.start().catch(failed);
  });
  expect(launches).toBe(6);
  expect(said[0]).toMatch(/mayfly died \(exit code 3\)[^]*last words/);
  expect(gaveUp).toContain('mayfly died too often');
});

test('the next start stops what a killed supervisor left, and refuses while one is alive', async () => {
  const file = join(folder, 'run.json');
  const child = await sleeper('left');
  const module = JSON.stringify(join(import.meta.dirname, '../src/stack/run-file.ts'));
  const script = `const { RunFile } = await import(${module}); const run = new RunFile(${JSON.stringify(file)});
    await run.claim(); run.add('left', ${child.pid}); console.log('claimed'); setInterval(() => {}, 1000);`;
  const supervisor = spawn(process.execPath, ['--input-type=module', '-e', script]);
  await new Promise((done) => supervisor.stdout.once('data', done));

  await expect(new RunFile(file).claim()).rejects.toThrow(`running already (process ${supervisor.pid})`);
  const ended = new Promise((done) => supervisor.once('exit', done));
  supervisor.kill('SIGKILL');
  await ended;
  expect(child.hasExited()).toBe(false);
  expect(await new RunFile(file).claim()).toEqual(['left']);
  expect(await child.exited).toBe('signal SIGTERM');
});

test('postmaster.pid is read as PostgreSQL writes it', () => {
  const text = '4711\n/data/postgres\n1700000000\n4032\n\n127.0.0.1\n  1234567  12\nready   \n';
  expect(parsePostmasterPid(text)).toEqual({ pid: 4711, dataDir: '/data/postgres', port: 4032, ready: true });
  expect(parsePostmasterPid(text.replace('ready   ', 'starting'))?.ready).toBe(false);
  expect(parsePostmasterPid('')).toBeUndefined();
});
