import { asyncApiDocument } from '@hotmess/shared/events/asyncapi';
import { catalogueMarkdown } from '@hotmess/shared/events/catalogue-markdown';
import type { GeneratedFile } from './generated-file.ts';

/** The event catalogue for people and for machines, from the contracts. */
export function eventFiles(): GeneratedFile[] {
  return [
    { path: 'docs/events.md', content: catalogueMarkdown() },
    { path: 'docs/asyncapi.json', content: asyncApiDocument() },
  ];
}
