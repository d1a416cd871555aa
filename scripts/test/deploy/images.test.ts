import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { PROCESSES, root } from './process-environment.ts';

const IMAGES = [...PROCESSES, 'local'] as const;
/** Bytes that an image may have above the image that it stands on. */
const ALLOWED = 120 * 1024 * 1024;
/** A first build installs everything. */
const BUILD_TIME = 15 * 60_000;
const BASE = /^ARG NODE_IMAGE=(\S+)$/m.exec(readFileSync(join(root, 'Dockerfile'), 'utf8'))![1]!;
const NAME = 'hotmess-image-test';

const execute = promisify(execFile);
async function docker(args: readonly string[], input?: string): Promise<string> {
  const running = execute('docker', args, {
    cwd: root,
    env: { ...process.env, DOCKER_BUILDKIT: '1' },
    timeout: BUILD_TIME,
    maxBuffer: 64 * 1024 * 1024,
  });
  running.child.stdin?.end(input ?? '');
  return (await running).stdout.trim();
}

/** True where an engine builds with BuildKit on the base image. */
const canBuild = await docker(['build', '-q', '-t', `${NAME}:probe`, '-'], `FROM ${BASE}\n`).then(
  () => true,
  (error: { stderr?: string; message: string }) => {
    const reason = (error.stderr || error.message).trim().split('\n')[0];
    console.warn(`SKIPPED: no image was built, since Docker does not do it here: ${reason}`);
    return false;
  },
);

const inspect = async (image: string) =>
  (
    JSON.parse(await docker(['image', 'inspect', image])) as [
      { Size: number; Config: { User: string; Entrypoint: string[] } },
    ]
  )[0];

describe.skipIf(!canBuild).each(IMAGES)('image %s', (service) => {
  const image = `${NAME}:${service}`;

  test(
    'is small, and made of what production needs',
    async () => {
      await docker(['build', '-q', '--build-arg', `SERVICE=${service}`, '-t', image, '.']);
      const [built, base] = [await inspect(image), await inspect(BASE)];
      expect(built.Size - base.Size).toBeLessThanOrEqual(ALLOWED);
      expect(built.Config).toMatchObject({ User: '1000:1000', Entrypoint: ['node'] });
    },
    BUILD_TIME,
  );

  test('runs as nobody of weight, on a file system that it cannot write, and starts there', async () => {
    const run = (...args: string[]) => docker(['run', '--rm', '--network=none', '--cap-drop=ALL', ...args]);
    const look = `const { writeFileSync } = require('node:fs');
      const code = (path) => { try { writeFileSync(path, ''); return 'written'; } catch (error) { return error.code; } };
      console.log(process.getuid(), code('/app/main.js'), code('/app/package.json'), code('/tmp/x'))`;
    // Its code is not its own even where the file system could be written.
    expect(await run(image, '-e', look)).toBe('1000 EACCES EACCES written');
    const held = ['--read-only', '--tmpfs=/tmp:size=16m,mode=1777'];
    expect(await run(...held, image, '-e', look)).toBe('1000 EROFS EROFS written');
    const started = await run(...held, '-e', 'PORT=none', image).catch(
      (error: { stdout: string; stderr: string }) => `${error.stdout}${error.stderr}`,
    );
    expect(started).toContain('The environment is not complete:\n');
    expect(started).toContain('PORT: ');
  }, 60_000);
});
