import type { InboxMessage } from './message.ts';

const limit = 200;

/** The last 200 mails, in memory: they are codes that live for minutes. */
export class MessageStore {
  #messages: InboxMessage[] = [];
  #count = 0;

  add(message: Omit<InboxMessage, 'id'>): void {
    this.#count += 1;
    this.#messages = [{ id: String(this.#count), ...message }, ...this.#messages].slice(0, limit);
  }

  /** Newest first; with an address, only what was sent there. */
  list(to?: string): InboxMessage[] {
    const address = to?.toLowerCase();
    return this.#messages.filter((message) => address === undefined || message.to.includes(address));
  }
}
