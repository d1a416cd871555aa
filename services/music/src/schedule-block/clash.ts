import { DomainError } from '@hotmess/shared/errors/domain-error';
import { errorCode } from '@hotmess/shared/errors/from-unknown';

/**
 * Gives the refusals of the schedule's constraints their sentences: another block at that time (23P01), or a block that
 * was moved or removed meanwhile (23503).
 * @throws {DomainError} CONFLICT
 */
export async function namingClash<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = errorCode(error);
    if (code === '23P01') throw new DomainError('CONFLICT', 'Another block is on air at that time.');
    if (code === '23503') throw new DomainError('CONFLICT');
    throw error;
  }
}
