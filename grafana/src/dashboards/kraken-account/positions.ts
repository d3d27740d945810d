/** What is held, what was held, and where the cents lies. */
import { TableSortByFieldStateBuilder } from '@grafana/grafana-foundation-sdk/common';
import { rowToBase, to } from '../../lib/links.js';
import { alarm, blue, bySign, gold, muted, negative, negativeRow, orange, positive, positiveRow } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { contracts, wallets as ofWallets } from '../../lib/queries/kraken-account.js';
import { basesOf, closed as closedOf, hourlyFunding, positions } from '../../lib/queries/kraken-positions.js';
import { cents, coefficient, count, moment, money, price, seconds, wholePercent } from '../../lib/units.js';
import { noAccount, noPosition } from './words.js';

const contract: panel.Heading = ['Contract', 'symbol', { left: true, width: 126, color: gold, link: rowToBase() }];
const base: panel.Heading = ['Base', 'base', { hidden: true }];
const side: panel.Heading = ['Side', 'side', {
  left: true,
  width: 82,
  words: { long: { text: '▲ LONG', color: positive }, short: { text: '▼ SHORT', color: negative } },
}];
const net: panel.Column = {
  unit: cents,
  bands: [{ from: null, color: negativeRow }, { from: 0, color: positiveRow }],
  fillsRow: true,
};
const signed: panel.Column = { unit: cents, bands: bySign };
const oneDecimal = { ...coefficient, decimals: 1 };
const hourlyRate: panel.Column = { unit: { ...cents, decimals: 4 }, bands: bySign };

export const open = () =>
  panel
    .figureTable(
      {
        title: 'Open positions, USD',
        description:
          'Net P&L is open P&L, and since the position was opened realised and funding less fees, less the fee of closing; it tints the row. Open P&L is unrealised; Fees and Closing, the fee of closing as maker, are costs; Fund./h is what the rate of the running hour brings (+) or costs, Next/h what the predicted one would. Size is in coins, of inverse contracts (PI_) in USD. The bars are the funding of the last eight full hours, up: received, down: paid; each row has its own scale. To liq.: how far the mark price may move against the position, all else unchanged; a dash where no move gets there.',
        unit: cents,
        width: 24,
        height: 9,
        empty: noPosition,
      },
      'symbol',
      [contract, side, base],
      [
        ['Size', positions.of('size'), { unit: price }],
        ['Entry', positions.of('entry_price'), { unit: price }],
        ['Mark', positions.of('mark_price'), { unit: price }],
        ['Open P&L', positions.of('unrealized_pnl_usd'), signed],
        ['Realised', positions.of('realized_pnl_usd'), signed],
        ['Funding', positions.of('funding_usd'), signed],
        ['Fees', positions.of('fees_usd'), { unit: cents, width: 64 }],
        ['Closing', positions.closingFee, { unit: cents, width: 72 }],
        ['Net P&L', positions.of('net_pnl_usd'), net],
        ['Days', positions.daysOpen, { unit: oneDecimal, width: 54 }],
        ['To liq.', positions.of('liquidation_distance_ratio'), { unit: wholePercent, width: 70 }],
        ['Fund./h', positions.of('funding_per_hour_usd'), { ...hourlyRate, width: 80 }],
        ['Value', positions.of('notional_usd'), { hidden: true }],
        ['Next/h', positions.of('predicted_funding_per_hour_usd'), { ...hourlyRate, width: 80 }],
      ],
      { words: positions.words, trend: ['Last 8 h', hourlyFunding.trend, { width: 80, sparkbars: true, bands: bySign }] },
    )
    .minWidth(60)
    .interval('1h')
    .timeFrom('8h')
    .hideTimeOverride(true)
    .withTransformation({ id: 'sortBy', options: { sort: [{ field: 'Value', desc: true }] } });

export const hourly = () =>
  panel
    .figureBars(
      {
        title: 'Funding of the last eight hours',
        description: 'Funding booked in each of the last eight full hours on the contracts of all open positions, and under the mouse on each. Above zero: received; below: paid.',
        unit: money,
        width: 12,
        height: 8,
        empty: noPosition,
      },
      'Hour',
      hourlyFunding.byHour,
      { downwards: true },
    )
    .decimals(4)
    .xTickLabelSpacing(50)
    .legend(panel.noLegend())
    .colorScheme(panel.byThreshold())
    .thresholds(panel.bands(bySign))
    .overrideByRegexp('/^(?!All$|Hour$|–$)/', [panel.property('custom.hideFrom', { viz: true, tooltip: false, legend: true })]);

