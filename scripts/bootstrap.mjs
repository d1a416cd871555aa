// The first file that runs on a bare machine, so it is plain JavaScript for any Node >= 20 without dependencies:
//   node scripts/bootstrap.mjs <file.ts> [arguments…]
// It makes sure that the pinned toolchain is installed, then hands over to <file.ts> under the pinned Node.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { constants as osConstants, homedir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const startedAt = Date.now();
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const stampFile = join(root, 'node_modules', '.hotmess-install');
const installLog = join(root, '.hotmess', 'logs', 'install.log');

/** Ends the program with one sentence, never with a stack trace. */
function fail(sentence) {
  console.error(`✗ ${sentence}`);
  process.exit(1);
}

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** A hash of every file that decides what an install brings: the lockfile, the workspace file, every package.json. */
function installInputs() {
  const folders = ['.', 'gateway', 'bench'];
  for (const parent of ['services', 'packages']) {
    const directory = join(root, parent);
    if (existsSync(directory))
      for (const name of readdirSync(directory).sort()) folders.push(join(parent, name));
  }
  const files = [
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    ...folders.map((folder) => join(folder, 'package.json')),
  ];
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const file of files) {
    const path = join(root, file);
    if (existsSync(path)) hash.update(`\n${file}\n`).update(readFileSync(path));
  }
  return hash.digest('hex');
}

function isInstalled(inputs) {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === inputs && pinnedNode() !== undefined;
}

function pinnedNode() {
  const path = join(root, 'node_modules', '.bin', 'node');
  try {
    accessSync(path, constants.X_OK);
    return path;
  } catch {
    return undefined;
  }
}

/** npm and pnpm keep their caches under HOME: where that is unset or cannot be written, they get a folder of ours. */
function installEnvironment() {
  const env = { ...process.env, CI: process.env.CI ?? 'true' };
  const home = process.env.HOME || homedir();
  try {
    accessSync(home, constants.W_OK | constants.X_OK);
    env.HOME = home;
  } catch {
    env.HOME = join(root, '.hotmess', 'cache', 'home');
    mkdirSync(env.HOME, { recursive: true });
    for (const name of ['npm_config_cache', 'XDG_CACHE_HOME', 'XDG_DATA_HOME', 'XDG_STATE_HOME', 'PNPM_HOME'])
      delete env[name];
  }
  return env;
}

/** Runs the pinned pnpm's install; its output goes to a log, the terminal sees one line. */
async function install(inputs) {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const pnpm = manifest.packageManager;
  const since = Date.now();
  try {
    mkdirSync(dirname(installLog), { recursive: true });
  } catch (error) {
    fail(`${dirname(installLog)} cannot be written (${error.code}): run this as the owner of ${root}.`);
  }
  const live = process.stderr.isTTY === true;
  let progress = '';
  const label = `Installing Node and the dependencies with ${pnpm}`;
  const draw = () => process.stderr.write(`\r\x1b[2K… ${label} ${progress} ${seconds(since)}`);
  if (!live) console.error(`… ${label} (the first time takes a minute or two)`);
  const timer = live ? setInterval(draw, 200) : undefined;

  const log = createWriteStream(installLog);
  const child = spawn('npx', ['--yes', pnpm, 'install', '--frozen-lockfile', '--reporter=append-only'], {
    cwd: root,
    env: installEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      log.write(chunk);
      text = (text + chunk).slice(-8000);
      const last = text.match(/Progress: resolved (\d+).*?added (\d+)(?!.*Progress)/s);
      if (last) progress = `${last[2]} of ${last[1]}`;
    });
  }
  const problem = await new Promise((done) => {
    child.on('error', (error) => done(error.code === 'ENOENT' ? 'npx is not on the PATH' : error.message));
    child.on('close', (code, signal) => done(code === 0 ? undefined : `exit ${code ?? signal}`));
  });
  clearInterval(timer);
  if (live) process.stderr.write('\r\x1b[2K');
  if (problem !== undefined) {
    const tail = text.trimEnd().split('\n').slice(-15).join('\n');
    if (tail) console.error(tail);
    fail(
      `Installing the dependencies failed (${problem}). It needs the npm registry and a current pnpm-lock.yaml; ` +
        `the whole log is in ${relative(process.cwd(), installLog) || installLog}.`,
    );
  }
  writeFileSync(stampFile, inputs);
  console.error(`✓ Node and the dependencies are installed (${pnpm})   ${seconds(since)}`);
}

/** The pinned Node where it is installed, else this one when it is new enough for type stripping. */
function chooseNode() {
  const pinned = pinnedNode();
  if (pinned !== undefined) return pinned;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 24 || (major === 24 && minor >= 12)) return process.execPath;
  return fail(
    `Node ${process.versions.node} is too old, and the pinned one is not in node_modules/.bin/node.`,
  );
}

/** Runs the target in the foreground with our terminal and ends as it ends. */
function handOver(node, args) {
  const child = spawn(node, args, {
    stdio: 'inherit',
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, '.hotmess', 'cache', 'compile'),
      HOTMESS_STARTED_AT: String(startedAt),
    },
  });
  // A terminal's Ctrl-C goes to the whole foreground group: the child has it already, and a second SIGINT would
  // mean "now" to many programs. Without a terminal only we were signalled, so we pass it on.
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) child.kill('SIGINT');
  });
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(`${node} does not start: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (osConstants.signals[signal] ?? 0)));
}

const [target, ...args] = process.argv.slice(2);
if (target === undefined) fail('Usage: node scripts/bootstrap.mjs <file.ts> [arguments…]');
if (!existsSync(resolve(root, target))) fail(`${target} does not exist.`);
const inputs = installInputs();
if (!isInstalled(inputs)) await install(inputs);
handOver(chooseNode(), [resolve(root, target), ...args]);
