/** Bars, slices and their like: one value for each name. */
import { PanelBuilder as BarChartBuilder } from '@grafana/grafana-foundation-sdk/barchart';
import { PanelBuilder as BarGaugeBuilder } from '@grafana/grafana-foundation-sdk/bargauge';
import * as common from '@grafana/grafana-foundation-sdk/common';
import { PanelBuilder as HistogramBuilder } from '@grafana/grafana-foundation-sdk/histogram';
import {
  PanelBuilder as PieChartBuilder,
  PieChartLegendOptionsBuilder,
  PieChartLegendValues,
  PieChartType,
} from '@grafana/grafana-foundation-sdk/piechart';
import * as palette from '../palette.js';
import { bands, byItsName, byThreshold, colorOf, describe, fixed, property, type About, type Band } from './about.js';
import { money } from '../units.js';
import { lastValue } from './figures.js';
import { allInTooltip, legendList, noLegend } from './lines.js';

/** Horizontal bars under each other, the names before them, the values behind them; in the order of the query. */
export function ranking(about: About, steps: Band[]): BarGaugeBuilder {
  return describe(new BarGaugeBuilder(), about)
    .orientation(common.VizOrientation.Horizontal)
    .displayMode(common.BarGaugeDisplayMode.Basic)
    .valueMode(common.BarGaugeValueMode.Color)
    .namePlacement(common.BarGaugeNamePlacement.Left)
    .showUnfilled(false)
    .reduceOptions(lastValue())
    .colorScheme(byThreshold())
    .thresholds(bands(steps))
    .sizing(common.BarGaugeSizing.Manual)
    .minVizHeight(14)
    .maxVizHeight(26)
    .text(new common.VizTextDisplayOptionsBuilder().titleSize(13).valueSize(13));
}

/** Upright bars: a group for each value of a column of words, a bar in it for each column of numbers. */
export function barChart(about: About, x: string): BarChartBuilder {
  const panel = describe(new BarChartBuilder(), about);
  // Left to itself, Grafana makes the axis as wide as the amount is without its minus.
  if (about.unit.id === money.id) panel.axisWidth(78);
  return panel
    .xField(x)
    .orientation(common.VizOrientation.Vertical)
    .colorScheme(byItsName())
    .stacking(common.StackingMode.None)
    .showValue(common.VisibilityMode.Never)
    .barWidth(0.85)
    .groupWidth(0.75)
    .barRadius(0.05)
    .fillOpacity(85)
    .lineWidth(0)
    .xTickLabelSpacing(90)
    // Left out, it is 0, and every name becomes "...".
    .xTickLabelMaxLength(120)
    .text(new common.VizTextDisplayOptionsBuilder().valueSize(12))
    .axisBorderShow(false)
    .tooltip(allInTooltip())
    .legend(legendList())
    // Names that have no room are left out; Grafana would write the words for missing values there.
    .overrideByName(x, [property('noValue', ' ')]);
}

/** The same with a fixed colour for each column of numbers. */
export function barsByName(about: About, x: string, colors: Record<string, string>): BarChartBuilder {
  const panel = barChart(about, x);
  for (const [name, color] of Object.entries(colors)) panel.overrideByName(name, [colorOf(color)]);
  return panel;
}

/**
 * Bars to the left and to the right of zero, under each other, each with its name before it and its number at its end: a
 * row for each, the name in the column `x`, in the order of the rows.
 */
export const diverging = (about: About, x: string, steps: Band[]): BarChartBuilder =>
  barChart(about, x)
    .orientation(common.VizOrientation.Horizontal)
    .colorScheme(byThreshold())
    .thresholds(bands(steps))
    .showValue(common.VisibilityMode.Always)
    .text(new common.VizTextDisplayOptionsBuilder().valueSize(11))
    .axisCenteredZero(true)
    .axisPlacement(common.AxisPlacement.Hidden)
    .overrideByName(x, [property('custom.axisPlacement', 'left')])
    .barWidth(0.8)
    .xTickLabelSpacing(0)
    .tooltip(new common.VizTooltipOptionsBuilder().mode(common.TooltipDisplayMode.Single).sort(common.SortOrder.None))
    .legend(noLegend());

/** A ring of exchanges in their colours, with their shares beside it. */
export function ringByExchange(about: About): PieChartBuilder {
  const ring = describe(new PieChartBuilder(), about)
    .pieType(PieChartType.Donut)
    .reduceOptions(lastValue())
    .displayLabels([])
    .colorScheme(byItsName())
    .tooltip(new common.VizTooltipOptionsBuilder().mode(common.TooltipDisplayMode.Single).sort(common.SortOrder.Descending))
    .legend(
      new PieChartLegendOptionsBuilder()
        .displayMode(common.LegendDisplayMode.Table)
        .placement(common.LegendPlacement.Right)
        .showLegend(true)
        .calcs([])
        .values([PieChartLegendValues.Percent]),
    );
  for (const [exchange, color] of Object.entries(palette.exchangeColors)) ring.overrideByName(exchange, [colorOf(color)]);
  return ring;
}

/** How often values of each size occur. */
export const distribution = (about: About, buckets: number): HistogramBuilder =>
  describe(new HistogramBuilder(), about)
    .bucketCount(buckets)
    .combine(false)
    .colorScheme(fixed(palette.orange))
    .fillOpacity(70)
    .lineWidth(0)
    .axisBorderShow(false)
    .tooltip(allInTooltip())
    .legend(noLegend());
