/** One base on the exchanges, over time and side by side. */
import { StackingMode, VisibilityMode, VizOrientation } from '@grafana/grafana-foundation-sdk/common';
import { seriesToExchange } from '../../lib/links.js';
import { amber, negative, orange, positive } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { bases, longShare, overTime, volumes } from '../../lib/queries/asset.js';
import { price, smallPercent, usd, wholePercent, yearly } from '../../lib/units.js';

const choice = 'Of the contract that is the most traded one of its exchange at the end of the time range.';
const unlisted = 'no exchange listed this base at the end of the time range';

export const prices = () =>
  panel
    .linesByExchange({
      title: 'Price of $asset',
      description: `Last trade, in the quote of the contract (USD, USDT, USDC…). ${choice}`,
      unit: price,
      width: 12,
      height: 12,
      link: seriesToExchange(),
      empty: unlisted,
    })
    .lineWidth(1)
    .withTarget(panel.overTime('A', overTime.lastPrice, '{{exchange}}'));

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
        unit: smallPercent,
        width: 12,
        height: 10,
        empty: unlisted,
      },
      'Exchange',
    )
    .xTickLabelSpacing(0)
    .overrideByName('Over spot', [panel.colorOf(orange)])
    .overrideByName('Over index', [panel.colorOf(amber)])
    .withTarget(panel.nowAsTable('A', bases))
    .transformations([...panel.asMatrix('exchange', 'Exchange', 'figure', ['Over spot', 'Over index']), panel.sortedBy('Exchange')]);

export const longShort = () =>
  panel
    .barChart(
      {
        title: 'Accounts long and short of $asset',
        description: 'Shares of the accounts that are long and short in the main contract, whatever the size of their positions; on the exchanges that tell it.',
        unit: wholePercent,
        width: 12,
        height: 10,
        empty: 'no exchange tells the accounts of this base',
      },
      'Exchange',
    )
    .orientation(VizOrientation.Horizontal)
    .stacking(StackingMode.Normal)
    .min(0)
    .max(1)
    .showValue(VisibilityMode.Always)
    .overrideByName('Long', [panel.colorOf(positive)])
    .overrideByName('Short', [panel.colorOf(negative)])
    .withTarget(panel.nowAsTable('A', longShare))
    .transformations([...panel.asMatrix('exchange', 'Exchange', 'figure', ['Long', 'Short']), panel.sortedBy('Long')]);
