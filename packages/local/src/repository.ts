import { join, resolve } from 'node:path';

/** The checkout that this file lies in. */
export const repositoryRoot: string = resolve(import.meta.dirname, '../../..');

/** Where everything that a run leaves behind lives; ignored by git. */
export const stateFolder: string = join(repositoryRoot, '.hotmess');
