import DataLoader from 'dataloader';

/**
 * Loads rows by key in one query for all keys asked for in the same tick.
 * @param load gives the rows of many keys, in any order
 * @param keyOf the key of a row
 */
export function loaderOfOne<Row>(
  load: (keys: readonly string[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): DataLoader<string, Row | undefined> {
  return new DataLoader(async (keys) => {
    const rows = new Map((await load(keys)).map((row) => [keyOf(row), row]));
    return keys.map((key) => rows.get(key));
  });
}

/**
 * Loads lists by key in one query for all keys asked for in the same tick; the order within a list is the query's.
 * @param load gives the rows of many keys
 * @param keyOf the key that a row belongs to
 */
export function loaderOfMany<Row>(
  load: (keys: readonly string[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): DataLoader<string, readonly Row[]> {
  return new DataLoader(async (keys) => {
    const rows = Map.groupBy(await load(keys), keyOf);
    return keys.map((key) => rows.get(key) ?? []);
  });
}

/**
 * One loader for each set of arguments of a field, made when first asked for.
 * @param make makes the loader for a set of arguments; they must be plain JSON
 */
export function loadersByArguments<Arguments, Loader>(
  make: (args: Arguments) => Loader,
): (args: Arguments) => Loader {
  const loaders = new Map<string, Loader>();
  return (args) => {
    const key = JSON.stringify(args);
    let loader = loaders.get(key);
    if (!loader) loaders.set(key, (loader = make(args)));
    return loader;
  };
}
