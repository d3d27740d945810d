/** What every dashboard says at its top; always of all exchanges. */

/** The series with these labels set. */
export const labelled = (expr: string, labels: Record<string, string>) =>
  Object.entries(labels).reduce((inner, [name, value]) => `label_replace(${inner}, "${name}", "${value}", "", "")`, expr);

/** Several series in one query, each with its name as the label `line`. */
export const together = (exprs: Record<string, string>) =>
  Object.entries(exprs).map(([line, expr]) => labelled(`sum(${expr})`, { line })).join(' or ');

export const header = {
  /** 2 when any figure is simulated, otherwise 1: the worse news wins. */
  simulated: `2 * max(perps_exporter_data_source{source="simulator"} == 1) or max(perps_exporter_data_source{source="live"})`,
  /** The share that is up, with both counts as labels, because a panel can show labels as a sentence. */
  up:
    [
      `count_values("all", count(max by (exchange) (perp_exchange_up)))`,
      `on () group_left (up) count_values("up", sum(max by (exchange) (perp_exchange_up)))`,
      `on () group_left () avg(max by (exchange) (perp_exchange_up))`,
    ].join(' * ') + ` or on () ${labelled('vector(0)', { up: '0', all: '0' })}`,
  /** One series per exchange that is down, or one that says "none"; without any exchange nobody knows. */
  down: [
    `max by (exchange) (perp_exchange_up) == 0`,
    labelled(`max(perp_exchange_up)`, { exchange: 'none' }),
    labelled('vector(0)', { exchange: 'unknown' }),
  ].join(' or on () '),
  /** Of the exchange that has waited longest. */
  age: `max(time() - max by (exchange) (perp_exchange_last_success_timestamp_seconds))`,
  /** Without the one that fires always. */
  alerts: `count(ALERTS{alertstate="firing", alertname!="PerpsWatchdog"}) or vector(0)`,
};

/*
 * Where alerts about the market began: those of strategies, which have a series of their own, and warnings. What is
 * merely worth knowing would make a wall of lines. Nothing is lost between two steps.
 */
const warnings = `ALERTS{alertstate="firing", area="market", strategy="", severity!="info"}`;
const warned = `last_over_time(${warnings}[$__interval]) unless ${warnings} offset $__interval`;
const onsets = [
  `label_replace(last_over_time(strategy:alert_onset:state[$__interval]), "what", "$1", "strategy", "(.+)")`,
  `label_replace(${warned}, "what", "$1", "alertname", "Perps(.+)")`,
].join(' or ');
const kinds = `count by (what, direction) (${onsets})`;

/** A line for each kind and step, drawn across charts: which base it is about, or how many there are. */
export const alertOnsets = [
  `max by (what, direction, about) (label_join(${onsets}, "about", " ", "base", "exchange", "quote") unless on (what, direction) ${kinds} > 1)`,
  `label_replace(count_values by (what, direction) ("n", ${kinds} > 1), "about", "$1 at once", "n", "(.+)")`,
].join(' or ');
