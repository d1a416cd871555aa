import { join } from 'node:path';
import { type Daemon, startDaemon } from '../backing/daemon.ts';
import { repositoryRoot } from '../repository.ts';
import { type StackFacts, processEnvironment, reachableHost } from './environment.ts';
import { services } from './services.ts';

/** One of the stack's Node processes. */
export type ProcessSpec = {
  name: string;
  /** The file that Node runs. */
  entry: string;
  env: Record<string, string>;
  /** Answers 200 when the process may be used. */
  readyUrl: string;
  /** Size of V8's young generation's halves, in MB. */
  youngGeneration: number;
};

/**
 * Processes on the way of a scan. A small young generation saves about 15 MB a process when idle; under load it costs
 * a seventh of the processor in collections, so these get a larger one.
 */
const BUSY: readonly string[] = ['gateway', 'nightlife', 'identity'];

/** The five services and the gateway. */
export function hotmessProcesses(facts: StackFacts): ProcessSpec[] {
  return ([...services, 'gateway'] as const).map((name) => ({
    name,
    entry: join(repositoryRoot, name === 'gateway' ? name : `services/${name}`, 'src/main.ts'),
    env: processEnvironment(name, facts),
    youngGeneration: BUSY.includes(name) ? 8 : 1,
    readyUrl: `http://${reachableHost(facts.host)}:${facts.ports[name]}/readyz`,
  }));
}

/** Starts one of them in its own process group. */
export function launchProcess(spec: ProcessSpec, logFile: string, again: boolean): Promise<Daemon> {
  return startDaemon({
    command: process.execPath,
    args: [`--max-semi-space-size=${spec.youngGeneration}`, spec.entry],
    env: spec.env,
    cwd: repositoryRoot,
    logFile,
    // After a death the log goes on, so that the reason can still be read.
    appendLog: again,
  });
}
