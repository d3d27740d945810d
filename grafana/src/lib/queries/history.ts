/**
 * What funding of `$asset` was, on the main contract of each exchange at the end of the time range, so that a line is of one
 * contract. Made of metrics that `backfill` writes; `$contract` names those contracts, so that no other series are read.
 */
import { figuresOf } from './figures.js';

const ofAsset = 'base="$asset"';
const chosen = `${ofAsset}, exchange=~"$exchange"`;
const main = `exchange_base:perp_contract:main{${chosen}}`;
const atTheEnd = `on (exchange, symbol) ${main} @ \${__to:date:seconds}`;
/** Where a month of every exchange would take too long. */
const leader = `${ofAsset}, exchange="$leader"`;
const leaders = `${ofAsset}, exchange=~"$leaders"`;
/** Without the labels of the scrape. */
const contracts = (selected: string) => `max by (exchange, symbol) (${selected})`;
const named = (metric: string, labels = '', of = chosen) => `${metric}{${of}, symbol=~"$contract"${labels}}`;

const rate8h = named('perp_funding_rate_8h_ratio');
const paid = (window: string, offset = '', of = chosen) => contracts(`${named('perp_funding_accumulated_ratio', `, window="${window}"`, of)}${offset}`);
const expected = (horizon: string, offset = '', of = chosen) => contracts(`${named('perp_funding_forecast_ratio', `, horizon="${horizon}"`, of)}${offset}`);
const in30d = (metric: string) => contracts(named(metric, ', window="30d"'));
const now = (expr: string) => `${expr} and ${atTheEnd}`;
const byExchange = (expr: string) => `max by (exchange) (${now(expr)})`;

/** Per 8 hours of a sum over so many days, whatever the interval. */
const per8h = (sum: string, days: number) => `${sum} / ${days * 3}`;
/** What came in the horizon less what was expected of it at its start. */
const error = (window: string, horizon: string, of = chosen) => `${paid(window, '', of)} - ${expected(horizon, ` offset ${window}`, of)}`;
const asBefore = `${paid('1d')} - ${paid('1d', ' offset 1d')}`;
/** Mean of the absolute value, looked at every six hours. */
const meanSize = (expr: string, over: string) => `avg_over_time(abs(${expr})[${over}:6h])`;
const error24h = meanSize(error('1d', '24h'), '29d');

/** Means of the chosen exchanges. */
export const mean = {
  rate: `avg(${now(contracts(rate8h))})`,
  paid: (window: string) => `avg(${now(paid(window))})`,
  positive: `avg(${now(in30d('perp_funding_positive_share_ratio'))})`,
  expected: `avg(${now(expected('24h'))})`,
  error: `avg(${now(error24h)})`,
};

export const overTime = {
  rate: byExchange(contracts(rate8h)),
  expectedAndPaid: figuresOf({
    Paid: `max(${now(paid('1d', '', leader))})`,
    Expected: `max(${now(expected('24h', ' offset 1d', leader))})`,
  }),
  error: byExchange(error('1d', '24h', leaders)),
};

/** For the hidden variables `leader` and `leaders`: the chosen exchanges with the most open interest. */
export const biggestExchanges = (n: number) => `topk(${n}, max by (exchange) (exchange_base:perp_open_interest_usd:sum{${chosen}}))`;

/** The hours after midnight of each step of a day, each asked for apart: so of one exchange only, and a month stays quick. */
export const calendar = (() => {
  const rate = named('perp_funding_rate_8h_ratio', '', leader);
  const meanOf = (window: string, until: number) => `avg(avg_over_time(${rate}[${window}] offset -${until}h) and ${atTheEnd})`;
  const hours = Array.from({ length: 24 }, (_, hour) => [String(hour).padStart(2, '0'), meanOf('1h', hour + 1)]);
  return figuresOf(Object.fromEntries([...hours, ['day', meanOf('1d', 24)]]), 'hour');
})();

export const ofContract = {
  /** The contracts of `$asset` with the most open interest. */
  paid: (window: string, n: number) => {
    const sums = `perp_funding_accumulated_ratio{${chosen}, window="${window}"}`;
    return `max by (exchange, symbol) (${sums}) and topk(${n}, ${contracts(`perp_open_interest_usd{${chosen}}`)})`;
  },
  rate: now(contracts(rate8h)),
  mean: now(per8h(paid('30d'), 30)),
  /** Of settlements, brought to 8 hours. */
  deviation: now(`${in30d('perp_funding_volatility_ratio')} * 28800 / ${contracts(named('perp_funding_interval_seconds'))}`),
  positive: now(in30d('perp_funding_positive_share_ratio')),
  zScore: now(
    `(${contracts(named('perp_funding_rate_ratio'))} - ${paid('30d')} / ${in30d('perp_funding_settlements')})` +
    ` / (${in30d('perp_funding_volatility_ratio')} > 0)`,
  ),
  /** Share of the hours at or below the rate of the moment. */
  percentile: now(`avg_over_time((${contracts(rate8h)} <= bool ${contracts(`${rate8h} @ \${__to:date:seconds}`)})[30d:1h])`),
  next24h: now(expected('24h')),
  next7d: now(expected('7d')),
  expectedYesterday: now(expected('24h', ' offset 1d')),
  came: now(paid('1d')),
  error24h: now(error24h),
  asBefore: now(meanSize(asBefore, '29d')),
  error7d: now(meanSize(error('7d', '7d'), '23d')),
};

/** Bases beside each other, each on the exchange where longs paid most, or least; those with the largest turnover have sums. */
export const bases = (() => {
  const sum = (window: string) =>
    `max by (base, exchange) (perp_funding_accumulated_ratio{exchange=~"$exchange", window="${window}"} and on (exchange, symbol) exchange_base:perp_contract:main{exchange=~"$exchange"})`;
  const table = (among: string) => ({ '7d': `${sum('7d')} and ${among}`, '30d': among, '365d': `${sum('365d')} and ${among}` });
  return {
    most: (n: number) => table(`topk(${n}, topk by (base) (1, ${sum('30d')}))`),
    least: (n: number) => table(`bottomk(${n}, bottomk by (base) (1, ${sum('30d')}))`),
  };
})();
