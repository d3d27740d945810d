/**
 * How the exporter collects, and how it, Prometheus and Alertmanager are. Counters of failures start at 0, those of
 * retries at the first one: no series is none there. What has hundreds of series is asked of the last day only.
 */
import { together } from './header.js';

const chosen = 'exchange=~"$exchange"';
/** The page also tells of hosts that are no exchanges. */
const ofExchange = 'and on (exchange) perp_exchange_up';
const by = (expr: string) => `max by (exchange) (${expr} ${ofExchange})`;
const total = (expr: string) => `sum by (exchange) (${expr} ${ofExchange})`;
const up = by(`perp_exchange_up{${chosen}}`);
const none = `0 * ${up}`;

const requests = `perps_exporter_requests_seconds`;
const lasting = (window: string) =>
  `${total(`increase(${requests}_sum{${chosen}}[${window}])`)} / (${total(`increase(${requests}_count{${chosen}}[${window}])`)} > 0)`;
const breaker = (state: string) => `perps_exporter_circuit_breaker{${chosen}, state="${state}"}`;
const feeds = `perp_exchange_feed_up{${chosen}}`;
/** One reason of each exchange, or the word for none. */
const reason = [
  `topk by (exchange) (1, max by (exchange, reason) (perp_exchange_failing{${chosen}}))`,
  `on (exchange) label_replace(${up} >= bool 0, "reason", "none", "", "")`,
].join(' or ');

/** A row for each exchange, as it is now. */
export const exchanges = {
  /** Name, kind and whether it is up, all as labels. */
  names: `count_values by (exchange, name, kind) ("up", max by (exchange) (perp_exchange_up{${chosen}}) * on (exchange) group_right () max by (exchange, name, kind) (perp_exchange_info))`,
  age: `time() - ${by(`perp_exchange_last_success_timestamp_seconds{${chosen}}`)}`,
  /** Feeds that fail, with one of their reasons as a label. */
  failing: `(count by (exchange) (${feeds}) - sum by (exchange) (${feeds})) * on (exchange) group_right () (${reason})`,
  latency: lasting('5m'),
  slowest: by(`${requests}_max{${chosen}}`),
  perMinute: `${total(`increase(${requests}_count{${chosen}}[5m])`)} / 5`,
  perCycle: by(`perps_exporter_refresh_calls{${chosen}}`),
  weight: by(`perps_exporter_used_weight{${chosen}}`),
  retries: `${total(`increase(perps_exporter_retries_total{${chosen}}[1h])`)} or ${none}`,
  /** 2 when a breaker of any host is open, 1 when one is half open. */
  breaker: by(`(2 * ${breaker('open')} or ${breaker('half_open')})`),
  dropped: `${total(`increase(perps_exporter_values_dropped_total{${chosen}}[1h])`)} or ${none}`,
  failures: `${total(`increase(perps_exporter_collection_failures_total{${chosen}}[1h])`)} or ${none}`,
};

const rate = (expr: string) => `rate(${expr}[$__rate_interval])`;
const or0 = (expr: string, label: string) => `${expr} or on () label_replace(0 * max(perp_exchange_up), "${label}", "none", "", "")`;
const byReason = (expr: string) => `sum by (reason) (${expr})`;
const outcome = (expr: string) => `sum by (outcome) (${expr})`;
const asOutcome = (expr: string) => `sum by (outcome) (label_replace(${expr}, "outcome", "$1", "reason", "(.+)"))`;

const lookUps = `sum by (cache) (increase(cache_gets_total{${chosen}}[1h]))`;

export const collection = {
  duration: by(`exchange:perps_exporter_collections_seconds:mean_5m{${chosen}}`),
  perCycle: exchanges.perCycle,
  failing: or0(`count by (reason) (perp_exchange_failing{${chosen}})`, 'reason'),
  /** Requests by what became of them; feeds fail for reasons of the same names. */
  requests: outcome(`increase(${requests}_count{${chosen}}[1h])`),
  latency: `${outcome(`increase(${requests}_sum{${chosen}}[1h])`)} / (${outcome(`increase(${requests}_count{${chosen}}[1h])`)} > 0)`,
  failures: (window: string) => asOutcome(`increase(perps_exporter_collection_failures_total{${chosen}}[${window}])`),
  dropped: (window: string) => byReason(`increase(perps_exporter_values_dropped_total{${chosen}}[${window}])`),
  lookUps,
  hits: `sum by (cache) (increase(cache_gets_total{${chosen}, result="hit"}[1h])) / (${lookUps} > 0)`,
  weight: `max by (exchange, host) (perps_exporter_used_weight{${chosen}})`,
  retries: or0(`60 * ${total(rate(`perps_exporter_retries_total{${chosen}}`))} > 0`, 'exchange'),
  /** Open or half open; of one state only, so that a month is read quickly. */
  breakers: together({ 'not closed': `1 - ${breaker('closed')}` }),
  clock: `max by (exchange) (perps_exporter_clock_offset_seconds{${chosen}})`,
};