export const wallets = () =>
  panel
    .figureTable(
      {
        title: 'Wallets',
        description: 'What each wallet holds of a currency, in units of it, and its worth where Kraken says so; what counts as margin, what is left of it, what positions and orders need, and below what Kraken liquidates. Empty wallets are left out.',
        unit: price,
        width: 12,
        height: 8,
        empty: noAccount,
      },
      'row',
      [['Wallet', 'row', { left: true, width: 130, color: gold, link: to('strategy-alerts', 'Which alerts fire?') }]],
      [
        ['Balance', ofWallets.balance, { unit: price }],
        ['Worth', ofWallets.worth, { unit: cents }],
        ['Equity', ofWallets.equity, { unit: price }],
        ['Free', ofWallets.available, { unit: price }],
        ['Initial', ofWallets.initial, { unit: price }],
        ['Minimum', ofWallets.maintenance, { unit: price }],
      ],
    )
    .sortBy([new TableSortByFieldStateBuilder().displayName('Worth').desc(true)]);

const shown = 10;

export function closed() {
  const last = closedOf(shown);
  return panel
    .figureTable(
      {
        title: `The ${shown} positions closed last, USD`,
        description:
          'From the trade that made the position out of nothing, or out of its opposite, to the one that ended it. Net P&L is realised and funding less fees, those of liquidation too; it tints the row. Size is the most that was held. Prices are averages weighted by size.',
        unit: cents,
        width: 24,
        height: shown + 2,
        empty: 'no position was closed yet, or no Kraken account: docs/kraken-account.md',
      },
      'position',
      [contract, side, base],
      [
        ['Opened', last.opened, { unit: moment, width: 160 }],
        ['Closed', last.closed, { unit: moment, width: 160 }],
        ['Open for', last.openFor, { unit: { ...seconds, decimals: 1 } }],
        ['Size', last.of('size'), { unit: price }],
        ['Entry', last.of('entry_price'), { unit: price, width: 95 }],
        ['Exit', last.of('exit_price'), { unit: price, width: 95 }],
        ['Realised', last.of('realized_pnl_usd'), signed],
        ['Funding', last.of('funding_usd'), signed],
        ['Fees', last.of('fees_usd'), { unit: cents }],
        ['Net P&L', last.of('net_pnl_usd'), net],
        ['Ended', last.of('liquidated'), {
          width: 96,
          words: { 0: { text: 'closed', color: muted }, 1: { text: 'LIQUIDATED', color: alarm } },
        }],
      ],
      { words: last.words },
    )
    .sortBy([new TableSortByFieldStateBuilder().displayName('Closed').desc(true)]);
}

export const byContract = () =>
  panel
    .figureTable(
      {
        title: 'What each contract brought and cost in $period, USD',
        description: 'Sums of the period. Paid and received are funding. Fees are trading and liquidation fees less rebates; cost is fees less funding received, plus funding paid; in basis points of the volume (1 is 0.01 %), a dash without volume. Net P&L is realised less cost.',
        unit: cents,
        width: 24,
        height: 11,
        empty: noAccount,
      },
      'symbol',
      [contract, base],
      [
        ['Volume', contracts.volume, { unit: cents, color: gold }],
        ['Share', contracts.share, { unit: wholePercent, bar: { from: 0, to: 1 }, color: orange }],
        ['Trades', contracts.of('trades'), { unit: count }],
        ['Fees', contracts.fees, { unit: cents }],
        ['Paid', contracts.of('funding_paid_usd'), { unit: cents, color: blue }],
        ['Received', contracts.of('funding_received_usd'), { unit: cents, color: orange }],
        ['Total cost', contracts.of('total_cost_usd'), { unit: cents }],
        ['Cost, bp', contracts.basisPoints, { unit: coefficient }],
        ['Realised', contracts.of('realized_pnl_usd'), signed],
        ['Net P&L', contracts.of('net_pnl_usd'), signed],
      ],
      { words: basesOf(contracts.volume) },
    )
    .sortBy([new TableSortByFieldStateBuilder().displayName('Volume').desc(true)]);
