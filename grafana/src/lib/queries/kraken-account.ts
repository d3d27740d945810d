/** What Kraken says of the chosen account, and what its ledger adds up to. */
import { labelled } from './header.js';
import { figure, figuresOf } from './figures.js';

const account = 'account="$account"';
const inPeriod = `${account}, window="$period"`;
const metric = (name: string, labels = '') => `kraken_account_${name}{${account}${labels && `, ${labels}`}}`;
/** Without the labels of the scrape. */
const one = (expr: string) => `max(${expr})`;
const by = (labels: string, expr: string) => `max by (${labels}) (${expr})`;

/** A number with a word for its sign as the label `said`. */
const said = (expr: string, above: string, below: string, zero: string) =>
  [[`> 0`, above], [`< 0`, below], [`== 0`, zero]]
    .map(([condition, word]) => `label_replace(${expr} ${condition}, "said", "${word}", "", "")`)
    .join('\nor\n');

// The account

export const state = {
  /** 1 if the keys are in order, otherwise 0, or -1 if there are none; the verdict is a label. */
  verdict: [
    by('account, verdict', `${metric('key_verdict', 'verdict="valid"')} or 0 * ${metric('key_verdict', 'verdict!="valid"')}`),
    labelled('vector(-1)', { account: 'no Kraken account', verdict: 'docs/kraken-account.md' }),
  ].join(' or on () '),
  risk: {
    positions: one(metric('positions')),
    margin: one(metric('margin_ratio')),
    /** Absent if no position has one. */
    liquidation: `min(${metric('position_liquidation_distance_ratio')})`,
  },
  margin: {
    portfolio: one(metric('portfolio_value', 'wallet="flex"')),
    available: one(metric('available_margin', 'wallet="flex"')),
    fundingPerHour: `sum(${metric('position_funding_per_hour_usd')})`,
  },
  age: (by: string) => `max by (${by}) (time() - kraken_account_last_success_timestamp_seconds{${account}})`,
};

/** Of all accounts, by account. */
const all = (expr: string) => by('account', expr);
export const accounts = {
  verdicts: by('account, verdict', 'kraken_account_key_verdict'),
  positions: all('kraken_account_positions'),
  up: all('kraken_account_up'),
  oldest: all('time() - kraken_account_last_success_timestamp_seconds'),
  rows: all('kraken_account_ledger_rows'),
  unpriced: all('kraken_account_ledger_unpriced_rows'),
  began: `1000 * ${all('kraken_account_ledger_began_timestamp_seconds')}`,
  newest: `1000 * ${all('kraken_account_ledger_newest_timestamp_seconds')}`,
  /** The ledger's volume of 30 days over Kraken's own, minus 1. */
  deviation: `${all('kraken_account_volume_30d_usd{source="ledger"}')} / ${all('kraken_account_volume_30d_usd{source="tier"}')} - 1`,
};

const nonzero = `(${metric('balance')} != 0 or ${metric('margin_equity')} != 0)`;
const ofWallet = (expr: string) =>
  `label_join(${by('wallet, currency', `${expr} and on (wallet, currency) ${nonzero}`)}, "row", " ", "wallet", "currency")`;
export const wallets = {
  balance: ofWallet(metric('balance')),
  worth: ofWallet(metric('balance_usd')),
  equity: ofWallet(metric('margin_equity')),
  available: ofWallet(metric('available_margin')),
  initial: ofWallet(metric('initial_margin')),
  maintenance: ofWallet(metric('maintenance_margin')),
};

// Sums of the chosen period, which ends now

const sum = (name: string) => `sum(kraken_account_${name}{${inPeriod}})`;
const feesLessRebates = `sum(kraken_account_fees_usd{${inPeriod}} - kraken_account_rebates_usd{${inPeriod}} + kraken_account_liquidation_fees_usd{${inPeriod}})`;

