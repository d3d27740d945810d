/** Spot bought, a perpetual or a dated future sold. */
import { TableSortByFieldStateBuilder } from '@grafana/grafana-foundation-sdk/common';
import { cellToExchange, seriesToExchange, toAsset } from '../../lib/links.js';
import { bySign, gold, muted } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { basisOverTime, carry, datedFutures, widestBasis } from '../../lib/queries/carry.js';
import { percent, points, smallPercent, usd } from '../../lib/units.js';
import { standing } from './pairs.js';

const noFutures = 'no dated futures on this base';
const noSpot = 'no exchange has a spot market of this base beside its perpetual';
/** Rows of the two tables. */
const perpetualsListed = 13;
const futuresListed = 20;

export const widest = () =>
  standing('Widest basis', 'Main contract whose mark price is furthest from spot on the same exchange, as a fraction of spot.',
    smallPercent, widestBasis, '{{base}} on {{exchange}}', 'no basis is known');

export const basis = () =>
  panel
    .linesByExchange({
      title: 'Basis of $asset by exchange',
      description: 'Mark price of the main contract over spot on the same exchange, minus 1. Above 0: the perpetual is dearer than spot.',
      unit: smallPercent,
      width: 10,
      height: perpetualsListed + 2,
      link: seriesToExchange(),
      empty: noSpot,
    })
    .withTarget(panel.overTime('A', basisOverTime, '{{exchange}}'));

export const perpetuals = () =>
  panel.joinedTable(
    {
      title: 'Spot bought, perpetual of $asset sold',
      description:
        'Left: funding at the running rate while held, and the basis if it closes, less taker fees of opening and closing the perpetual at the chosen share. Fees of spot are not collected and not taken off. Paid: settled in 30 days, over a year. Negative: the opposite trade would earn, with borrowed coins.',
      unit: percent,
      width: 14,
      height: perpetualsListed + 2,
      empty: noSpot,
    },
    [
      ['Exchange', 'exchange', { left: true, width: 107, color: gold, link: cellToExchange() }],
      ['Contract', 'symbol', { left: true, width: 132, color: muted }],
    ],
    [
      ['Left, USD', carry.left, { unit: usd, bands: bySign }],
      ['Funding per year', carry.apr, { unit: percent, bands: bySign }],
      ['Paid per year', carry.paid, { unit: percent, bands: bySign }],
      ['Basis', carry.basis, { unit: smallPercent, bands: bySign }],
    ],
  ).sortBy([new TableSortByFieldStateBuilder().displayName('Left, USD').desc(true)]);

export const termStructure = () =>
  panel.curves(
    {
      title: 'Term structure of $asset',
      description:
        'Basis of each dated future, mark price over its index, minus 1, over 365 days, against the days to its expiry; by exchange and the coin it settles in. Above 0: the future is dearer than spot. Not in the last 24 hours.',
      unit: percent,
      width: 10,
      height: futuresListed + 2,
      link: toAsset(),
      empty: noFutures,
    },
    { name: 'Days to expiry', expr: datedFutures.days, unit: points },
    { name: 'Basis per year', expr: datedFutures.perYear, unit: percent },
    ['exchange', 'settle'],
  );

export const futures = () => {
  const query = datedFutures.table(futuresListed);
  return panel.joinedTable(
    {
      title: 'Dated futures on $asset',
      description:
        'Spot bought, the future sold and held to its expiry: days left, basis, and what is left of it per year after twice the taker fee of the exchange’s perpetuals at the chosen share; fees of spot are not collected. Coin: what it settles in. The largest by open interest (in USD).',
      unit: percent,
      width: 14,
      height: futuresListed + 2,
      empty: noFutures,
    },
    [
      ['Exchange', 'exchange', { left: true, width: 107, color: gold, link: cellToExchange() }],
      ['Contract', 'symbol', { left: true, width: 165, color: muted }],
      ['Coin', 'settle', { left: true, width: 62, color: muted }],
    ],
    [
      ['Days', query.days, { unit: points, width: 62 }],
      ['Basis', query.basis, { unit: percent, bands: bySign }],
      ['Per year', query.perYear, { unit: percent, bands: bySign }],
      ['After fees', query.afterFees, { unit: percent, bands: bySign }],
      ['Open int.', query.openInterest, { unit: usd, color: muted }],
    ],
  ).sortBy([new TableSortByFieldStateBuilder().displayName('Days').desc(false)]);
};
