/** Kraken's own funding: the rate that runs, what was settled, what may come. */
import { VizOrientation } from '@grafana/grafana-foundation-sdk/common';
import { to } from '../../lib/links.js';
import { bySign, gold, muted, orange } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { funding } from '../../lib/queries/kraken-funding.js';
import { fundingRate, percent, price, seconds } from '../../lib/units.js';

const toHistory = to('funding-history', 'Funding of Kraken over time', { exchange: 'kraken' });

export const now = () =>
  panel
    .figures(
      {
        title: 'Funding of $symbol',
        description: 'What longs pay shorts for one unit in the running hour, in the unit that stands above it, and as a part of the value; what Kraken predicts of the next hour; and when that begins. Below zero: shorts pay.',
        unit: price,
        width: 7,
        height: 8,
        link: toHistory,
      },
      gold,
    )
    .orientation(VizOrientation.Horizontal)
    .targets([
      panel.now('A', funding.now, '{{unit}}, this hour'),
      panel.now('B', funding.next, '{{unit}}, next hour'),
      panel.now('C', funding.ratioNow, 'of the value, this hour'),
      panel.now('D', funding.untilNext, 'until the next hour'),
    ])
    .overrideByRegexp('/^USD/', [panel.property('decimals', 4)])
    .overrideByName('of the value, this hour', panel.unitOf(fundingRate))
    .overrideByName('until the next hour', panel.unitOf(seconds));

export const eightHours = () =>
  panel
    .figureBars(
      {
        title: 'Last eight hours of $symbol',
        description: 'Funding settled in each of the last eight full hours, in USD per coin (inverse contracts: coins per USD). Above zero: longs paid; below: shorts paid. Under the mouse also as a part of the value.',
        unit: price,
        width: 7,
        height: 8,
        link: toHistory,
      },
      'Hour',
      funding.eightHours,
      { downwards: true },
    )
    .xTickLabelSpacing(50)
    .legend(panel.noLegend())
    .overrideByName('Funding', [panel.colorOf(orange)])
    .overrideByName('Of the value', [...panel.unitOf(fundingRate), panel.property('custom.hideFrom', { viz: true, tooltip: false, legend: true })]);

export const sums = () =>
  panel.rowTable(
    {
      title: 'Funding of $symbol added up',
      description:
        'Settled funding of windows that end with the last full hour, from Kraken\'s own history; and what may come, from the past of the rate itself. Sum: what longs paid, in USD per coin (inverse contracts: coins per USD); without signs: what changed hands, whoever paid. Both also as parts of the value.',
      link: to('funding-history', 'Funding on all exchanges'),
      unit: price,
      width: 10,
      height: 8,
    },
    'span',
    [['Time', 'span', { left: true, width: 110, color: gold, link: toHistory }]],
    [
      ['Sum', funding.sums.absolute, { unit: price, bands: bySign }],
      ['No signs', funding.sums.unsigned, { unit: price, color: muted }],
      ['Of value', funding.sums.ratio, { unit: percent, bands: bySign }],
      ['No signs, %', funding.sums.unsignedRatio, { unit: percent, color: muted }],
    ],
  );
