/**
 * Bases beside each other and against Bitcoin. `compared` holds names, so that a line over a month reads twenty series;
 * figures of the moment are of all bases that are chosen.
 */
import { figuresOf, namedBy } from './figures.js';

const inWindow = 'window="$window"';
const compared = 'base=~"$compared"';
const bitcoin = 'base="BTC"';

/** Without the labels of the scrape: a series goes on when the exporter moves to another address. */
const bases = (expr: string) => `max by (base) (${expr})`;

const biggest = (n: number, selector: string) =>
  `topk(${n}, sum by (base) (perp_open_interest_usd{${selector}}) and on (base) last_over_time(perp_btc_beta{window="24h"}[1h]))`;

/**
 * Names for the variable `compared`: the biggest of the chosen ones that have price history, without Bitcoin itself; if
 * there are none, the biggest of all.
 */
export const biggestWithHistory = (n: number) =>
  `${biggest(n, 'base=~"$base", base!="BTC"')} or on () ${biggest(n, 'base!="BTC"')}`;

// Performance since the start of the time range. `@ start()` would be the moment itself in a query of the moment.

const price = (selector: string) => `perp_reference_price{${selector}}`;
const performance = (selector: string) =>
  `${bases(price(selector))} / ${bases(`last_over_time(${price(selector)}[1h] @ \${__from:date:seconds})`)} - 1`;
const againstBitcoin = `(${performance(compared)}) - on () group_left () (${performance(bitcoin)})`;

export const performances = {
  others: performance(compared),
  bitcoin: performance(bitcoin),
  againstBitcoin: `sort_desc(${againstBitcoin})`,
  /** Where there is a difference at all, none of a kind is 0 of that kind. */
  counts: figuresOf({
    Bitcoin: performance(bitcoin),
    Outperformers: `count(${againstBitcoin} > 0) or 0 * count(${againstBitcoin})`,
    Underperformers: `count(${againstBitcoin} < 0) or 0 * count(${againstBitcoin})`,
  }),
  extremes: [
    namedBy(`topk(1, ${performance(compared)})`, 'base', 'Best: $1'),
    namedBy(`bottomk(1, ${performance(compared)})`, 'base', 'Worst: $1'),
  ].join('\nor\n'),
};

// Beta

const chosen = 'base=~"$base"';
const figure = (metric: string, selector = chosen) => bases(`${metric}{${selector}, ${inWindow}}`);
const beta = figure('perp_btc_beta');
/** What beta lets expect of a base, given what Bitcoin did. */
const expected = `${beta} * on () group_left () max(perp_return_ratio{${bitcoin}, ${inWindow}})`;

export const betas = {
  ofWindows: `max by (base, window) (perp_btc_beta{${compared}})`,
  againstReturn: figuresOf({
    Beta: beta,
    Return: figure('perp_return_ratio'),
    'By beta': expected,
    'Beyond beta': `${figure('perp_return_ratio')} - on (base) (${expected})`,
  }),
  /** Of those with the highest beta. Beside each beta stands R², which says how much of it to believe. */
  highest: (n: number) =>
    `(${figuresOf({
      Beta: beta,
      'R²': figure('perp_btc_beta_r_squared'),
      Correlation: figure('perp_btc_correlation'),
      Return: figure('perp_return_ratio'),
      Volatility: figure('perp_volatility_annualized_ratio'),
    })})\nand on (base) topk(${n}, ${beta})`,
  correlations: `max by (base, other) (perp_correlation{${inWindow}})`,
  volatility: `max by (base, window) (perp_volatility_annualized_ratio{base=~"BTC|$compared"})`,
};
