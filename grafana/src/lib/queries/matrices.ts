/** Each exchange against each other, of `$asset`. PromQL has no cross join: a part for each exchange, with its name. */
import { exchangeColors } from '../palette.js';
import { figuresOf } from './figures.js';
import { inUsd, roundTrip, takerFee, whileHeld, year } from './calculator.js';

const ofEach = (label: string, part: (exchange: string) => string) =>
  figuresOf(Object.fromEntries(Object.keys(exchangeColors).map((exchange) => [exchange, part(exchange)])), label);

const of = (metric: string, exchange: string) =>
  `max by (exchange, base) (${metric}{base="$asset", exchange=~"$exchange", exchange${exchange}})`;
const join = 'on (base) group_left ()';

/** Bought at the ask of `buy`, sold at the bid of `exchange`, less both opening fees. */
export const priceMatrix = ofEach('buy', (buy) => {
  const sold = `${of('exchange_base:perp_bid_price_usd:tradable', `!="${buy}"`)} * on (exchange) group_left () (1 - ${takerFee()})`;
  const bought = `${of('exchange_base:perp_ask_price_usd:tradable', `="${buy}"`)} * on (exchange) group_left () (1 + ${takerFee()})`;
  return `${sold} / ${join} (${bought}) - 1`;
});

const leg = (exchange: string) =>
  `(${of('exchange_base:perp_funding_apr_ratio:main', exchange)} and on (exchange, base) exchange_base:perp_contract:tradable{base="$asset"})`;
/** Funding per year of a leg short on `exchange` less that of one long on `long`. */
const spread = ofEach('long', (long) => `${leg(`!="${long}"`)} - ${join} ${leg(`="${long}"`)}`);
/** Earned while held, less opening and closing both legs. */
const left = inUsd(
  `${whileHeld(spread)} - on (long) group_left () 2 * ${takerFee('long')} - on (exchange) group_left () 2 * ${takerFee()}`,
);
const best = `topk(1, ${left})`;
const fees = roundTrip(best, 'long', 'exchange');

/** Of the price of a trade that is closed where the prices have met. */
const gapLeft = `(${priceMatrix}) - on (buy) group_left () ${takerFee('buy')} - on (exchange) group_left () ${takerFee()}`;

export const fundingMatrix = left;

/** The cell with the most. */
export const bestOfAsset = {
  usd: figuresOf({ 'Funding earned': `${best} + ${inUsd(fees)}`, Fees: inUsd(fees) }),
  left: best,
  breakEven: `${fees} / (((${spread}) and ${best}) / ${year})`,
  gap: `topk(1, ${inUsd(gapLeft)})`,
};
