/** Something that the reader can put right: shown as one sentence, without a stack trace. */
export class Problem extends Error {
  override name = 'Problem';
}
