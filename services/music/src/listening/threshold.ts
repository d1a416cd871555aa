/** DOMAIN.md, "Public aggregates": a number stands on at least so many distinct signed-in persons … */
const K = 20;
/** … and is rounded down to a multiple of this. The table's CHECKs hold both too. */
const STEP = 5;

/** A count of distinct persons as it may be published; null where they are too few. */
export function published(persons: number): number | null {
  return persons < K ? null : Math.floor(persons / STEP) * STEP;
}
