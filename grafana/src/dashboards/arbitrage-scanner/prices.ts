/** One base at different prices. */
import { TableSortByFieldStateBuilder } from '@grafana/grafana-foundation-sdk/common';
import { cellToBase, cellToExchange, seriesToExchange } from '../../lib/links.js';
import { bySign, gainBands, gold, muted, orange, text } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { priceMatrix } from '../../lib/queries/matrices.js';
import { prices } from '../../lib/queries/pairs.js';
import { count, smallPercent, usd } from '../../lib/units.js';
import { standing, toAlerts } from './pairs.js';

const listed = 17;
const none = 'no bid stands above an ask elsewhere';

export const widest = () =>
  standing('Widest price gap',
    'Highest bid of one base over the lowest ask on another exchange (buy / sell), minus 1, in USD, before fees.',
    smallPercent, prices.widest, '{{base}}: {{buy_exchange}} / {{sell_exchange}}', none);

export const earning = () =>
  standing('Gaps above fees',
    'Bases whose widest gap between bid and ask of two exchanges is larger than the chosen share of the taker fees of opening and closing both legs.',
    count, prices.earning, '${fee:text}', none, toAlerts());

export function table() {
  const query = prices.table(listed);
  return panel.joinedTable(
    {
      title: 'Price gaps after fees',
      description:
        'Bought at the ask of one exchange, sold at the bid of another, both closed when the prices meet. After fees: less opening and closing both legs at the chosen share of taker fees. Mark: highest mark price over the lowest, of any two exchanges.',
      unit: smallPercent,
      width: 14,
      height: listed + 2,
      empty: none,
    },
    [
      ['Base', 'base', { left: true, width: 105, color: gold, link: cellToBase() }],
      ['Buy', 'buy_exchange', { left: true, width: 107, color: text, link: cellToExchange() }],
      ['Sell', 'sell_exchange', { left: true, width: 107, color: text, link: cellToExchange() }],
    ],
    [
      ['After fees', query.left, { unit: smallPercent, bands: bySign }],
      ['Gap', query.touch, { unit: smallPercent, color: orange }],
      ['Left, USD', query.usd, { unit: usd, bands: bySign }],
      ['Mark', query.mark, { unit: smallPercent, color: muted }],
    ],
  ).sortBy([new TableSortByFieldStateBuilder().displayName('After fees').desc(true)]);
}

export const deviation = () =>
  panel
    .linesByExchange({
      title: 'Price of $asset against the median',
      description: 'Mark price in USD of the main contract of each exchange over the median of all exchanges, minus 1.',
      unit: smallPercent,
      width: 10,
      height: listed + 2,
      link: seriesToExchange(),
      empty: 'this base has a price on one exchange only',
    })
    .withTarget(panel.overTime('A', prices.deviation, '{{exchange}}'));

export const byPair = () =>
  panel.roomForExchanges(
    panel.crossTable({
      title: 'Prices of $asset after fees: bought in the row, sold in the column',
      description:
        'Bid of the column over ask of the row, less both opening fees at the chosen share of taker fees (choose no fees to see the bare gap). Orange: sold dearer than bought. Exchanges that publish no bid and ask are not here.',
      unit: smallPercent,
      width: 24,
      height: 16,
      empty: 'no two books of this base to compare',
    }, priceMatrix, { label: 'buy', title: 'Buy \\ sell', settings: { link: cellToExchange() } }, 'exchange', gainBands(0.0005)),
  );
