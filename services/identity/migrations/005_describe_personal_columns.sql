-- What each personal column is for, on which ground, how long it is kept, and what erasure does to it: docs/privacy.md is made
-- from these comments, and `npm run generate` refuses a column that nobody has described (scripts/generate/data-map.ts).
-- What was said of a column before stays in front.
do $$
declare described record;
declare said text;
begin
  for described in select tbl, col, purpose, basis, kept, erasure from (values
    ('users', 'id', 'to tell accounts apart', 'contract', 'for good, as an opaque id', 'stays and leads to nobody'),
    ('users', 'username display_name bio avatar_url', 'to run the account', 'contract', 'until the account is erased', 'nulled or replaced'),
    ('users', 'status self_suspended is_public token_generation', 'to run the account', 'contract', 'until the account is erased', 'the row stays as erased'),
    ('user_private', 'user_id email email_verified_at wished_username home_city time_zone', 'to run the account', 'contract', 'until the account is erased', 'row deleted or nulled'),
    ('user_roles', 'user_id role granted_by', 'to run the account', 'contract', 'until the account is erased', 'row deleted'),
    ('consents', 'user_id kind document_version granted_at withdrawn_at', 'to prove consent', 'legal obligation', 'while it may have to be proved', 'row deleted or unlinked'),
    ('sessions', 'user_id device method auth_time last_used_at end_reason', 'to keep him signed in and show him where', 'contract', 'until the session ends, and its sweep', 'row deleted'),
    ('passkeys', 'user_id name credential_id public_key last_used_at', 'to run the account', 'contract', 'until the account is erased', 'row deleted'),
    ('passkey_challenges', 'user_id session_id challenge', 'sign-in', 'contract', 'minutes', 'swept'),
    ('refresh_tokens', 'session_id token_hash', 'to keep him signed in', 'contract', 'until the session ends', 'row deleted with its session'),
    ('sign_in_codes', 'user_id code_hash', 'sign-in', 'contract', '10 minutes', 'swept'),
    ('registrations', 'email username display_name time_zone consents', 'registration', 'contract', 'until the address is confirmed, or a day', 'swept'),
    ('outgoing_mail', 'email template', 'to send codes', 'contract', 'until sent', 'swept'),
    ('revocations', 'key', 'to end sessions at once', 'legitimate interest', 'an hour', 'swept'),
    ('rate_limits', 'bucket', 'to stop abuse; a keyed hash', 'legitimate interest', 'a day', 'swept'),
    ('login_streaks', 'user_id last_date', 'XP', 'contract', 'until erasure', 'row deleted'),
    ('paid_orders', 'buyer_id lines', 'XP of purchases and their reversal', 'contract', 'until erasure', 'unlinked or deleted'),
    ('xp_events', 'user_id metadata source source_event_id', 'the XP ledger, append-only', 'contract', 'for good', 'stays under an id that leads to nobody'),
    ('xp_moved', 'user_id', 'whose rank is to be counted anew', 'contract', 'seconds', 'row deleted by the job'),
    ('xp_balance_totals', 'user_id', 'XP balance', 'contract', 'for good', 'stays under an id that leads to nobody')
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
