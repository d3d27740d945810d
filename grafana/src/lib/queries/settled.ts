/** Funding that was paid: sums of settled rates. */
import { sumDays } from '../palette.js';
import { inUsd, roundTrip } from './calculator.js';

/** Main contracts of `$asset` that can be traded in size. */
const tradable = 'exchange_base:perp_contract:tradable{base="$asset", exchange=~"$exchange"}';
const main = 'exchange_base:perp_contract:main{base="$asset", exchange=~"$exchange"}';
const sums = 'perp_funding_accumulated_ratio{base="$asset", exchange=~"$exchange"}';
const among = (contracts: string) => `max by (exchange, window) (${sums} and on (exchange, symbol) ${contracts})`;

/** A cell for each exchange and window. */
export const sumsByExchange = among(main);

const highest = `label_join(topk by (window) (1, ${among(tradable)}), "short_exchange", "", "exchange")`;
const lowest = `label_join(bottomk by (window) (1, ${among(tradable)}), "long_exchange", "", "exchange")`;
const apart = `${highest} - on (window) group_left (long_exchange) ${lowest}`;
/** With the days of the window as a label, because windows do not sort as words. */
const dated = Object.entries(sumDays).reduce(
  (inner, [window, days]) => `label_replace(${inner}, "days", "${days}", "window", "${window}")`,
  apart,
);
const difference = `(max by (days, long_exchange, short_exchange) (${dated}) > 0)`;

/** In each window: short where longs paid most, long where they paid least. */
export const bestPair = {
  difference,
  left: inUsd(`${difference} - ${roundTrip(difference, 'long_exchange', 'short_exchange')}`),
};

/** At the end of the time range, so that each line is of one contract; by name, so that few series are read. */
const atTheEnd = `${main} @ \${__to:date:seconds}`;
export const sumsOverTime = (window: string) =>
  `max by (exchange) (perp_funding_accumulated_ratio{base="$asset", exchange=~"$exchange", symbol=~"$contract", window="${window}"} and on (exchange, symbol) ${atTheEnd})`;
/** Names for that. */
export const mainContracts = 'exchange_base:perp_contract:main{base="$asset"}';
