-- What each personal column is for, on which ground, how long it is kept, and what erasure does to it: docs/privacy.md is made
-- from these comments, and `npm run generate` refuses a column that nobody has described (scripts/generate/data-map.ts).
-- What was said of a column before stays in front.
do $$
declare described record;
declare said text;
begin
  for described in select tbl, col, purpose, basis, kept, erasure from (values
    ('beacons', 'host_id title description geo_hash content_flags rejection_reason', 'to show a night and who hosts it', 'contract', 'until the host erases it', 'texts and place nulled, disabled'),
    ('beacon_staff', 'user_id', 'door staff', 'contract', 'until removed', 'row deleted'),
    ('beacon_posts', 'author_id body attachments moderation_flags', 'threads and proof', 'contract', 'until removed or erased', 'text nulled, unlinked'),
    ('beacon_scans', 'user_id scanned_by token_id', 'attendance, XP and limits', 'contract', 'partition by month', 'unlinked'),
    ('beacon_scans', 'ip_hash', 'to stop abuse; keyed by a pepper that is destroyed daily', 'legitimate interest', 'meaningless after a day', 'nulled'),
    ('scan_answers', 'token_hash nonce', 'idempotency', 'contract', 'as long as its token', 'holds no person'),
    ('scan_firsts', 'user_id', 'one valid scan a night', 'contract', 'until erasure', 'row deleted'),
    ('scan_earned', 'user_id', 'XP once for a beacon', 'contract', 'until erasure', 'row deleted'),
    ('scan_voids', 'voided_by', 'who voided a scan', 'legitimate interest', 'until erasure', 'unlinked'),
    ('evidence_events', 'user_id noted_by', 'proof of attendance', 'contract', 'until erasure', 'unlinked'),
    ('beacon_viewers', 'viewer', 'to count viewers once; keyed hash', 'legitimate interest', 'a day', 'swept'),
    ('ip_peppers', 'pepper', 'keys the hashes of addresses', 'legitimate interest', 'a day', 'destroyed daily'),
    ('qr_tokens', 'issued_by holder_id token_hash', 'entry', 'contract', 'until its end and sweep', 'unlinked, revoked'),
    ('ticket_listings', 'seller_id title description rejection_reason review_notes', 'resale of tickets', 'contract', 'until erasure', 'texts nulled, removed'),
    ('ticket_rights', 'holder_id', 'who may enter', 'contract', 'until erasure', 'unlinked'),
    ('ticket_sales', 'buyer_id seller_id', 'resale of tickets', 'contract', 'until erasure', 'unlinked'),
    ('seller_accounts', 'user_id seller_id', 'who may sell', 'contract', 'until erasure', 'row deleted'),
    ('person_standings', 'user_id standing', 'bans and suspensions take effect', 'legitimate interest', 'for good, as an opaque id', 'stays under an id that leads to nobody'),
    ('thread_locks', 'locked_by reason', 'moderation', 'legitimate interest', 'until erasure', 'unlinked')
  ) as rules (tbl, cols, purpose, basis, kept, erasure), unnest(string_to_array(cols, ' ')) as col
  union all
  select c.relname, a.attname, 'who made or changed a row', 'legitimate interest', 'as long as the row',
         'stays under an id that leads to nobody, or is unlinked'
  from pg_class c join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    and a.attname in ('created_by', 'updated_by') loop
    said := col_description(described.tbl::regclass, (select attnum from pg_attribute
      where attrelid = described.tbl::regclass and attname = described.col));
    execute format('comment on column %I.%I is %L', described.tbl, described.col, concat_ws(' ', said, format(
      'Personal data. For: %s. Basis: %s. Kept: %s. Erasure: %s.',
      described.purpose, described.basis, described.kept, described.erasure)));
  end loop;
end $$;
