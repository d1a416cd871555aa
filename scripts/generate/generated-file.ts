/** A file that is made from another source of truth, committed, and never edited. */
export interface GeneratedFile {
  /** From the repository's root. */
  readonly path: string;
  readonly content: string;
}
