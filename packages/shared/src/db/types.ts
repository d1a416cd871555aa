import pg from 'pg';

const INT8 = 20;
const DATE = 1082;

/**
 * How PostgreSQL's values reach TypeScript. int8 becomes a number and is refused past 2^53 instead of being
 * rounded; DATE stays text, since a Date would shift it into the process's zone; the rest as `pg` does it.
 */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === INT8) return parseInt8;
    if (oid === DATE) return (value: string) => value;
    return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text');
  },
};

function parseInt8(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError('int8 value past 2^53');
  return number;
}
