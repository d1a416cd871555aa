import { type Kysely, type Selectable, sql } from 'kysely';
import type { ConsentDocuments, DB } from '../generated/database.ts';
import type { ConsentKind } from './input.ts';

type Db = Kysely<DB>;

const COLUMNS = ['kind', 'document_version', 'url', 'effective_from'] as const;

/** A version of a document. */
export interface DocumentRow extends Pick<Selectable<ConsentDocuments>, (typeof COLUMNS)[number]> {
  readonly in_force: boolean;
}

/** The version in force of each document, and those that are to come, by kind and time. */
export async function listDocuments(db: Db): Promise<DocumentRow[]> {
  const { rows } = await sql<DocumentRow>`
    select kind, document_version, url, effective_from, effective_from <= now() as in_force
    from consent_documents as document
    where effective_from >= (select max(effective_from) from consent_documents
                             where kind = document.kind and effective_from <= now())
    order by kind, effective_from`.execute(db);
  return rows;
}

/** Publishes a version. @throws 23505 where there is one of this name */
export async function insertDocument(
  db: Db,
  document: { kind: ConsentKind; document_version: string; url: string | null; effective_from: Date },
): Promise<DocumentRow> {
  const row = await db
    .insertInto('consent_documents')
    .values(document)
    .returning([...COLUMNS, sql<boolean>`effective_from <= now()`.as('in_force')])
    .executeTakeFirstOrThrow();
  return row;
}
