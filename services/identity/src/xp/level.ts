/** The level that a balance stands for: floor(sqrt(balance / 100)), and 0 below zero. */
export function levelOf(balance: number): number {
  return Math.floor(Math.sqrt(Math.max(balance, 0) / 100));
}

/** The lowest balance of a level. */
export function balanceOfLevel(level: number): number {
  return level * level * 100;
}
