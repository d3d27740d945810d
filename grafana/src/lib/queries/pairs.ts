/** The same base on two exchanges: the pair of each base whose funding differs most, and that whose prices do. */
import { figuresOf } from './figures.js';
import { inUsd, perYearHeld, roundTrip, whileHeld, year } from './calculator.js';

const both = (one: string, other: string) => `${one}=~"$exchange", ${other}=~"$exchange"`;
const legs = both('long_exchange', 'short_exchange');
const sides = both('buy_exchange', 'sell_exchange');
const openInterest = 'base:perp_open_interest_usd:sum';
const volume = 'base:perp_volume_24h_usd:sum';

/** Of the bases that `of` selects. */
function fundingPairs(of: string) {
  const recorded = (metric: string) => `max by (base, long_exchange, short_exchange) (base:perp_funding_pair_${metric}{${of}${legs}})`;
  const spread = recorded('apr_ratio:spread');
  const fees = recorded('fees_ratio:round_trip');
  return {
    spread,
    fees: `${fees} * $fee`,
    net: `${spread} - ${perYearHeld(`${fees} * $fee`)}`,
    breakEven: `${fees} * $fee / (${spread} / ${year})`,
    /** The same pair back within five minutes goes on. */
    age: `time() - ${recorded('timestamp_seconds:since')}`,
    left: inUsd(`${whileHeld(spread)} - ${fees} * $fee`),
  };
}

const all = fundingPairs('');
const ofAsset = fundingPairs('base="$asset", ');
const best = (n: number) => `topk(${n}, ${all.net} > 0)`;
const ofBase = (metric: string, pairs: string) => `0 * (${pairs}) + on (base) group_left () ${metric}`;

const counted = (leg: string) =>
  `sum by (exchange) (label_join(count by (${leg}) (${all.net} > 0), "exchange", "", "${leg}"))`;

export const funding = {
  ofAssetOverTime: figuresOf({ Spread: `max(${ofAsset.spread})`, Net: `max(${ofAsset.net})` }),
  best: best(1),
  /** How many earn their fees; 0 is one, while there are pairs. */
  earning: `count(${all.net} > 0) or 0 * count(${all.spread})`,
  table: (n: number) => {
    const among = (expr: string) => `${expr} and ${best(n)}`;
    return {
      spread: among(all.spread),
      net: best(n),
      breakEven: among(all.breakEven),
      age: among(all.age),
      left: among(all.left),
      openInterest: ofBase(openInterest, best(n)),
      volume: ofBase(volume, best(n)),
    };
  },
  /** How many of those that earn their fees are long, and short, on each exchange. */
  legs: figuresOf({
    Long: counted('long_exchange'),
    Short: counted('short_exchange'),
  }, 'leg'),
  /** Names for lines over time. */
  bestBases: (n: number) => `topk(${n}, base:perp_funding_pair_apr_ratio:net > 0)`,
  /** At published taker fees and a week's holding, whatever is chosen: what is recorded. */
  netOverTime: 'max by (base) (base:perp_funding_pair_apr_ratio:net{base=~"$best"})',
};

const touch = `max by (base, buy_exchange, sell_exchange) (base:perp_price_spread_ratio:touch{${sides}})`;
const closingToo = roundTrip(touch, 'buy_exchange', 'sell_exchange');
const left = `${touch} - ${closingToo}`;

export const prices = {
  widest: `topk(1, ${touch})`,
  earning: `count(${left} > 0) or 0 * count(exchange_base:perp_bid_price_usd:tradable)`,
  table: (n: number) => {
    const among = (expr: string) => `${expr} and topk(${n}, ${left})`;
    return {
      touch: among(touch),
      left: `topk(${n}, ${left})`,
      usd: among(inUsd(left)),
      /** Of marks, whichever exchanges they are of. */
      mark: ofBase('max by (base) (base:perp_price_spread_ratio:mark)', `topk(${n}, ${left})`),
    };
  },
  deviation: 'max by (exchange) (exchange_base:perp_mark_price_usd:deviation{base="$asset", exchange=~"$exchange"})',
};
