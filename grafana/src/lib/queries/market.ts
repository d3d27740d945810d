/**
 * Every query by name, so that a metric changes in one place. Money is summed over exchanges that are up only, like the
 * recording rules do. Levels of funding are quotients of the two recorded sums, never means of ratios.
 */
const chosen = 'exchange=~"$exchange"';
const up = `and on (exchange) perp_exchange_up == 1`;

const openInterest = `perp_exchange_open_interest_usd{${chosen}} ${up}`;
const volume = `perp_exchange_volume_24h_usd{${chosen}} ${up}`;

/** The series with these labels set. */
const labelled = (expr: string, labels: Record<string, string>) =>
  Object.entries(labels).reduce((inner, [name, value]) => `label_replace(${inner}, "${name}", "${value}", "", "")`, expr);

const cell = `${chosen}, base=~"$base"`;
const paid = `exchange_base:perp_funding_paid_8h_usd:sum`;
const weight = `exchange_base:perp_funding_open_interest_usd:sum`;

/** The biggest bases by open interest, for tables that cannot show all. */
const biggestBases = (n: number) => `topk(${n}, sum by (base) (${weight}{${cell}}))`;

export const dataSource = {
  /** 2 when any figure is simulated, otherwise 1: the worse news wins. */
  simulated: `2 * max(perps_exporter_data_source{source="simulator"} == 1) or max(perps_exporter_data_source{source="live"})`,
};

export const exchanges = {
  /** The share that is up, with both counts as labels, because a panel can show labels as a sentence. */
  upOfAll:
    [
      `count_values("all", count(perp_exchange_up{${chosen}}))`,
      `on () group_left (up) count_values("up", sum(perp_exchange_up{${chosen}}))`,
      `on () group_left () avg(perp_exchange_up{${chosen}})`,
    ].join(' * ') + ` or on () ${labelled('vector(0)', { up: '0', all: '0' })}`,
  /** One series per exchange that is down, or one that says "none"; without any exchange nobody knows. */
  down: [
    `perp_exchange_up{${chosen}} == 0`,
    labelled(`max(perp_exchange_up{${chosen}})`, { exchange: 'none' }),
    labelled('vector(0)', { exchange: 'unknown' }),
  ].join(' or on () '),
  oldestData: `max(time() - perp_exchange_last_success_timestamp_seconds{${chosen}})`,
};

export const totals = {
  openInterest: `sum(${openInterest})`,
  volume: `sum(${volume})`,
  funding: `sum(${paid}{${chosen}}) / sum(${weight}{${chosen}})`,
  contracts: `sum(perp_exchange_markets{${chosen}} ${up})`,
};

export const byExchange = {
  info: `max by (exchange, name, kind) (perp_exchange_info{${chosen}})`,
  up: `max by (exchange) (perp_exchange_up{${chosen}})`,
  age: `time() - max by (exchange) (perp_exchange_last_success_timestamp_seconds{${chosen}})`,
  contracts: `sum by (exchange) (perp_exchange_markets{${chosen}})`,
  openInterest: `sum by (exchange) (${openInterest})`,
  volume: `sum by (exchange) (${volume})`,
  funding: `max by (exchange) (exchange:perp_funding_rate_8h_ratio:oi_weighted{${chosen}})`,
  /** An exchange that never failed has no counter: that is 0 failures, not an unknown number. */
  failures: `sum by (exchange) (increase(perps_exporter_collection_failures_total{${chosen}}[1h])) or 0 * max by (exchange) (perp_exchange_up{${chosen}})`,
};

/** Names of the columns of the funding heatmap that are no exchanges; the query labels its rows with them. */
export const heatmapColumns = { openInterest: 'Open interest', all: 'All chosen' };

/** Rows for a matrix base × exchange; sums and the overall rate come as exchanges of those names. */
export function fundingHeatmap(bases: number): string {
  const rows = biggestBases(bases);
  const overall = `sum by (base) (${paid}{${cell}}) / sum by (base) (${weight}{${cell}})`;
  const each = `max by (exchange, base) (exchange_base:perp_funding_rate_8h_ratio:oi_weighted{${cell}})`;
  return [
    labelled(rows, { exchange: heatmapColumns.openInterest }),
    `${labelled(overall, { exchange: heatmapColumns.all })} and on (base) ${rows}`,
    `${each} and on (base) ${rows}`,
  ].map((part) => `(${part})`).join('\nor\n');
}
