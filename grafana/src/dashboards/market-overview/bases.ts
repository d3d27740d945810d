import { TableSortByFieldStateBuilder } from '@grafana/grafana-foundation-sdk/common';
import { bySign, gold, muted } from '../../lib/palette.js';
import { cellToBase } from '../../lib/links.js';
import * as panel from '../../lib/panels/index.js';
import { ofLiquid } from '../../lib/queries/liquid.js';
import { count, fundingRate, percent, price, smallPercent, usd, yearly } from '../../lib/units.js';

/** How many rows the table has; as many lines are read over a day. */
export const liquidBases = 25;

export const liquidMarkets = () =>
  panel
    .joinedTable(
      {
        title: `The ${liquidBases} most traded bases`,
        description:
          'On the chosen exchanges: median price and change over 24 hours; open interest, its change, and volume of 24 hours in USD; funding weighted by open interest; mark price over spot, minus 1; number of exchanges; highest mark price over the lowest, minus 1, of contracts with enough turnover. ' +
          'The line is the price of the last 24 hours on the exchange that price history is made of. Changes appear once data has been collected for so long; a dash: not known.',
        unit: count,
        width: 24,
        height: liquidBases + 2,
        empty: 'none of the chosen bases has enough turnover and open interest',
      },
      [['Base', 'base', { left: true, width: 98, color: gold, link: cellToBase() }]],
      [
        ['Price', ofLiquid.price, { unit: price, leastWidth: 95 }],
        ['24 h', ofLiquid.priceChange, { unit: percent, bands: bySign }],
        ['Price, last 24 h', ofLiquid.priceOverTime, { sparkline: true, width: 130, color: gold }],
        ['Open interest', ofLiquid.openInterest, { unit: usd, leastWidth: 112 }],
        ['OI, 1 h', ofLiquid.openInterestChange('1h'), { empty: 'not yet', unit: percent, bands: bySign }],
        ['OI, 24 h', ofLiquid.openInterestChange('24h'), { unit: percent, bands: bySign }],
        ['Volume, 24 h', ofLiquid.volume, { unit: usd, color: gold, leastWidth: 128 }],
        ['Funding, 8 h', ofLiquid.funding, { unit: fundingRate, bands: bySign, leastWidth: 104 }],
        ['APR', ofLiquid.fundingApr, { unit: yearly, bands: bySign }],
        ['Basis', ofLiquid.basis, { unit: smallPercent, bands: bySign }],
        ['Exchanges', ofLiquid.exchanges, { unit: count, color: muted, leastWidth: 92 }],
        ['Spread', ofLiquid.spread, { unit: smallPercent }],
      ],
    )
    .timeFrom('24h')
    .maxDataPoints(200)
    .sortBy([new TableSortByFieldStateBuilder().displayName('Volume, 24 h').desc(true)]);
