/** Open and closed positions of the chosen account. */
import { labelled } from './header.js';
import { figure } from './figures.js';

const account = 'account="$account"';

/** The base of a contract, where Kraken still lists it: for links. */
const withBase = (expr: string) => {
  const base = 'max by (symbol, base) (perp_contract_info{exchange="kraken"})';
  return `(${expr}) * on (symbol) group_left (base) ${base} or (${expr}) unless on (symbol) ${base}`;
};

const open = (name: string, labels = '') => `max by (symbol) (kraken_account_position_${name}{${account}${labels}})`;

export const positions = {
  words: withBase(`max by (symbol, side) (kraken_account_position_size{${account}})`),
  of: open,
  closingFee: open('closing_fee_usd', ', liquidity="maker"'),
  daysOpen: `(time() - ${open('opened_timestamp_seconds')}) / 86400`,
};

const hourly = `kraken_account_position_hourly_funding_usd{${account}}`;
const hourlyNow = `${hourly} @ \${__to:date:seconds}`;

export const hourlyFunding = {
  /** A row for each hour, a column for all and for each contract. */
  byHour: [
    labelled(`sum by (hours_ago) (${hourly})`, { [figure]: 'All' }),
    `label_replace(max by (symbol, hours_ago) (${hourly}), "${figure}", "$1", "symbol", "(.*)")`,
  ]
    .map((part) => `label_replace(${part}, "Hour", "$1 h ago", "hours_ago", "(.*)")`)
    .join('\nor\n'),
  /**
   * Over time, with steps of an hour: at each step the hour that ended then, as it is known now; end() would be the last
   * step, up to an hour ago. In parts of the contract's largest of the eight: from -1 to 1.
   */
  trend:
    `max by (symbol) (${hourlyNow} / on (symbol) group_left () (max by (symbol) (abs(${hourlyNow})) > 0)` +
    ` and on (hours_ago) count_values("hours_ago", floor((\${__to:date:seconds} - vector(time())) / 3600) + 1))`,
};

const closedAt = `kraken_account_closed_position_closed_timestamp_seconds{${account}}`;

export const closed = (many: number) => {
  const newest = `topk(${many}, max by (symbol, side, position) (${closedAt}))`;
  const of = (name: string) =>
    `max by (position) (kraken_account_closed_position_${name}{${account}} and on (position) ${newest})`;
  return {
    words: withBase(newest),
    of,
    opened: `1000 * ${of('opened_timestamp_seconds')}`,
    closed: `1000 * ${of('closed_timestamp_seconds')}`,
    openFor: `${of('closed_timestamp_seconds')} - ${of('opened_timestamp_seconds')}`,
  };
};

/** The bases of the contracts of a query. */
export const basesOf = (expr: string) => withBase(`max by (symbol) (${expr})`);
