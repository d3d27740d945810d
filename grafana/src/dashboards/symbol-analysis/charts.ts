/** One base on the exchanges, over time and side by side. */
import { BarGaugeSizing, GraphGradientMode, VizOrientation } from '@grafana/grafana-foundation-sdk/common';
import { seriesToExchange, to } from '../../lib/links.js';
import { muted, negative, orange, positive } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { bases, longShare, overTime, volumes } from '../../lib/queries/asset.js';
import { price, smallPercent, usd, wholePercent, yearly } from '../../lib/units.js';

const choice = 'Of the contract that is the most traded one of its exchange at the end of the time range.';
const unlisted = 'no exchange listed this base at the end of the time range';

export const prices = () =>
  panel
    .linesByExchange({
      title: 'Price of $asset',
      description: `Last trade, or the mark price of a contract that has no other, in the quote of the contract (USD, USDT, USDC…). ${choice}`,
      unit: price,
      width: 12,
      height: 12,
      link: seriesToExchange(),
      empty: unlisted,
    })
    .lineWidth(1)
    .withTarget(panel.overTime('A', overTime.lastPrice, '{{exchange}}'))
    .withTarget(panel.overTime('B', overTime.markPrice, '{{exchange}}'));

export const funding = () =>
  panel
    .linesByExchange({
      title: 'Funding of $asset, per year',
      description: `Funding rate over 365 days, not compounded, so that contracts with different intervals compare. Positive: longs pay shorts. Of the past: the rate that was paid at the end of each interval. ${choice}`,
      unit: yearly,
      width: 12,
      height: 12,
      link: seriesToExchange(),
      empty: unlisted,
    })
    .lineWidth(1)
    .withTarget(panel.overTime('A', overTime.fundingApr, '{{exchange}}'));

export const openInterest = () =>
  panel
    .stackedByExchange({
      title: 'Open interest of $asset',
      description: 'USD value of all open contracts on each exchange, one side counted, stacked. Few exchanges tell the past: the others begin when the exporter was first started, and the stack rises there.',
      unit: usd,
      width: 16,
      height: 13,
      link: seriesToExchange(),
      empty: unlisted,
    })
    // Without lines: Grafana would draw that of an exchange which is not known yet on top of its neighbour's.
    .lineWidth(0)
    .fillOpacity(60)
    .gradientMode(GraphGradientMode.None)
    .withTarget(panel.overTime('A', overTime.openInterest, '{{exchange}}'));

export const volume = () =>
  panel
    .ringByExchange({
      title: 'Volume of $asset, 24 h',
      description: 'USD traded in the last 24 hours in all contracts of the base, by exchange.',
      unit: usd,
      width: 8,
      height: 13,
      link: seriesToExchange(),
      empty: unlisted,
    })
    .withTarget(panel.now('A', volumes, '{{exchange}}'));

export const basis = () =>
  panel
    .barChart(
      {
        title: 'Basis of $asset',
        description: 'Mark price of the main contract over spot on the same exchange, and over the index that it follows, minus 1. Above 0: the perpetual is dearer. A missing bar: not told.',
        link: to('arbitrage-scanner', 'What is it worth after fees?', { asset: '${asset}' }),
        unit: smallPercent,
        width: 14,
        height: 14,
        empty: unlisted,
      },
      'Exchange',
    )
    .orientation(VizOrientation.Horizontal)
    .xTickLabelSpacing(0)
    .axisSoftMin(-0.0002)
    .axisSoftMax(0.0002)
    .overrideByName('Over spot', [panel.colorOf(orange)])
    .overrideByName('Over index', [panel.colorOf(muted)])
    .withTarget(panel.nowAsTable('A', bases))
    .transformations([...panel.asMatrix('exchange', 'Exchange', 'figure', ['Over spot', 'Over index']), panel.sortedBy('Exchange')]);

export const longShort = () =>
  panel
    .ranking(
      {
        title: 'Accounts long of $asset',
        description: 'Of the accounts with a position in the main contract, the share that is long, whatever the size of the positions; on the exchanges that tell it. Blue below a half: more are short.',
        unit: wholePercent,
        width: 10,
        height: 14,
        link: seriesToExchange(),
        empty: 'no exchange tells it of this base',
      },
      [{ from: null, color: negative }, { from: 0.5, color: positive }],
    )
    .min(0)
    .max(1)
    .sizing(BarGaugeSizing.Manual)
    .maxVizHeight(72)
    .withTarget(panel.now('A', longShare, '{{exchange}}'));
