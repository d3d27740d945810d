/** What funding came to, instead of what it runs at. */
import { TableSortByFieldStateBuilder } from '@grafana/grafana-foundation-sdk/common';
import { cellToExchange, seriesToExchange } from '../../lib/links.js';
import { bySign, muted, orange, sumBands, sumDays, text } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { bestPair, sumsByExchange, sumsOverTime } from '../../lib/queries/settled.js';
import { days, percent, smallPercent, usd } from '../../lib/units.js';

const height = 19;
const noSums = 'sums are kept of the bases with the largest turnover only';

export function sums() {
  const about = {
    title: 'Accumulated funding of $asset',
    description:
      'Sum of the rates settled in each window, not compounded, of the main contract of each exchange. Positive: longs paid shorts. The colour goes by the mean per 8 hours, so that windows compare.',
    unit: smallPercent,
    width: 12,
    height,
    empty: noSums,
  };
  const out = panel.crossTable(about, sumsByExchange,
    { label: 'exchange', title: 'Exchange', settings: { link: cellToExchange() } }, 'window', sumBands(1),
    Object.keys(sumDays));
  for (const [window, days] of Object.entries(sumDays)) {
    out.overrideByName(window, panel.column({ unit: days < 30 ? smallPercent : percent, bands: sumBands(days), filled: true }));
  }
  return out;
}

export const pair = () =>
  panel.joinedTable(
    {
      title: 'Best pair of $asset in each window',
      description:
        'Short where longs paid most, long where they paid least, of contracts that can be traded in size: the difference, and what the chosen size of a leg would have left after opening and closing both at the chosen share of taker fees. Known only afterwards.',
      unit: percent,
      width: 12,
      height: 8,
      empty: noSums,
    },
    [
      ['Window', 'days', { unit: days, left: true, width: 80, color: muted }],
      ['Long', 'long_exchange', { left: true, width: 110, color: text, link: cellToExchange() }],
      ['Short', 'short_exchange', { left: true, width: 110, color: text, link: cellToExchange() }],
    ],
    [
      ['Difference', bestPair.difference, { unit: smallPercent, color: orange }],
      ['Left, USD', bestPair.left, { unit: usd, bands: bySign }],
    ],
  )
    .withTransformation({ id: 'convertFieldType', options: { conversions: [{ targetField: 'Window', destinationType: 'number' }] } })
    .sortBy([new TableSortByFieldStateBuilder().displayName('Window').desc(false)]);

export const overTime = () =>
  panel
    .linesByExchange({
      title: 'Accumulated funding of $asset, 30 days',
      description: 'Sum of the rates settled in the 30 days before each moment, of the main contract of each exchange. Positive: longs paid shorts.',
      unit: percent,
      width: 12,
      height: height - 8,
      link: seriesToExchange(),
      empty: noSums,
    })
    .withTarget(panel.overTime('A', sumsOverTime('30d'), '{{exchange}}'));
