/** Bases beside each other, as they are now: the liquid ones, and the matrix of bases and exchanges. */
import { labelled } from './header.js';

const liquid = 'base:perp_volume_24h_usd:eligible{base=~"$base"}';
const cell = 'exchange=~"$exchange", base=~"$base"';

/** The highest and the lowest of liquid bases, over all exchanges, in per cent. */
const extremes = (series: string, each: number) => {
  const values = `100 * max by (base) (${series} and on (base) ${liquid})`;
  return `(topk(${each}, ${values}) or bottomk(${each}, ${values}))`;
};

/** In place of no row at all one that says why: a chart of bars has no words of its own for that. */
const orSay = (expr: string, words: string) => `${expr} or on () ${labelled('vector(NaN)', { base: words })}`;

export const extremesOf = {
  price: (each: number) => extremes('base:perp_price_change_24h_ratio:median', each),
  openInterest: (each: number) => orSay(extremes('base:perp_open_interest_usd:change_1h', each), 'known after an hour'),
  funding: (each: number) => extremes('base:perp_funding_rate_8h_ratio:median', each),
};

/** Share of the liquid bases whose price rose. */
export const risers = `avg((base:perp_price_change_24h_ratio:median and on (base) ${liquid}) > bool 0)`;

/** Names, for a hidden variable `liquid`: the most traded on the chosen exchanges. */
export const mostTraded = (n: number) =>
  `topk(${n}, sum by (base) (exchange_base:perp_volume_24h_usd:sum{${cell}}) and on (base) base:perp_volume_24h_usd:eligible)`;

/** For a hidden variable `reference`: the exchange whose bars most of the price history is made of. */
export const referenceExchange = 'topk(1, count by (exchange) (perp_reference_info))';
/** Symbols, for a hidden variable `contracts`: theirs on that exchange. */
export const referenceContracts = 'exchange_base:perp_contract:main{exchange="$reference", base=~"$liquid"}';

const named = 'exchange=~"$exchange", base=~"$liquid"';
const openInterest = `exchange_base:perp_open_interest_usd:sum{${named}}`;
const sum = (series: string) => `sum by (base) (${series})`;
/** Of the chosen exchanges' main contracts. Whose price is far from all others' is a namesake, or mistaken. */
const median = (series: string) =>
  `quantile by (base) (0.5, ${series}{${named}} unless on (exchange, base) exchange_base:perp_mark_price_usd:suspect)`;
const funding = (cells: string) =>
  `${sum(`exchange_base:perp_funding_paid_8h_usd:sum{${cells}}`)} / ${sum(`exchange_base:perp_funding_open_interest_usd:sum{${cells}}`)}`;
const legs = `exchange_base:perp_mark_price_usd:main{${named}} and exchange_base:perp_contract:tradable`;

/** A value for each base that the variable `liquid` names, on the chosen exchanges. */
export const ofLiquid = {
  price: median('exchange_base:perp_mark_price_usd:main'),
  /** Of the reference exchange's contracts, which have a past; where it has none, of all exchanges. One series for each base. */
  priceOverTime:
    'max by (base) (perp_last_price{exchange="$reference", symbol=~"$contracts"}) or max by (base) (base:perp_mark_price_usd:median{base=~"$liquid"})',
  priceChange: median('exchange_base:perp_price_change_24h_ratio:main'),
  openInterest: sum(openInterest),
  /** Of the exchanges that told then and tell now. */
  openInterestChange: (span: string) => {
    const then = `${openInterest} offset ${span}`;
    return `${sum(`${openInterest} and ${then}`)} / (${sum(`${then} and ${openInterest}`)} > 0) - 1`;
  },
  volume: sum(`exchange_base:perp_volume_24h_usd:sum{${named}}`),
  funding: funding(named),
  /** Three times eight hours, 365 days. */
  fundingApr: `3 * 365 * ${funding(named)}`,
  basis: median('exchange_base:perp_basis_ratio:main'),
  exchanges: `count by (base) (exchange_base:perp_contract:main{${named}})`,
  spread: `max by (base) (${legs}) / min by (base) (${legs}) - 1 > 0`,
};

/** Names of the columns of the funding heatmap that are no exchanges; the query labels its rows with them. */
export const heatmapColumns = { openInterest: 'OI', all: 'All' };

/** Names, for a hidden variable `biggest`: those with the most open interest on the chosen exchanges. */
export const mostHeld = (n: number) => `topk(${n}, sum by (base) (exchange_base:perp_open_interest_usd:sum{${cell}}))`;

const held = 'exchange=~"$exchange", base=~"$biggest"';
/** Rows for a matrix base × exchange, rates in per cent; open interest and the overall rate come as exchanges of those names. */
export const fundingHeatmap = [
  labelled(sum(`exchange_base:perp_open_interest_usd:sum{${held}}`), { exchange: heatmapColumns.openInterest }),
  labelled(`100 * ${funding(held)}`, { exchange: heatmapColumns.all }),
  `100 * max by (exchange, base) (exchange_base:perp_funding_rate_8h_ratio:oi_weighted{${held}})`,
].join('\nor\n');