export const sums = {
  netPnl: said(sum('net_pnl_usd'), 'profit', 'loss', 'neither profit nor loss'),
  totalCost: said(sum('total_cost_usd'), 'cost', 'earned more than it cost', 'no cost'),
  fees: said(feesLessRebates, 'paid', 'rebates are more', 'nothing paid'),
  funding: said(sum('funding_net_usd'), 'received', 'paid', 'nothing paid'),
  realizedPnl: sum('realized_pnl_usd'),
  volume: sum('volume_usd'),
  trades: sum('trades'),
  basisPoints: `max(kraken_account_overall_cost_basis_points{${inPeriod}})`,
};

const ofSymbol = (name: string) => by('symbol', `kraken_account_${name}{${inPeriod}}`);
const traded = `${ofSymbol('volume_usd')} != 0 or ${ofSymbol('total_cost_usd')} != 0`;
export const contracts = {
  volume: `${ofSymbol('volume_usd')} and (${traded})`,
  share: `${ofSymbol('volume_usd')} / on () group_left () ${sum('volume_usd')} and (${traded})`,
  of: (name: string) => `${ofSymbol(name)} and (${traded})`,
  fees: `${ofSymbol('fees_usd')} - ${ofSymbol('rebates_usd')} + ${ofSymbol('liquidation_fees_usd')} and (${traded})`,
  /** Absent without volume. */
  basisPoints: ofSymbol('cost_basis_points'),
};

// Fee tier

const charged = (liquidity: string) =>
  `${one(metric('fee_rate_ratio', `liquidity="${liquidity}", source="charged"`))} or ${one(metric('fee_rate_ratio', `liquidity="${liquidity}", source="tier"`))}`;
const tierVolume = one(metric('volume_30d_usd', 'source="tier"'));
const missing = one(metric('next_tier_missing_volume_usd'));
export const tier = {
  volume: tierVolume,
  rate: charged,
  nextRate: (liquidity: string) => one(metric('next_tier_fee_rate_ratio', `liquidity="${liquidity}"`)),
  missing,
  saving: one(metric('next_tier_yearly_saving_usd')),
  /** From nothing to the volume of the next tier; 1 at the top, which has no next one. */
  progress: `${tierVolume} / (${tierVolume} + ${missing}) or 1 + 0 * ${tierVolume}`,
};

export const roundTrip = {
  net: (liquidity: string) => one(metric('round_trip_net_usd', `liquidity="${liquidity}"`)),
  fees: (liquidity: string) => one(metric('round_trip_fees_usd', `liquidity="${liquidity}"`)),
  breakEven: (liquidity: string) => one(metric('round_trip_break_even_usd', `liquidity="${liquidity}"`)),
};

// UTC days of the period, today's the last

/**
 * A figure's values of days are series with the day's name. The subquery passes midnight of each day of the period;
 * at each, the series of that name is taken, as it is at the end of the time range.
 */
const dayAtStep =
  'label_replace(count_values("day", year() * 10000 + month() * 100 + day_of_month()), "date", "$1-$2-$3", "day", "(....)(..)(..)")';
const daily = (figures: Record<string, string>) =>
  `max by (date, ${figure}) (max_over_time(((${figuresOf(figures)}) and on (date) ${dayAtStep})[$period:1d]))`;
const day = (name: string) => `kraken_account_daily_${name}{${account}} @ end()`;

export const days = {
  /** What was paid is above zero, what was received below. */
  costs: daily({
    Fees: `${day('fees_usd')} + ${day('liquidation_fees_usd')}`,
    'Funding paid': day('funding_paid_usd'),
    Rebates: `-${day('rebates_usd')}`,
    'Funding received': `-${day('funding_received_usd')}`,
  }),
  toAddUp: daily({
    Fees: `${day('fees_usd')} - ${day('rebates_usd')} + ${day('liquidation_fees_usd')}`,
    Funding: `-${day('funding_net_usd')}`,
    Total: day('total_cost_usd'),
  }),
  volume: [
    daily({ Volume: day('volume_usd'), Trades: day('trades') }),
    `${daily({ Share: day('volume_usd') })} / on () group_left () sum(${daily({ Share: day('volume_usd') })})`,
  ].join('\nor\n'),
  netPnl: daily({ 'Net P&L': day('net_pnl_usd') }),
};
