/** How the bases did since the start of the time range, and against Bitcoin. */
import { VisibilityMode, VizOrientation, VizTextDisplayOptionsBuilder } from '@grafana/grafana-foundation-sdk/common';
import { chooseRow, chooseSeries } from '../../lib/links.js';
import { bySign, gold, negative, positive } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { performances } from '../../lib/queries/compared.js';
import { count, percent, shortPercent } from '../../lib/units.js';

const which = 'Of the bases that are chosen, or else the biggest ones by open interest, twenty at most.';
const noStart = 'no prices at the start of the time range: choose a shorter one, or load history (docs/backfill.md)';

const strip = (title: string, description: string, width: number, expr: string) =>
  panel
    .figures({ title, description: `${description} ${which}`, unit: percent, width, height: 4, empty: noStart }, gold)
    .wideLayout(false)
    .text(new VizTextDisplayOptionsBuilder().titleSize(13).valueSize(30))
    .withTarget(panel.now('A', expr, '{{figure}}'));

export const counts = () =>
  strip('Against Bitcoin since the start',
    'Price of Bitcoin now over that at the start of the time range, minus 1, and how many of the others did better and worse.',
    14, performances.counts)
    .overrideByName('Outperformers', [...panel.unitOf(count), panel.colorOf(positive)])
    .overrideByName('Underperformers', [...panel.unitOf(count), panel.colorOf(negative)]);

export const extremes = () =>
  strip('Best and worst', 'The highest and the lowest performance since the start of the time range, without Bitcoin.', 10, performances.extremes)
    .colorScheme(panel.byThreshold())
    .thresholds(panel.bands(bySign));

export const tracker = () =>
  panel
    .linesByBase({
      title: 'Performance',
      description: `Price over the price at the start of the time range, minus 1; Bitcoin thick and gold. Closes of bars of five minutes on the exchange that a base's history is of. The names stand in the order in which the lines end. ${which}`,
      unit: percent,
      width: 17,
      height: 17,
      link: chooseSeries(),
      empty: noStart,
    })
    .legend(panel.legendRanking())
    .withTarget(panel.overTime('A', performances.others, '{{base}}'))
    .withTarget(panel.overTime('B', performances.bitcoin, '{{base}}'));

export const ranking = () =>
  panel
    .barChart(
      {
        title: 'Ahead of and behind Bitcoin',
        description: `Performance since the start of the time range less Bitcoin's. Orange: outperformers; blue: underperformers. ${which}`,
        unit: shortPercent,
        width: 7,
        height: 17,
        link: chooseRow('base'),
        empty: noStart,
      },
      'base',
    )
    .orientation(VizOrientation.Horizontal)
    .showValue(VisibilityMode.Always)
    .xTickLabelSpacing(0)
    .axisCenteredZero(true)
    .colorScheme(panel.byThreshold())
    .thresholds(panel.bands(bySign))
    .legend(panel.noLegend())
    .withTarget(panel.nowAsTable('A', performances.againstBitcoin));
