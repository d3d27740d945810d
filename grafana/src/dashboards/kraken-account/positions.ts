/** What is held, and where the money lies. */
import { TableSortByFieldStateBuilder } from '@grafana/grafana-foundation-sdk/common';
import { to } from '../../lib/links.js';
import { bySign, gold } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { wallets as ofWallets } from '../../lib/queries/kraken-account.js';
import { hourlyFunding, positions } from '../../lib/queries/kraken-positions.js';
import { cents, money, price, wholePercent } from '../../lib/units.js';
import { base, contract, hourlyRate, net, oneDecimal, side, signed } from './columns.js';
import { noAccount, noPosition } from './words.js';

export const open = () =>
  panel
    .rowTable(
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
        ['Size', positions.of('size'), { unit: price, leastWidth: 96 }],
        ['Entry', positions.of('entry_price'), { unit: price, width: 90 }],
        ['Mark', positions.of('mark_price'), { unit: price, width: 90 }],
        ['Open P&L', positions.of('unrealized_pnl_usd'), signed],
        ['Realised', positions.of('realized_pnl_usd'), signed],
        ['Funding', positions.of('funding_usd'), signed],
        ['Fees', positions.of('fees_usd'), { unit: cents, width: 62 }],
        ['Closing', positions.closingFee, { unit: cents, width: 72 }],
        ['Net P&L', positions.of('net_pnl_usd'), net],
        ['Days', positions.daysOpen, { unit: oneDecimal, width: 54 }],
        ['To liq.', positions.of('liquidation_distance_ratio'), { unit: wholePercent, width: 70 }],
        ['Fund./h', positions.of('funding_per_hour_usd'), { ...hourlyRate, width: 72 }],
        ['Value', positions.of('notional_usd'), { hidden: true }],
        ['Next/h', positions.of('predicted_funding_per_hour_usd'), { ...hourlyRate, width: 72 }],
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
        height: 10,
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
    .rowTable(
      {
        title: 'Wallets',
        description: 'What each wallet holds of a currency, in units of it, and its worth where Kraken says so; what counts as margin, what is left of it, what positions and orders need, and below what Kraken liquidates. Empty wallets are left out.',
        unit: price,
        width: 12,
        height: 10,
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
