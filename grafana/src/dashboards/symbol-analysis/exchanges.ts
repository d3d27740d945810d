/** One base on the exchanges, now. */
import { TableSortByFieldStateBuilder, VizTextDisplayOptionsBuilder } from '@grafana/grafana-foundation-sdk/common';
import { cellToExchange, to } from '../../lib/links.js';
import { bySign, gold, muted } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import * as asset from '../../lib/queries/asset.js';
import { countdown, fundingRate, percent, price as ofPrice, seconds, smallPercent, usd, yearly, type Unit } from '../../lib/units.js';

/** Exchanges that there are: the table has room for all. */
const exchanges = 17;
const unlisted = 'no exchange that is up lists this base';

const strip = (title: string, description: string, unit: Unit, width: number, expr: string) =>
  panel
    .figures({ title, description: `${description} Over all exchanges that are up.`, unit, width, height: 4, empty: unlisted }, gold)
    .wideLayout(false)
    .text(new VizTextDisplayOptionsBuilder().titleSize(12).valueSize(26))
    .withTarget(panel.now('A', expr, '{{figure}}'));

const signed = [panel.property('thresholds', panel.bands(bySign).build()), panel.property('color', { mode: 'thresholds' })];

export const price = () =>
  strip('$asset now', 'Median of the prices in USD, and median of the price changes over 24 hours.', ofPrice, 5, asset.price)
    .overrideByName('Change, 24 h', [...panel.unitOf(percent), ...signed]);

export const size = () =>
  strip('Size of $asset', 'Open interest and turnover in USD.', usd, 5, asset.size);

export const funding = () =>
  strip('Funding of $asset, and its distance from spot',
    'Funding per 8 hours, weighted by open interest; median of mark prices over spot, minus 1; of the biggest bases the spot price on Coinbase over that on Binance, minus 1.',
    smallPercent, 8, asset.distances)
    .overrideByRegexp('/.*/', signed)
    .overrideByName('Funding, 8 h', panel.unitOf(fundingRate));

export const best = () =>
  panel
    .figures(
      {
        title: 'Best funding for $asset',
        description: 'The lowest funding over a year is the cheapest for a long, the highest pays a short most; it is the rate of the running interval. Among main contracts with enough open interest and volume, whose price is not suspect.',
        unit: yearly,
        width: 6,
        height: 4,
        link: to('funding-history', 'What has funding been?', { asset: '$asset' }),
        empty: 'rates are alike, or contracts too small',
      },
      gold,
    )
    .wideLayout(false)
    .text(new VizTextDisplayOptionsBuilder().titleSize(15).valueSize(26))
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
        unit: ofPrice,
        width: 24,
        height: exchanges + 2,
        empty: unlisted,
      },
      [
        ['Exchange', 'exchange', { left: true, width: 115, color: gold, link: cellToExchange() }],
        ['Contract', 'symbol', { left: true, width: 175, color: muted }],
      ],
      [
        ['Price', mark, { unit: ofPrice }],
        ['Off median', deviation, { unit: smallPercent }],
        ['Open interest', openInterest, { unit: usd, width: 130 }],
        ['Volume, 24 h', volume, { unit: usd }],
        ['Funding, 8 h', funding8h, { unit: fundingRate, bands: bySign }],
        ['Per year', fundingApr, { unit: yearly, width: 90, bands: bySign }],
        ['Interval', interval, { unit: seconds, width: 90, color: muted }],
        ['Paid in', next, { unit: countdown, width: 90, color: muted }],
        ['Basis', basis, { unit: smallPercent }],
        ['Spread', spread, { unit: smallPercent }],
      ],
    )
    .sortBy([new TableSortByFieldStateBuilder().displayName('Open interest').desc(true)]);
}
