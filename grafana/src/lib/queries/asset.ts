/**
 * One base on the exchanges. What compares exchanges is of the main contract of each, the most traded one; exchanges that
 * are down have none. Lines over time are of metrics that a backfill brings wherever there are such.
 */
import { timeframeColors, windowColors } from '../palette.js';
import { figuresOf, namedBy, order, orderOf } from './figures.js';

const base = 'base="$asset"';
const here = `${base}, exchange=~"$exchange"`;

const byContract = (expr: string) => `max by (exchange, symbol) (${expr})`;
const byExchange = (expr: string) => `max by (exchange) (${expr})`;
const main = `exchange_base:perp_contract:main{${here}}`;

/** Symbols of the main contracts, for the variable `main`: seventeen series are read instead of sixty. */
export const mainSymbols = `last_over_time(exchange_base:perp_contract:main{${base}}[1h])`;

// Over time: those that are the main contracts at the end of the time range, so that no line jumps from one to another.

const end = '${__to:date:seconds}';
const mainAtTheEnd = `topk by (exchange) (1, ${byContract(`last_over_time(${main}[1h] @ ${end})`)})`;
const ofMain = (metric: string) => `${byContract(`${metric}{${here}, symbol=~"$main"}`)} and on (exchange, symbol) ${mainAtTheEnd}`;

export const overTime = {
  lastPrice: ofMain('perp_last_price'),
  /** Of the contracts that have no last price: of small ones the exporter keeps the mark price alone. */
  markPrice: `${ofMain('perp_mark_price')} unless on (exchange, symbol) last_over_time(perp_last_price{${here}, symbol=~"$main"}[1h] @ ${end})`,
  fundingApr: ofMain('perp_funding_apr_ratio'),
  openInterest: `sum by (exchange) (perp_open_interest_usd{${here}})`,
};

// Now

const now = (metric: string) => `${byContract(`${metric}{${here}}`)} and on (exchange, symbol) ${main}`;
const recorded = (series: string) => byContract(`${series}{${here}}`);
const [bid, ask] = [recorded('exchange_base:perp_bid_price_usd:main'), recorded('exchange_base:perp_ask_price_usd:main')];

export const mainContracts = {
  price: `${recorded('exchange_base:perp_mark_price_usd:main')} or (${bid} + ${ask}) / 2`,
  deviation: recorded('exchange_base:perp_mark_price_usd:deviation'),
  spread: `${ask} / ${bid} - 1`,
  openInterest: now('perp_open_interest_usd'),
  volume: byContract(main),
  funding8h: now('perp_funding_rate_8h_ratio'),
  fundingApr: recorded('exchange_base:perp_funding_apr_ratio:main'),
  interval: now('perp_funding_interval_seconds'),
  /** An exchange may tell the next moment only after the last one has passed. */
  next: `clamp_min((${now('perp_funding_next_timestamp_seconds')}) - time(), 0)`,
  basis: recorded('exchange_base:perp_basis_ratio:main'),
};

const ofBase = (series: string) => `max(${series}{${base}})`;

export const price = figuresOf({
  Price: ofBase('base:perp_mark_price_usd:median'),
  'Change, 24 h': ofBase('base:perp_price_change_24h_ratio:median'),
});
export const size = figuresOf({
  'Open interest': ofBase('base:perp_open_interest_usd:sum'),
  'Volume, 24 h': ofBase('base:perp_volume_24h_usd:sum'),
});
export const distances = figuresOf({
  'Funding, 8 h': ofBase('base:perp_funding_rate_8h_ratio:oi_weighted'),
  Basis: ofBase('base:perp_basis_ratio:median'),
  'Coinbase premium': ofBase('market_coinbase_premium_ratio'),
});

/** Where a position may be: legs are big enough, and their prices not suspect. */
const legs = `${byExchange(`exchange_base:perp_funding_apr_ratio:main{${here}}`)} and on (exchange) exchange_base:perp_contract:tradable{${here}}`;
/** Where all are alike, to the last digit that is shown, none is the best. */
const differ = `(max(${legs}) - min(${legs}) > 0.0005)`;
/** The cheapest funding for a long is the lowest; a short is paid most by the highest. */
export const bestExchanges = [
  namedBy(`bottomk(1, ${legs}) and on () ${differ}`, 'exchange', 'Long on $1'),
  namedBy(`topk(1, ${legs}) and on () ${differ}`, 'exchange', 'Short on $1'),
].join('\nor\n');

export const volumes = byExchange(`exchange_base:perp_volume_24h_usd:sum{${here}}`);
export const bases = figuresOf({
  'Over spot': byExchange(`exchange_base:perp_basis_ratio:main{${here}}`),
  'Over index': byExchange(now('perp_premium_ratio')),
});
const longShort = byExchange(now('perp_long_short_account_ratio'));
export const longShare = `sort_desc(${longShort} / (1 + ${longShort}))`;

// Risk and indicators

const byLabel = (label: 'window' | 'timeframe') => (metric: string) => `max by (${label}) (${metric}{${base}})`;
const inWindow = byLabel('window');
const ofBars = byLabel('timeframe');

export const risk = figuresOf({
  [order]: orderOf('window', Object.keys(windowColors), inWindow('perp_return_ratio')),
  Beta: inWindow('perp_btc_beta'),
  'R²': inWindow('perp_btc_beta_r_squared'),
  Correlation: inWindow('perp_btc_correlation'),
  Volatility: inWindow('perp_volatility_annualized_ratio'),
  Return: inWindow('perp_return_ratio'),
});

export const indicators = {
  rsi: ofBars('perp_rsi14'),
  macd: ofBars('perp_macd_histogram_ratio'),
  ema20: ofBars('perp_ema20_distance_ratio'),
  ema50: ofBars('perp_ema50_distance_ratio'),
  atr: ofBars('perp_atr14_ratio'),
};

export const indicatorsNow = figuresOf({
  [order]: orderOf('timeframe', Object.keys(timeframeColors), indicators.rsi),
  'RSI 14': indicators.rsi,
  MACD: indicators.macd,
  'EMA 20': indicators.ema20,
  'EMA 50': indicators.ema50,
  'ATR 14': indicators.atr,
});
