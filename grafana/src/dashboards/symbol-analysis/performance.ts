/** How the bases did since the start of the time range, and against Bitcoin. */
import { LegendDisplayMode, VisibilityMode, VizOrientation } from '@grafana/grafana-foundation-sdk/common';
import { chooseRow, chooseSeries } from '../../lib/links.js';
import { bySign, gold, negative, positive } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { performances } from '../../lib/queries/compared.js';
import { count, percent } from '../../lib/units.js';

const which = 'Of the bases that are chosen, or else the biggest ones by open interest, twenty at most.';
const noStart = 'no prices at the start of the time range: choose a shorter one, or load history (docs/backfill.md)';

export const summary = () =>
  panel
    .figures(
      {
        title: 'Against Bitcoin since the start of the time range',
        description: `Price now over the price at the start of the time range, minus 1: of Bitcoin, of the best and of the worst of the others. Outperformers did better than Bitcoin, underperformers worse. ${which}`,
        unit: percent,
        width: 24,
        height: 3,
        empty: noStart,
      },
      gold,
    )
    .overrideByName('Outperformers', [...panel.unitOf(count), panel.colorOf(positive)])
    .overrideByName('Underperformers', [...panel.unitOf(count), panel.colorOf(negative)])
    .overrideByRegexp('/^Best/', [panel.colorOf(positive)])
    .overrideByRegexp('/^Worst/', [panel.colorOf(negative)])
    .withTarget(panel.now('A', performances.summary, '{{figure}}'));

export const tracker = () =>
  panel
    .lines({
      title: 'Performance',
      description: `Price over the price at the start of the time range, minus 1; Bitcoin thick and gold. Closes of bars of five minutes on the exchange that a base's history is of. The names stand in the order in which the lines end. ${which}`,
      unit: percent,
      width: 18,
      height: 17,
      link: chooseSeries(),
      empty: noStart,
    })
    .colorScheme(panel.inOrder())
    .lineWidth(1.5)
    .legend(panel.legendRanking())
    .overrideByName('BTC', [panel.colorOf(gold), panel.property('custom.lineWidth', 5)])
    .withTarget(panel.overTime('A', performances.others, '{{base}}'))
    .withTarget(panel.overTime('B', performances.bitcoin, '{{base}}'));

export const ranking = () =>
  panel
    .barChart(
      {
        title: 'Ahead of and behind Bitcoin',
        description: `Performance since the start of the time range less Bitcoin's. Orange: outperformers; blue: underperformers. ${which}`,
        unit: percent,
        width: 6,
        height: 17,
        link: chooseRow('base'),
        empty: noStart,
      },
      'base',
    )
    .orientation(VizOrientation.Horizontal)
    .showValue(VisibilityMode.Always)
    .xTickLabelSpacing(0)
    .colorScheme(panel.byThreshold())
    .thresholds(panel.bands(bySign))
    .legend(panel.noLegend().displayMode(LegendDisplayMode.Hidden))
    .withTarget(panel.nowAsTable('A', performances.againstBitcoin));
