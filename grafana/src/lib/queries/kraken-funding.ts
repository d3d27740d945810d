/** Funding as Kraken Futures states and settles it; no key is needed. */
import { labelled } from './header.js';
import { figuresOf } from './figures.js';

const symbol = 'symbol="$symbol"';
const ofContract = `exchange="kraken", ${symbol}`;
const kraken = (name: string, labels = '') => `max by (unit) (kraken_funding_${name}{${symbol}${labels}})`;
const one = (expr: string) => `max(${expr})`;

/** A fraction of the value, in the contract's own unit: USD per coin if it is linear, coins per USD if it is inverse. */
const absolute = (ratio: string) => {
  const mark = one(`perp_mark_price{${ofContract}}`);
  const inverse = `perp_contract_info{${ofContract}, kind="inverse"}`;
  return `(${ratio} * ${mark} unless on () ${inverse}) or (${ratio} / ${mark} and on () ${inverse})`;
};
const forecast = (horizon: string) => one(`perp_funding_forecast_ratio{${ofContract}, horizon="${horizon}"}`);

const settled = (name: string, window: string) => one(`kraken_funding_accumulated_${name}{${symbol}, window="${window}"}`);
const past = (name: string) =>
  ['7d', '30d', '365d'].map((window) => labelled(settled(name, window), { span: `last ${window}` })).join(' or ');
const future = (of: (horizon: string) => string) =>
  ['24h', '7d'].map((horizon) => labelled(of(horizon), { span: `next ${horizon}` })).join(' or ');

const byHour = (name: string) =>
  `label_replace(max by (hours_ago) (kraken_funding_hourly_${name}{${symbol}}), "Hour", "$1 h ago", "hours_ago", "(.*)")`;

export const funding = {
  now: kraken('rate_absolute'),
  next: kraken('predicted_rate_absolute'),
  ratioNow: one(`perp_funding_rate_ratio{${ofContract}}`),
  /** Of all contracts at once: they settle at the full hour, and Kraken does not say so of each. */
  untilNext: `${one('perp_funding_next_timestamp_seconds{exchange="kraken"}')} - time()`,
  /** By hour, the eldest first. */
  eightHours: figuresOf({ Funding: byHour('absolute'), 'Of the value': byHour('ratio') }),
  /** A row for each time. */
  sums: {
    absolute: `${past('absolute')} or ${future((horizon) => absolute(forecast(horizon)))}`,
    unsigned: past('unsigned_absolute'),
    ratio: `${past('ratio')} or ${future(forecast)}`,
    unsignedRatio: past('unsigned_ratio'),
  },
};
