/** Series by selector, each in promtool's notation of one value an interval: from, step, number of steps. */
type Series = Record<string, string>;

/** When an alert fires and, with the least that is different, does not. */
export type AlertCase = {
  readonly alert: string;
  /** Labels that it carries besides its severity. */
  readonly labels?: Record<string, string>;
  readonly fires: Series;
  readonly silent: Series;
  /** When to look, from the beginning; long enough for its `for`. */
  readonly at: string;
  /** Between two samples and two evaluations, less than the five minutes that a sample counts; a minute where left out. */
  readonly interval?: string;
};

const requests = (status: string, perMinute: number, minutes: number): Series => ({
  [`hotmess_http_requests_total{service="gateway", route="/graphql", status="${status}"}`]: `0+${perMinute}x${minutes}`,
});
const answers = (slowPerMinute: number, minutes: number): Series => ({
  'hotmess_http_request_duration_seconds_count{service="gateway", route="/graphql"}': `0+1000x${minutes}`,
  'hotmess_http_request_duration_seconds_bucket{service="gateway", route="/graphql", le="0.5"}': `0+${1_000 - slowPerMinute}x${minutes}`,
});
/** Nobody asked anything: not a fault, though nothing was answered in time either. */
const idle: Series = {
  ...requests('200', 0, 1_250),
  'hotmess_http_request_duration_seconds_count{service="gateway", route="/graphql"}': '7+0x1250',
  'hotmess_http_request_duration_seconds_bucket{service="gateway", route="/graphql", le="0.5"}': '7+0x1250',
};
const steady = (selector: string, value: number, samples = 600): Series => ({
  [selector]: `${value}+0x${samples}`,
});
const replicas = (count: number) =>
  steady('kube_deployment_status_replicas_available{namespace="hotmess", deployment="music"}', count);
const DAY = 86_400;
/** Seconds since the epoch at a test's beginning are 0, so that moments are small numbers. */
const archiver = (since: number, failed: number): Series => ({
  'cnpg_pg_stat_archiver_seconds_since_last_archival{namespace="hotmess", pod="music-db-1"}': `${since}+0x120`,
  'cnpg_pg_stat_archiver_failed_count{namespace="hotmess", pod="music-db-1"}': `${failed}+0x120`,
});