const scraped = 'job="perps-exporter"';
const memory = (what: string, area: string) => `sum(jvm_memory_${what}_bytes{${scraped}, area="${area}"})`;

export const program = {
  snapshotAge: 'max(time() - perps_exporter_snapshot_timestamp_seconds)',
  series: 'max(perps_exporter_series)',
  samples: `max(scrape_samples_scraped{${scraped}})`,
  limit: 'max(threshold:scrape_samples:limit)',
  scrape: `max(scrape_duration_seconds{${scraped}})`,
  sending: `sum(${rate('perps_exporter_scrapes_seconds_sum')}) / sum(${rate('perps_exporter_scrapes_seconds_count')})`,
  heapUsed: memory('used', 'heap'),
  heapCommitted: memory('committed', 'heap'),
  otherUsed: memory('used', 'nonheap'),
  threads: `max(jvm_threads_live_threads{${scraped}})`,
  cpu: `max(process_cpu_usage{${scraped}})`,
  machine: `max(system_cpu_usage{${scraped}})`,
  pauses: `sum(${rate(`jvm_gc_pause_seconds_sum{${scraped}}`)})`,
  uptime: `time() - max(process_start_time_seconds{${scraped}})`,
};

const group = (expr: string) => `max by (group) (label_replace(${expr}, "group", "$1", "rule_group", ".*;(.+)"))`;
const lastDuration = 'prometheus_rule_group_last_duration_seconds';

export const rules = {
  interval: group('prometheus_rule_group_interval_seconds'),
  duration: group(lastDuration),
  share: group(`${lastDuration} / prometheus_rule_group_interval_seconds`),
  failures: group('increase(prometheus_rule_evaluation_failures_total[24h])'),
  missed: group('increase(prometheus_rule_group_iterations_missed_total[24h])'),
};

const queries = (quantile: string) => `max(prometheus_engine_query_duration_seconds{slice="inner_eval", quantile="${quantile}"})`;

export const prometheus = {
  targets: 'sum(up) / count(up)',
  series: 'sum(prometheus_tsdb_head_series)',
  samples: `sum(${rate('prometheus_tsdb_head_samples_appended_total')})`,
  storage: 'sum(prometheus_tsdb_storage_blocks_bytes)',
  /** None where only time limits it. */
  limit: 'sum(prometheus_tsdb_retention_limit_bytes) > 0',
  history: 'time() - min(prometheus_tsdb_lowest_timestamp_seconds)',
  reloaded: 'min(prometheus_config_last_reload_successful or alertmanager_config_last_reload_successful)',
  queries: { half: queries('0.5'), '90 %': queries('0.9'), '99 %': queries('0.99') },
};

export const alertmanager = {
  handedOver: `60 * sum(${rate('prometheus_notifications_sent_total')})`,
  sent: `60 * (sum(${rate('alertmanager_notifications_total')}) - sum(${rate('alertmanager_notifications_failed_total')}))`,
  /** On either way. */
  lost: `60 * (sum(${rate('prometheus_notifications_errors_total')}) + sum(${rate('prometheus_notifications_dropped_total')}) + sum(${rate('alertmanager_notifications_failed_total')}))`,
  handingOver: `sum(${rate('prometheus_notifications_latency_seconds_sum')}) / (sum(${rate('prometheus_notifications_latency_seconds_count')}) > 0)`,
  sending: `sum by (integration) (${rate('alertmanager_notification_latency_seconds_sum')}) / (sum by (integration) (${rate('alertmanager_notification_latency_seconds_count')}) > 0)`,
};
