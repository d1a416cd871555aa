/** The level that a balance stands for: floor(sqrt(balance / 100)), and 0 below zero. */
export function levelOf(balance: number): number {
  return Math.floor(Math.sqrt(Math.max(balance, 0) / 100));
}

/** The lowest balance of a level. */
export function balanceOfLevel(level: number): number {
  return level * level * 100;
}

/** How much is missing to the next level; more than a level's worth below zero. */
export function toNextLevel(balance: number): number {
  return balanceOfLevel(levelOf(balance) + 1) - balance;
}

/** How far a balance is on its way from its level to the next, from 0 up to but not including 1. */
export function levelProgress(balance: number): number {
  const level = levelOf(balance);
  const from = balanceOfLevel(level);
  return Math.max(0, balance - from) / (balanceOfLevel(level + 1) - from);
}
