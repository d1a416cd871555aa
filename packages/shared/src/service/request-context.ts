import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

/** What follows one request, or one event's handling, through the process. */
export interface RequestContext {
  /** Crosses services in `x-request-id` and events in their `requestid` attribute. */
  readonly requestId: string;
}

const storage = new AsyncLocalStorage<RequestContext>();
const REQUEST_ID = /^[A-Za-z0-9_.-]{8,64}$/;

/** Runs `work` with the given request id. */
export function withRequestId<T>(requestId: string, work: () => T): T {
  return storage.run({ requestId }, work);
}

/** Makes the rest of the present asynchronous call chain run with the given request id. */
export function enterRequestId(requestId: string): void {
  storage.enterWith({ requestId });
}

/** The request id of the present call chain, or undefined outside one. */
export function currentRequestId(): string | undefined {
  return storage.getStore()?.requestId;
}

/** A caller's request id where it is plain and short, else a new one: it goes into logs and events. */
export function acceptRequestId(given: unknown): string {
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
}
