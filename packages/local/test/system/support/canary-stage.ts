import type { Service } from '@hotmess/local/stack/services';
import type pg from 'pg';
import { vi } from 'vitest';
import type { Actor, Cast } from './canary.ts';
import type { RealStack } from './real-stack.ts';

const SLOW = { timeout: 60_000, interval: 100 };

/** Where the person lives: the running system, its people, and a look into its databases. */
export class CanaryStage {
  readonly stack: RealStack;
  readonly cast: Cast;

  constructor(stack: RealStack, cast: Cast) {
    this.stack = stack;
    this.cast = cast;
  }

  /** Sends a mutation that takes `input`. @param type of the input, where it is not named after the mutation */
  async mutate(as: Actor, name: string, input: Record<string, unknown>, fields: string, type?: string) {
    const Input = type ?? `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const text = `mutation ($input: ${Input}!) { ${name}(input: $input) { ${fields} } }`;
    const data = await this.stack.client.send<Record<string, any>>(text, { input }, as.token); // oxlint-disable-line typescript/no-explicit-any
    return data[name];
  }

  /** The first row that a query finds. */
  async one<Row extends pg.QueryResultRow>(service: Service, text: string, values: unknown[] = []) {
    return (await this.stack.looks[service]<Row>(text, values))[0];
  }

  /** Waits until a query finds a row. */
  async until(service: Service, text: string, values: unknown[]): Promise<void> {
    await vi.waitFor(async () => {
      if (!(await this.one(service, text, values))) throw new Error(`${service} finds nothing: ${text}`);
    }, SLOW);
  }
}
