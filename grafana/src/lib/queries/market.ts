/**
 * The market by exchange. Everything follows the chosen exchanges, and is made of series that leave out an exchange while
 * it is down. Levels of funding are quotients of two recorded sums, never means of ratios.
 */
import { labelled } from './header.js';

const chosen = 'exchange=~"$exchange"';

const openInterest = `exchange:perp_exchange_open_interest_usd:sum{${chosen}}`;
const openInterestShare = `exchange:perp_exchange_open_interest_usd:share{${chosen}}`;
const volumeShare = `exchange:perp_exchange_volume_24h_usd:share{${chosen}}`;
/** Turnover is recorded as shares and as one total. */
const volume = `${volumeShare} * on () group_left () all:perp_exchange_volume_24h_usd:sum`;
const funding = `sum(exchange:perp_funding_paid_8h_usd:sum{${chosen}}) / sum(exchange:perp_funding_open_interest_usd:sum{${chosen}})`;

const together = (...parts: string[]) => parts.map((part) => `(${part})`).join(' or ');

/** Of the exchanges that were up then and are up now. */
const openInterestChange = (span: string) => {
  const then = `${openInterest} offset ${span}`;
  return `sum(${openInterest} and ${then}) / (sum(${then} and ${openInterest}) > 0) - 1`;
};

export const totals = {
  openInterest: `sum(${openInterest})`,
  volume: `sum(${volume})`,
  funding,
  /** Three times eight hours, 365 days. */
  fundingApr: `3 * 365 * ${funding}`,
  /** With the label `span`. */
  openInterestChange: (spans: Record<string, string>) =>
    together(...Object.entries(spans).map(([name, span]) => labelled(openInterestChange(span), { span: name }))),
  /** With the label `what`. */
  counts: together(
    labelled(`sum(max by (exchange) (perp_exchange_up{${chosen}}))`, { what: 'Exchanges' }),
    labelled(`sum(perp_exchange_markets{${chosen}} and on (exchange) perp_exchange_up == 1)`, { what: 'Contracts' }),
  ),
};

const hhi = (share: string) => `10000 * sum(${share} ^ 2) / sum(${share}) ^ 2`;

/** Shares of the chosen exchanges in what they have together. */
export const shares = {
  /** Of the whole market; what shows them side by side makes them add up to 100 %. */
  volume: volumeShare,
  /** With the label `of`. */
  hhi: together(labelled(hhi(volumeShare), { of: 'Volume' }), labelled(hhi(openInterestShare), { of: 'Open interest' })),
  /** With the label `kind`. */
  kinds: `sum by (kind) (${volumeShare} * on (exchange) group_left (kind) max by (exchange, kind) (perp_exchange_info)) / on () group_left () sum(${volumeShare})`,
};

/** A value for each exchange, with the label `exchange` alone. */
export const byExchange = {
  up: `max by (exchange) (perp_exchange_up{${chosen}})`,
  contracts: `max by (exchange) (perp_exchange_markets{${chosen}})`,
  openInterest: `max by (exchange) (${openInterest})`,
  openInterestChange: (span: string) => `max by (exchange) (exchange:perp_open_interest_usd:change_${span}{${chosen}})`,
  volume: `max by (exchange) (${volume})`,
  funding: `max by (exchange) (exchange:perp_funding_rate_8h_ratio:oi_weighted{${chosen}})`,
};
