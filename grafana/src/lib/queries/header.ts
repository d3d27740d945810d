/** What every dashboard says at its top; always of all exchanges. */

/** The series with these labels set. */
export const labelled = (expr: string, labels: Record<string, string>) =>
  Object.entries(labels).reduce((inner, [name, value]) => `label_replace(${inner}, "${name}", "${value}", "", "")`, expr);

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
  alerts: `count(ALERTS{alertstate="firing", severity!="none"}) or vector(0)`,
};

const aboutMarket = (when: string) =>
  `max by (alertname, direction, base, exchange) (ALERTS{alertstate="firing", area="market"}${when})`;

/** The moments at which alerts about the market began, to be drawn across charts. */
export const alertOnsets = `${aboutMarket('')} unless ${aboutMarket(' offset $__interval')}`;
