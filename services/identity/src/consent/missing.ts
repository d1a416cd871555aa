import { type RawBuilder, type Expression, sql } from 'kysely';
import { REQUIRED_CONSENTS } from './input.ts';

/**
 * SQL for the required kinds of which a person has not agreed to the version in force, or to one that comes after it.
 * @param userId SQL for the person's id
 */
export function missingConsents(userId: Expression<unknown>): RawBuilder<string[]> {
  return sql<string[]>`array(
    select needed.kind
    from unnest(${[...REQUIRED_CONSENTS]}::text[]) with ordinality as needed (kind, place)
    where not exists (
      select from consents
      join consent_documents as agreed on agreed.kind = consents.kind and agreed.document_version = consents.document_version
      where consents.user_id = ${userId} and consents.kind = needed.kind and consents.withdrawn_at is null
        and agreed.effective_from >= (select max(document.effective_from) from consent_documents as document
                                      where document.kind = needed.kind and document.effective_from <= now()))
    order by needed.place)`;
}
