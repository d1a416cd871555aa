import { collectStartupGarbage } from '@hotmess/shared/service/startup-garbage';
import { Problem } from '../backing/problem.ts';
import { usesStandIn } from './environment.ts';
import { readyReport } from './report.ts';
import { Steps, seconds } from './steps.ts';
import { Stack, type StackParts } from './supervisor.ts';

export type RunOptions = {
  folder: string;
  env: NodeJS.ProcessEnv;
  args: readonly string[];
  parts: StackParts;
  out: NodeJS.WriteStream;
};

const endSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs the local stack in the foreground until a signal ends it.
 *
 * @returns the exit code: 0 after a signal, 1 after a problem, which has been printed
 */
export async function runStack({ folder, env, args, parts, out }: RunOptions): Promise<number> {
  // Somebody who pipes us into `head` still gets an orderly stop.
  out.on('error', () => {});
  const steps = new Steps(out);
  const before = Number(env['HOTMESS_STARTED_AT'] ?? Number.NaN);
  const begun = Number.isNaN(before) ? Date.now() : before;
  if (!Number.isNaN(before)) steps.record('toolchain', Date.now() - before);

  let stack: Stack | undefined;
  let signalled = 0;
  const quit = new Promise<void>((done) => {
    for (const signal of endSignals) {
      process.on(signal, () => {
        // npm passes on what the terminal has already sent to the whole group: both at once are one.
        if (signalled !== 0 && Date.now() - signalled < 1000) return;
        if (signalled !== 0) steps.say('… still stopping; a process has up to 20 s to finish its requests');
        signalled = Date.now();
        done();
      });
    }
  });
  let problem: unknown;
  try {
    rejectUnknown(args);
    stack = new Stack({ folder, env, fresh: args.includes('--fresh'), steps, parts });
    const ending = new Promise<never>((_, failed) => {
      stack?.ending.addEventListener('abort', () => failed(stack?.ending.reason));
    });
    const people = await Promise.race([stack.start(), ending, quit.then(() => undefined)]);
    if (people !== undefined) {
      steps.say(`\nHOTMESS OS is ready after ${seconds(Date.now() - begun)}: ${steps.summary()}`);
      steps.say(readyReport(stack.host, stack.ports, people, usesStandIn(env)));
      collectStartupGarbage();
      await Promise.race([ending, quit]);
    }
  } catch (error) {
    problem = error;
  }
  if (problem !== undefined) steps.say(`✗ ${describeProblem(problem)}`);
  if (stack?.isRunning === true) {
    await steps.run('stopping', async () => {
      await stack?.stop();
      return { line: 'Stopped everything that was started' };
    });
  } else {
    await stack?.stop();
  }
  return problem === undefined ? 0 : 1;
}

function rejectUnknown(args: readonly string[]): void {
  const unknown = args.find((arg) => arg !== '--fresh');
  if (unknown !== undefined) throw new Problem(`npm start does not know ${unknown}; it takes --fresh.`);
}

/** What can be put right is a sentence; what is our mistake comes with its stack. */
function describeProblem(problem: unknown): string {
  if (problem instanceof Problem) return problem.message;
  if (problem instanceof Error) return problem.stack ?? problem.message;
  return String(problem);
}
