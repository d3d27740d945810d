/** One base on the exchanges, now. */
import { TableSortByFieldStateBuilder, VizTextDisplayOptionsBuilder } from '@grafana/grafana-foundation-sdk/common';
import { cellToExchange, to } from '../../lib/links.js';
import { bySign, gold, muted } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import * as asset from '../../lib/queries/asset.js';
import { countdown, fundingRate, percent, price, seconds, smallPercent, usd, yearly } from '../../lib/units.js';

/** Exchanges that there are: the table has room for all. */
const exchanges = 17;

const signed = panel.property('thresholds', panel.bands(bySign).build());
const bySignOf = [signed, panel.property('color', { mode: 'thresholds' })];

export const standing = () =>
  panel
    .figures(
      {
        title: '$asset now',
        description: 'Over all exchanges that are up: median of the prices in USD, median of the price changes over 24 hours, open interest and turnover in USD, funding weighted by open interest and brought to 8 hours, median of mark prices over spot.',
        unit: usd,
        width: 16,
        height: 4,
        link: to('arbitrage-scanner', 'Where does it pay to be on two exchanges?'),
        empty: 'no exchange that is up lists this base',
      },
      gold,
    )
    .overrideByName('Price', panel.unitOf(price))
    .overrideByName('24 h', [...panel.unitOf(percent), ...bySignOf])
    .overrideByName('Funding per 8 h', [...panel.unitOf(fundingRate), ...bySignOf])
    .overrideByName('Basis', [...panel.unitOf(smallPercent), ...bySignOf])
    .withTarget(panel.now('A', asset.standing, '{{figure}}'));

export const best = () =>
  panel
    .figures(
      {
        title: 'Best exchanges for $asset by funding',
        description: 'The lowest funding over a year is the cheapest for a long, the highest pays a short most; it is the rate of the running interval. Among main contracts with enough open interest and volume, whose price is not suspect.',
        unit: yearly,
        width: 8,
        height: 4,
        link: to('funding-history', 'What has funding been?', { asset: '$asset' }),
        empty: 'no contract on it has enough open interest and volume',
      },
      gold,
    )
    .text(new VizTextDisplayOptionsBuilder().titleSize(17).valueSize(26))
    .colorScheme(panel.byThreshold())
    .thresholds(panel.bands(bySign))
    .withTarget(panel.now('A', asset.bestExchanges, '{{figure}}'));

export function contracts() {
  const { price: mark, deviation, openInterest, volume, funding8h, fundingApr, interval, next, basis, spread } = asset.mainContracts;
  return panel
    .joinedTable(
      {
        title: '$asset on each exchange',
        description: 'The most traded contract of the base on each exchange that is up. Price: mark price in USD (the middle of bid and ask where there is none). Off median: over the median of all exchanges, minus 1. Funding of the running interval, per 8 hours and over a year, and the time until it is paid. Basis: mark over spot, minus 1. Spread: ask over bid, minus 1. A dash: not told.',
        unit: price,
        width: 24,
        height: exchanges + 2,
        empty: 'no exchange that is up lists this base',
      },
      [
        ['Exchange', 'exchange', { left: true, width: 100, color: gold, link: cellToExchange() }],
        ['Contract', 'symbol', { left: true, width: 150, color: muted }],
      ],
      [
        ['Price', mark, { unit: price }],
        ['Off median', deviation, { unit: smallPercent }],
        ['Open interest', openInterest, { unit: usd }],
        ['Volume, 24 h', volume, { unit: usd }],
        ['Funding per 8 h', funding8h, { unit: fundingRate, bands: bySign }],
        ['Per year', fundingApr, { unit: yearly, bands: bySign }],
        ['Interval', interval, { unit: seconds, color: muted }],
        ['Paid in', next, { unit: countdown, color: muted }],
        ['Basis', basis, { unit: smallPercent }],
        ['Spread', spread, { unit: smallPercent }],
      ],
    )
    .sortBy([new TableSortByFieldStateBuilder().displayName('Open interest').desc(true)]);
}
