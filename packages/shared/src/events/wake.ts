const listeners = new Set<() => void>();

/** Tells every relay of this process that something was committed; only a hint, since relays poll too. */
export function wakeRelays(): void {
  for (const listener of listeners) listener();
}

/** Calls `listener` at every wake. @returns a function that ends it */
export function onWake(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