export const ALERT_CASES: readonly AlertCase[] = [
  {
    alert: 'AvailabilityBurnsFast',
    // Answers of status 500 alone, as where no GraphQL error was ever counted.
    fires: { ...requests('200', 970, 120), ...requests('500', 30, 120) },
    silent: { ...requests('200', 999, 120), ...requests('500', 1, 120) },
    at: '70m',
  },
  {
    alert: 'AvailabilityBurnsSlowly',
    fires: { ...requests('200', 998, 1_250), ...requests('500', 2, 1_250) },
    silent: idle,
    at: '80h',
    interval: '4m',
  },
  { alert: 'LatencyBurnsFast', fires: answers(200, 120), silent: answers(50, 120), at: '70m' },
  { alert: 'LatencyBurnsSlowly', fires: answers(15, 1_250), silent: idle, at: '80h', interval: '4m' },
  {
    alert: 'ProcessDown',
    labels: { job: 'music', namespace: 'hotmess', pod: 'music-1' },
    fires: steady('up{namespace="hotmess", job="music", pod="music-1"}', 0),
    silent: steady('up{namespace="hotmess", job="music", pod="music-1"}', 1),
    at: '10m',
  },
  {
    alert: 'ProcessMissing',
    labels: { deployment: 'music' },
    fires: replicas(0),
    silent: replicas(2),
    at: '15m',
  },
  {
    alert: 'PoolExhausted',
    labels: { service: 'music' },
    fires: steady('hotmess_pool_waiting{service="music"}', 1),
    silent: steady('hotmess_pool_waiting{service="music"}', 0),
    at: '10m',
  },
  {
    alert: 'EventLoopBlocked',
    labels: { service: 'music' },
    fires: steady('nodejs_eventloop_lag_p99_seconds{service="music"}', 0.6),
    silent: steady('nodejs_eventloop_lag_p99_seconds{service="music"}', 0.4),
    at: '15m',
  },
  {
    alert: 'SupergraphNotTaken',
    fires: steady('hotmess_supergraph_reload_failed{service="gateway"}', 1),
    silent: steady('hotmess_supergraph_reload_failed{service="gateway"}', 0),
    at: '5m',
  },
  {
    alert: 'OutboxLag',
    labels: { service: 'music' },
    fires: { 'hotmess_outbox_lag_seconds{service="music"}': '0+60x60' },
    silent: steady('hotmess_outbox_lag_seconds{service="music"}', 50),
    at: '15m',
  },
  {
    alert: 'ConsumerLag',
    labels: { consumer: 'music-x' },
    fires: { 'hotmess_consumer_lag{consumer="music-x"}': '1000+100x60' },
    // Much is left, but it is being worked off.
    silent: { 'hotmess_consumer_lag{consumer="music-x"}': '9000-100x60' },
    at: '40m',
  },
  {
    alert: 'DeadLetters',
    fires: steady('hotmess_dead_letters{service="music"}', 1),
    silent: steady('hotmess_dead_letters{service="music"}', 0),
    at: '10m',
  },
  {
    alert: 'NatsDiskFilling',
    fires: {
      ...steady('nats_varz_jetstream_stats_storage{pod="nats-0"}', 85),
      ...steady('nats_varz_jetstream_config_max_storage{pod="nats-0"}', 100),
    },
    silent: {
      ...steady('nats_varz_jetstream_stats_storage{pod="nats-0"}', 75),
      ...steady('nats_varz_jetstream_config_max_storage{pod="nats-0"}', 100),
    },
    at: '40m',
  },
  {
    alert: 'LedgerMismatch',
    fires: steady('hotmess_xp_mismatches', 1),
    silent: steady('hotmess_xp_mismatches', 0),
    at: '5m',
  },
  {
    alert: 'LedgerUnverified',
    fires: steady('hotmess_xp_verified_timestamp_seconds', 0, 1_000),
    silent: steady('hotmess_xp_verified_timestamp_seconds', DAY, 1_000),
    at: '50h',
    interval: '4m',
  },
  {
    alert: 'DataRequestOverdue',
    fires: steady('hotmess_dsar_overdue', 1),
    silent: steady('hotmess_dsar_overdue', 0),
    at: '5m',
  },
  {
    alert: 'DataRequestUnanswered',
    fires: steady('hotmess_dsar_unanswered', 1),
    silent: steady('hotmess_dsar_unanswered', 0),
    at: '7h',
  },
  {
    alert: 'CasesOverdue',
    fires: steady('hotmess_cases_overdue', 1),
    silent: steady('hotmess_cases_overdue', 0),
    at: '2h',
  },
  {
    alert: 'ActionsUnsettled',
    fires: steady('hotmess_actions_unsettled', 1),
    silent: steady('hotmess_actions_unsettled', 0),
    at: '1h',
  },
  {
    alert: 'StripeUnreadable',
    fires: steady('hotmess_stripe_refreshes_failing', 1),
    silent: steady('hotmess_stripe_refreshes_failing', 0),
    at: '1h',
  },
  {
    alert: 'AuditCheckFailed',
    labels: { namespace: 'hotmess', job_name: 'audit-verify-1' },
    fires: steady('kube_job_status_failed{namespace="hotmess", job_name="audit-verify-1"}', 1),
    silent: steady('kube_job_status_failed{namespace="hotmess", job_name="music-migrations"}', 1),
    at: '5m',
  },
  {
    alert: 'AuditCheckMissing',
    fires: steady(
      'kube_cronjob_status_last_successful_time{namespace="hotmess", cronjob="audit-verify"}',
      0,
      750,
    ),
    silent: steady(
      'kube_cronjob_status_last_successful_time{namespace="hotmess", cronjob="audit-verify"}',
      DAY,
      750,
    ),
    at: '40h',
    interval: '4m',
  },
  {
    alert: 'SigningKeyOld',
    fires: steady('hotmess_signing_key_age_seconds', 61 * DAY),
    silent: steady('hotmess_signing_key_age_seconds', 59 * DAY),
    at: '2h',
  },
  {
    alert: 'CertificateExpires',
    labels: { name: 'edge-tls' },
    fires: steady(
      'certmanager_certificate_expiration_timestamp_seconds{namespace="hotmess", name="edge-tls"}',
      13 * DAY,
    ),
    silent: steady(
      'certmanager_certificate_expiration_timestamp_seconds{namespace="hotmess", name="edge-tls"}',
      15 * DAY,
    ),
    at: '2h',
  },
  {
    alert: 'DatabaseReplicationLag',
    labels: { pod: 'music-db-2' },
    fires: steady('cnpg_pg_replication_lag{namespace="hotmess", pod="music-db-2"}', 40),
    silent: steady('cnpg_pg_replication_lag{namespace="hotmess", pod="music-db-2"}', 20),
    at: '20m',
  },
  {
    alert: 'BackupOld',
    labels: { cnpg_io_cluster: 'music-db' },
    // Another database's is fresh, which must not hide it.
    fires: {
      ...steady(
        'barman_cloud_cloudnative_pg_io_last_available_backup_timestamp{namespace="hotmess", cnpg_io_cluster="music-db", job="databases"}',
        0,
        750,
      ),
      ...steady(
        'barman_cloud_cloudnative_pg_io_last_available_backup_timestamp{namespace="hotmess", cnpg_io_cluster="safety-db", job="databases"}',
        DAY,
        750,
      ),
    },
    silent: steady(
      'barman_cloud_cloudnative_pg_io_last_available_backup_timestamp{namespace="hotmess", cnpg_io_cluster="music-db", job="databases"}',
      DAY,
      750,
    ),
    at: '40h',
    interval: '4m',
  },
  {
    alert: 'WalArchiveFailing',
    labels: { pod: 'music-db-1' },
    fires: archiver(2_000, 1),
    // Nothing to archive is no fault.
    silent: archiver(2_000, 0),
    at: '30m',
  },
];
