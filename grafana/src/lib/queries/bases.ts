/**
 * Queries of one base and of bases beside each other. Those over time are made of metrics that `backfill` writes, never
 * of recording rules or totals, which have no past.
 */
const base = 'base="$asset"';
const chosen = `${base}, exchange=~"$exchange"`;
const inWindow = 'window="$window"';

/** Without the labels of the scrape: a series goes on when the exporter moves to another address. */
const contracts = (expr: string) => `max by (exchange, symbol) (${expr})`;
const bases = (expr: string) => `max by (base) (${expr})`;

/**
 * One contract of each exchange: of the linear ones in dollars, that with the most open interest at the end of the time
 * range. The same contract over the whole range, so that no line jumps from one to another. An exchange that is down for
 * less than a day keeps its line.
 */
const atTheEnd = (selector: string) => contracts(`last_over_time(${selector}[1d] @ \${__to:date:seconds})`);
const linear = atTheEnd(`perp_contract_info{${chosen}, kind="linear", quote=~".*USD.*"}`);
const biggestOfExchange = `topk by (exchange) (1, ${atTheEnd(`perp_open_interest_usd{${chosen}}`)} and ${linear})`;
const ofBiggest = (metric: string, labels = '') => `${contracts(`${metric}{${chosen}${labels}}`)} and ${biggestOfExchange}`;

export const ofContracts = {
  lastPrice: ofBiggest('perp_last_price'),
  /** Of the contracts that have no last price. */
  markPrice: `${ofBiggest('perp_mark_price')} unless ${atTheEnd(`perp_last_price{${chosen}}`)}`,
  fundingApr: ofBiggest('perp_funding_apr_ratio'),
  openInterest: contracts(`perp_open_interest_usd{${chosen}}`),
  fundingPaid: (window: string) => ofBiggest('perp_funding_accumulated_ratio', `, window="${window}"`),
  fundingForecast: (horizon: string) => ofBiggest('perp_funding_forecast_ratio', `, horizon="${horizon}"`),
};

export const ofBase = {
  coinbasePremium: `max(market_coinbase_premium_ratio{${base}})`,
  inWindow: (metric: string) => `max(${metric}{${base}, ${inWindow}})`,
  /** With a value for each window, or for each timeframe. */
  of: (metric: string, label: 'window' | 'timeframe', value: string) => `max(${metric}{${base}, ${label}="${value}"})`,
};

export const fearGreed = 'max(market_fear_greed_index)';

/** Bases that have indicators: those with the largest turnover. */
const charted = 'perp_rsi14{timeframe="1h"}';

export const ofBases = {
  /** Names, for a variable. */
  biggest: (n: number) =>
    `topk(${n}, sum by (base) (perp_open_interest_usd) and on (base) last_over_time(perp_btc_beta{window="30d"}[1h]))`,
  compared: (metric: string) => bases(`${metric}{base=~"$compared", ${inWindow}}`),
  inWindow: (metric: string) => `${bases(`${metric}{${inWindow}}`)} and on (base) ${charted}`,
  rsi: (timeframe: string) => bases(`perp_rsi14{timeframe="${timeframe}"}`),
  openInterest: `sum by (base) (perp_open_interest_usd) and on (base) ${charted}`,
  correlation: `max by (base, other) (perp_correlation{${inWindow}})`,
};

/** What a future settles in tells apart those of one exchange that expire on one day. */
const settled = (expr: string) =>
  `max by (exchange, settle, symbol) (${expr} * on (exchange, symbol) group_left (settle) max by (exchange, symbol, settle) (future_contract_info{${chosen}}))`;

/** Contracts that expire. */
export const datedFutures = {
  days: settled(`(future_expiry_timestamp_seconds{${chosen}} - time()) / 86400`),
  mark: settled(`future_mark_price{${chosen}}`),
  basis: settled(`future_basis_ratio{${chosen}}`),
  basisOverYear: settled(`future_basis_annualized_ratio{${chosen}}`),
  openInterest: settled(`future_open_interest_usd{${chosen}}`),
};
