/** Each UTC day of the period. */
import { GraphThresholdsStyleConfigBuilder, GraphThresholdsStyleMode, StackingMode, VisibilityMode } from '@grafana/grafana-foundation-sdk/common';
import { amber, blue, bySign, gold, muted, nothing, orange, text } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { days } from '../../lib/queries/kraken-account.js';
import { figure } from '../../lib/queries/figures.js';
import { count, money, percent } from '../../lib/units.js';
import { noAccount } from './words.js';

const inTooltip = panel.property('custom.hideFrom', { viz: true, tooltip: false, legend: true });
const utc = 'UTC days, today so far.';

export const costs = () =>
  panel
    .figureBars(
      {
        title: 'Fees and funding each day, $period',
        description: `Above zero what was paid: fees, those of liquidations too, and funding. Below zero what was received: funding, and rebates. ${utc}`,
        unit: money,
        width: 12,
        height: 9,
        empty: noAccount,
      },
      'date',
      days.costs,
      { order: ['Fees', 'Funding paid', 'Funding received', 'Rebates'] },
    )
    .stacking(StackingMode.Normal)
    .overrideByName('Fees', [panel.colorOf(gold)])
    .overrideByName('Funding paid', [panel.colorOf(orange)])
    .overrideByName('Rebates', [panel.colorOf(muted)])
    .overrideByName('Funding received', [panel.colorOf(blue)]);

export function cumulative() {
  const figures = { Fees: gold, Funding: orange, Total: text };
  const sum = (name: string) => `${name} so far`;
  const out = panel
    .lines({
      title: 'Cumulative cost, $period',
      description: `Fees less rebates, funding paid less received, and both, added up from the first day of the period on. Below zero: earned. ${utc}`,
      unit: money,
      width: 12,
      height: 9,
      empty: noAccount,
    })
    .timeFrom('$period')
    .hideTimeOverride(true)
    .showPoints(VisibilityMode.Auto)
    .thresholds(panel.bands([{ from: null, color: nothing }, { from: 0, color: muted }]))
    .thresholdsStyle(new GraphThresholdsStyleConfigBuilder().mode(GraphThresholdsStyleMode.Dashed))
    .withTarget(panel.nowAsTable('A', days.toAddUp))
    .withTransformation({ id: 'groupingToMatrix', options: { columnField: figure, rowField: 'date', valueField: 'Value', emptyValue: 'null' } })
    .withTransformation({ id: 'organize', options: { renameByName: { [`date\\${figure}`]: 'Day' } } })
    .withTransformation({ id: 'convertFieldType', options: { fields: {}, conversions: [{ targetField: 'Day', destinationType: 'time', dateFormat: 'YYYY-MM-DD' }] } })
    .withTransformation({ id: 'sortBy', options: { sort: [{ field: 'Day', desc: false }] } });
  for (const name of Object.keys(figures)) {
    out.withTransformation({
      id: 'calculateField',
      options: { mode: 'cumulativeFunctions', cumulative: { field: name, reducer: 'sum' }, alias: sum(name), replaceFields: false },
    });
  }
  out.withTransformation({
    id: 'organize',
    options: {
      excludeByName: Object.fromEntries(Object.keys(figures).map((name) => [name, true])),
      renameByName: Object.fromEntries(Object.keys(figures).map((name) => [sum(name), name])),
    },
  });
  for (const [name, color] of Object.entries(figures)) out.overrideByName(name, [panel.colorOf(color)]);
  return out.overrideByName('Total', [panel.property('custom.lineWidth', 3), panel.property('custom.fillOpacity', 8)]);
}

export const volume = () =>
  panel
    .figureBars(
      {
        title: 'Volume each day, $period',
        description: `Value traded, each execution once; under the mouse also how many executions, and its share of the period. ${utc}`,
        unit: money,
        width: 12,
        height: 8,
        empty: noAccount,
      },
      'date',
      days.volume,
      { order: ['Volume', 'Share', 'Trades'] },
    )
    .legend(panel.noLegend())
    .overrideByName('Volume', [panel.colorOf(amber)])
    .overrideByName('Share', [...panel.unitOf({ ...percent, decimals: 1 }), inTooltip])
    .overrideByName('Trades', [...panel.unitOf(count), inTooltip]);

export const netPnl = () =>
  panel
    .figureBars(
      {
        title: 'Net P&L each day, $period',
        description: `Realised by prices, with funding, less fees. ${utc}`,
        unit: money,
        width: 12,
        height: 8,
        empty: noAccount,
      },
      'date',
      days.netPnl,
    )
    .legend(panel.noLegend())
    .colorScheme(panel.byThreshold())
    .thresholds(panel.bands(bySign));
