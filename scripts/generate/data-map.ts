import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { GeneratedFile } from './generated-file.ts';

const PATH = 'docs/privacy.md';
const BEGIN = '<!-- generated: data map -->';
const END = '<!-- end of generated -->';
const DESCRIPTION = /Personal data\. For: (.*)\. Basis: (.*)\. Kept: (.*)\. Erasure: (.*)\.$/;

/** Tables that hold nothing of a person: kernel, lookups, counts and what the platform itself publishes. */
const IMPERSONAL_TABLES = new Set(
  `schema_migrations outbox inbox inbox_failures leases state_transitions relay_state
   beacon_cells beacon_counters beacon_hours beacon_live_spans beacon_search beacon_stats cities city_heat_map city_hours
   content_rulesets night_pulse_city_stats popular_beacons popular_ranks published_hours qr_token_uses offline_keys
   report_categories audit_heads
   drops drop_entries drop_seeds products product_variants shipping_rates tax_rates stock_items stock_movements
   stripe_refreshes seller_tallies order_items order_refunds order_refund_lines
   consent_documents signing_keys xp_rules xp_rank_counts xp_verifications voided_scans
   release_tracks schedule_blocks schedule_exceptions show_listeners station now_playing_announced`.split(
    /\s+/,
  ),
);
/** Columns that say nothing of a person by themselves, in any table. */
const IMPERSONAL_COLUMNS =
  /^(id|status|type|kind|scope|reason|outcome|refusal|category|severity|state|prior_state|visibility|role|currency|stock_state|(beacon|city|listing|show|order|sale|action|case|post|scan|ruleset|product|variant|drop|stock_item|checkout|sales?|request|event|release|block|proof_post|refund|entry|order_item)_id|rotated_from|reverses|host_type|evidence_required|time_zone|actor_role|object_type|target_type|action|service|request_id|hash|prev_hash|changed|failure|public_jwk|wrapped_key|bundle_key|receipt_code_hash|sha256|treatments|removed_because|number|fulfilment_status|payment_status|stripe_(payment_intent|dispute|refund|account)_id|destination_account|idempotency_key|body_hash|payout_status|suspension_causes|period|title|artist|label|description|tags|search|soundcloud_url|artwork_url|purpose|transports|placed|method|answer|cause|conditions)$/;
/** Where such a name stands for what a person wrote, so that it has to be described. */
const WRITTEN =
  /^(beacons|beacon_posts|ticket_listings|market_listings|market_sellers|moderation_reports|moderation_actions|appeals)\.(title|description|reason|statement|body)$/;

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly comment: string | null;
}

/**
 * docs/privacy.md with the table of every personal column, made from the columns' comments.
 * @param databaseUrl gives a superuser's URL of a service's migrated database
 * @throws naming each column that may hold something of a person and that nobody has described
 */
export async function dataMap(
  root: string,
  services: readonly string[],
  databaseUrl: (service: string) => string,
): Promise<GeneratedFile> {
  const text = readFileSync(join(root, PATH), 'utf8');
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`${PATH} has lost the markers of its generated part.`);
  const undescribed: string[] = [];
  const parts: string[] = [];
  for (const service of services) {
    const columns = await columnsOf(databaseUrl(service));
    undescribed.push(...undescribedIn(columns).map((name) => `${service}: ${name}`));
    parts.push(`### ${service}\n\n${table(columns)}`);
  }
  if (undescribed.length > 0)
    throw new Error(
      `Nobody has said what these columns hold of a person (005_describe_personal_columns.sql), or that they hold nothing ` +
        `(scripts/generate/data-map.ts):\n  ${undescribed.join('\n  ')}`,
    );
  return { path: PATH, content: `${before}${BEGIN}\n\n${parts.join('\n\n')}\n\n${END}${after}` };
}

/** The columns that could hold something of a person, and that neither a comment nor a rule says anything of. */
export function undescribedIn(columns: readonly Column[]): string[] {
  return columns
    .filter(({ table: name, column, type, comment }) => {
      if (DESCRIPTION.test(comment ?? '') || IMPERSONAL_TABLES.has(name)) return false;
      if (!/^(uuid|text|jsonb|json|bytea|inet|text\[\]|uuid\[\]|citext|character varying.*)$/.test(type))
        return false;
      return WRITTEN.test(`${name}.${column}`) || !IMPERSONAL_COLUMNS.test(column);
    })
    .map(({ table: name, column }) => `${name}.${column}`);
}

function table(columns: readonly Column[]): string {
  const rows = new Map<string, string[]>();
  for (const { table: name, column, comment } of columns) {
    const [, purpose, basis, kept, erasure] = DESCRIPTION.exec(comment ?? '') ?? [];
    if (purpose === undefined) continue;
    const key = `${name} | ${[purpose, basis, kept, erasure].join(' | ')}`;
    rows.set(key, [...(rows.get(key) ?? []), `\`${column}\``]);
  }
  const lines = [...rows].map(([key, names]) => {
    const [name, ...facts] = key.split(' | ');
    return `| ${[`\`${name}\``, names.join(', '), ...facts].join(' | ')} |`;
  });
  return [
    '| table | columns | for | lawful basis | kept | erasure |',
    '| --- | --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}

async function columnsOf(url: string): Promise<Column[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Column>(
      `select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
              col_description(c.oid, a.attnum) as comment
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       order by 1, a.attnum`,
    );
    return rows;
  } finally {
    await client.end();
  }
}
