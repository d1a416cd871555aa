import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { removeData } from '@hotmess/local/backing/postgres-place';
import { makeScratchFolder } from '@hotmess/local/testing/scratch';
import type { CleanUp } from './clean-up.ts';

/** A folder for one measurement's servers, deleted with their data at the end. */
export function scratchFolder(cleanUp: CleanUp): string {
  const folder = makeScratchFolder();
  cleanUp.add(() => {
    removeData(join(folder, 'postgres'));
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
