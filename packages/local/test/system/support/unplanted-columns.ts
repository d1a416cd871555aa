/** Lines of `<database>.<table>: <column> <column> …`, by the reason why nobody writes of himself in them. */
const BY_REASON: Readonly<Record<string, string>> = {
  "the kernel's own: names of streams, consumers, jobs and leases; what fails is told without a value": `
    commerce.inbox: consumer
    commerce.inbox_failures: consumer
    commerce.leases: name
    commerce.outbox: stream stream_created subject
    identity.inbox: consumer
    identity.inbox_failures: consumer
    identity.leases: name
    identity.outbox: stream stream_created subject
    music.inbox: consumer
    music.inbox_failures: consumer
    music.leases: name
    music.outbox: stream stream_created subject
    nightlife.inbox: consumer
    nightlife.inbox_failures: consumer
    nightlife.leases: name
    nightlife.outbox: stream stream_created subject
    safety.inbox: consumer
    safety.inbox_failures: consumer
    safety.leases: name
    safety.outbox: stream stream_created subject
  `,
  'events: contracts let no word of a person into them, and published titles are nightlife’s alone': `
    commerce.outbox: envelope
    identity.outbox: envelope
    music.outbox: envelope
    safety.outbox: envelope
  `,
  'hashes, keys, and what is encrypted under a key that goes with the person': `
    commerce.checkouts: body_hash
    commerce.drop_seeds: seed
    commerce.drops: seed seed_hash
    identity.passkey_challenges: challenge
    identity.passkeys: credential_id public_key
    identity.rate_limits: bucket
    identity.refresh_tokens: token_hash
    identity.sign_in_codes: code_hash
    identity.signing_keys: kid private_key public_jwk
    nightlife.beacon_scans: ip_hash
    nightlife.beacon_viewers: viewer
    nightlife.ip_peppers: pepper
    nightlife.offline_keys: kid private_key public_jwk
    nightlife.qr_tokens: token_hash
    nightlife.scan_answers: token_hash
    safety.audit_log: hash prev_hash sealed
    safety.audit_subject_keys: wrapped_key
    safety.dsar_requests: public_jwk receipt receipt_code_hash wrapped_key
  `,
  'what the house itself publishes and decides, of nobody': `
    commerce.drops: description title
    commerce.product_variants: colour size
    commerce.products: currency description images title
    commerce.shipping_rates: country_code currency
    commerce.tax_rates: country_code
    identity.consent_documents: document_version url
    music.now_playing_announced: title
    music.now_playing_overrides: artist title
    music.radio_shows: artwork_url description host_name tags title
    music.records_releases: artist artwork_url label search soundcloud_url title
    music.release_tracks: isrc title
    music.station: time_zone
    nightlife.cities: country_code id name time_zone
    nightlife.content_rulesets: description name
    safety.report_categories: category
  `,
  'ids that we, Stripe or a client makes at random': `
    commerce.disputes: stripe_dispute_id
    commerce.market_sellers: stripe_account_id
    commerce.order_refunds: stripe_refund_id
    commerce.orders: destination_account number stripe_payment_intent_id
    commerce.stripe_events: account_id id object_id
    commerce.stripe_refreshes: object_id
    identity.revocations: key
    identity.xp_events: source_event_id
    nightlife.scan_answers: nonce
    safety.audit_log: object_id request_id
    safety.dsar_parts: object_name sha256
    safety.dsar_requests: manifest
  `,
  'one of a few words, codes or numbers that commands and other tables check': `
    commerce.disputes: currency reason status
    commerce.market_listings: currency prior_state
    commerce.market_sellers: disabled_reason requirements_due suspension_causes
    commerce.orders: currency
    commerce.sellable_tickets: currency
    commerce.stripe_events: object_type type
    commerce.stripe_refreshes: object_type
    identity.consents: document_version
    identity.paid_orders: lines
    identity.passkeys: transports
    identity.user_private: time_zone
    identity.xp_events: metadata
    nightlife.beacon_scans: reason
    nightlife.beacons: city_id time_zone
    nightlife.city_hours: city_id
    nightlife.popular_ranks: city_id
    nightlife.scan_answers: reason status
    nightlife.scan_firsts: scope
    nightlife.ticket_listings: currency
    safety.audit_log: action object_type
    safety.dsar_parts: treatments
    safety.moderation_actions: category changed failure target_type
    safety.moderation_cases: category
  `,
  'queues: a row goes when it is worked off, at once; identity/test/dsar.test.ts erases what waits': `
    identity.registrations: consents display_name email time_zone username
    identity.user_private: wished_username
  `,
  'an admin names a law in it; it goes when the hold ends, before anything is erased': `
    safety.dsar_requests: hold_reason
  `,
};

/**
 * Columns that words could stand in, and in which nobody writes of himself. The canary test fails where one of them holds a
 * word of his all the same, and where one is missing that nobody plants.
 */
export function unplantedColumns(): string[] {
  return Object.values(BY_REASON).flatMap((lines) =>
    lines
      .trim()
      .split('\n')
      .flatMap((line) => {
        const [table, columns] = line.trim().split(': ') as [string, string];
        return columns.split(' ').map((column) => `${table}.${column}`);
      }),
  );
}
