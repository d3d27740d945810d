/** Perpetuals and dated futures of `$asset` against spot. */
import { inUsd, takerFee, whileHeld, year } from './calculator.js';

const chosen = 'base="$asset", exchange=~"$exchange"';
const main = (metric: string) => `max by (exchange, symbol) (${metric}{${chosen}})`;
/** Opened and closed. */
const fees = `on (exchange) group_left () 2 * ${takerFee()}`;

const basis = main('exchange_base:perp_basis_ratio:main');
const apr = main('exchange_base:perp_funding_apr_ratio:main');

export const basisOverTime = `max by (exchange) (exchange_base:perp_basis_ratio:main{${chosen}})`;

const anyBasis = 'exchange_base:perp_basis_ratio:main{exchange=~"$exchange"}';
const tradable = `${anyBasis} and on (exchange, base) exchange_base:perp_contract:tradable`;
/** The furthest from 0, with its sign. */
export const widestBasis = `${anyBasis} and topk(1, abs(${tradable}))`;

/** Spot bought, the perpetual sold. What spot costs in fees is not collected. */
export const carry = {
  basis,
  apr: `${apr} and ${basis}`,
  paid: `max by (exchange, symbol) (perp_funding_accumulated_ratio{${chosen}, window="30d"}) * 365 / 30 and ${basis}`,
  left: inUsd(`${whileHeld(apr)} + ${basis} - ${fees}`),
};

/** What a future settles in tells apart those of one exchange that expire on one day. */
const settled = (expr: string) =>
  `max by (exchange, settle, symbol) (${expr} * on (exchange, symbol) group_left (settle) max by (exchange, symbol, settle) (future_contract_info{${chosen}}))`;

const futures = {
  days: settled(`(future_expiry_timestamp_seconds{${chosen}} - time()) / 86400`),
  basis: settled(`future_basis_ratio{${chosen}}`),
  perYear: settled(`future_basis_annualized_ratio{${chosen}}`),
  openInterest: settled(`future_open_interest_usd{${chosen}}`),
};

export const datedFutures = {
  days: futures.days,
  perYear: futures.perYear,
  table: (n: number) => {
    const among = (expr: string) => `${expr} and topk(${n}, ${futures.openInterest})`;
    return {
      days: among(futures.days),
      basis: among(futures.basis),
      perYear: among(futures.perYear),
      /** Fees over the time left; nothing in the last day, like the basis per year. */
      afterFees: among(`${futures.perYear} - (0 * ${futures.perYear} + ${fees}) * ${year / 86400} / ${futures.days}`),
      openInterest: `topk(${n}, ${futures.openInterest})`,
    };
  },
};
