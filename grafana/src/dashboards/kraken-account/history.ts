/** What was held, and what each contract brought. */
import { TableSortByFieldStateBuilder } from '@grafana/grafana-foundation-sdk/common';
import { alarm, blue, gold, muted, orange } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { contracts } from '../../lib/queries/kraken-account.js';
import { basesOf, closed as closedOf } from '../../lib/queries/kraken-positions.js';
import { cents, coefficient, count, moment, price, seconds, wholePercent } from '../../lib/units.js';
import { base, contract, net, side, signed } from './columns.js';
import { noAccount } from './words.js';

const shown = 10;

export function closed() {
  const last = closedOf(shown);
  return panel
    .rowTable(
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
        ['Opened', last.opened, { unit: moment, width: 155 }],
        ['Closed', last.closed, { unit: moment, width: 155 }],
        ['Open for', last.openFor, { unit: { ...seconds, decimals: 1 } }],
        ['Size', last.of('size'), { unit: price, leastWidth: 92 }],
        ['Entry', last.of('entry_price'), { unit: price, width: 90 }],
        ['Exit', last.of('exit_price'), { unit: price, width: 90 }],
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
    .rowTable(
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
