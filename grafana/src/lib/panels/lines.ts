/** Lines and areas over time. */
import * as common from '@grafana/grafana-foundation-sdk/common';
import { PanelBuilder as TimeseriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import * as palette from '../palette.js';
import { byItsName, colorOf, describe, property, type About } from './about.js';

/** Names under the chart, with a value each if wanted: room for some twenty without a scrollbar. */
export const legendList = (calcs: string[] = []) =>
  new common.VizLegendOptionsBuilder()
    .displayMode(common.LegendDisplayMode.List)
    .placement(common.LegendPlacement.Bottom)
    .showLegend(true)
    .calcs(calcs);

/** A table right of the chart: a row of 22 pixels for each line, so only where all have room. */
export const legendTable = (calcs: string[], width?: number) => {
  const legend = new common.VizLegendOptionsBuilder()
    .displayMode(common.LegendDisplayMode.Table)
    .placement(common.LegendPlacement.Right)
    .showLegend(true)
    .calcs(calcs);
  return width === undefined ? legend : legend.width(width);
};

/** The same with the highest last value on top, as the lines end: so a line finds its name. */
export const legendRanking = (width?: number) => legendTable(['lastNotNull'], width).sortBy('Last *').sortDesc(true);

export const noLegend = () =>
  new common.VizLegendOptionsBuilder()
    .displayMode(common.LegendDisplayMode.Hidden)
    .placement(common.LegendPlacement.Bottom)
    .showLegend(false)
    .calcs([]);

/** All lines at the moment under the mouse, the highest first. */
export const allInTooltip = () =>
  new common.VizTooltipOptionsBuilder().mode(common.TooltipDisplayMode.Multi).sort(common.SortOrder.Descending).maxHeight(600);

/** Lines, in colours by their names. */
export function lines(about: About): TimeseriesBuilder {
  return describe(new TimeseriesBuilder(), about)
    .colorScheme(byItsName())
    .lineWidth(1.5)
    .fillOpacity(0)
    .showPoints(common.VisibilityMode.Never)
    .lineInterpolation(common.LineInterpolation.Linear)
    .axisBorderShow(false)
    .axisGridShow(true)
    .tooltip(allInTooltip())
    .legend(legendList());
}

/** A single line with a shade below it. */
export const line = (about: About, color: string): TimeseriesBuilder =>
  lines(about)
    .colorScheme(byItsName())
    .lineWidth(2)
    .fillOpacity(12)
    .gradientMode(common.GraphGradientMode.Opacity)
    .legend(noLegend())
    .overrideByRegexp('/.*/', [colorOf(color)]);

/** Lines, one per exchange, in the exchanges' own colours. */
export function linesByExchange(about: About): TimeseriesBuilder {
  const panel = lines(about);
  for (const [exchange, color] of Object.entries(palette.exchangeColors)) panel.overrideByName(exchange, [colorOf(color)]);
  return panel;
}

/** Lines, one per base, in the bases' own colours; Bitcoin thick. Its line is on top where its query is the last one. */
export function linesByBase(about: About): TimeseriesBuilder {
  const panel = lines(about);
  for (const [base, color] of Object.entries(palette.baseColors)) {
    panel.overrideByName(base, base === 'BTC' ? [colorOf(color), property('custom.lineWidth', 5)] : [colorOf(color)]);
  }
  return panel;
}

/** Lines named "exchange symbol", in the exchanges' colours. */
export function linesByContract(about: About): TimeseriesBuilder {
  const panel = lines(about).lineWidth(1);
  for (const [exchange, color] of Object.entries(palette.exchangeColors)) {
    panel.overrideByRegexp(`/^${exchange} /`, [colorOf(color)]);
  }
  return panel;
}

/** A few lines whose colours are fixed by name; the last name is the most conspicuous one. */
export function linesByName(about: About, colors: Record<string, string>): TimeseriesBuilder {
  const panel = lines(about);
  for (const [name, color] of Object.entries(colors)) panel.overrideByName(name, [colorOf(color)]);
  return panel;
}

/** Thin dashed companions of the lines of these names, in their colours. */
export function dashed(panel: TimeseriesBuilder, prefix: string, colors: Record<string, string>): TimeseriesBuilder {
  const thin = [property('custom.lineStyle', { fill: 'dash', dash: [4, 6] }), property('custom.lineWidth', 1)];
  for (const [name, color] of Object.entries(colors)) panel.overrideByName(`${prefix}${name}`, [colorOf(color), ...thin]);
  return panel;
}

const stacked = (panel: TimeseriesBuilder, mode = common.StackingMode.Normal) =>
  panel.stacking(new common.StackingConfigBuilder().mode(mode).group('A')).min(0);

export const stackedByExchange = (about: About) =>
  stacked(linesByExchange(about).lineWidth(1).fillOpacity(45).gradientMode(common.GraphGradientMode.Opacity));

/** Shares of a whole, which fill the chart. */
export const sharesByExchange = (about: About) =>
  stacked(linesByExchange(about).lineWidth(0).fillOpacity(70), common.StackingMode.Percent).max(1);

/** Areas without lines: Grafana would draw that of a contract which is not known yet on top of its neighbour's. */
export const stackedByContract = (about: About) => stacked(linesByContract(about)).lineWidth(0).fillOpacity(60);

/** Bars over time, side by side or stacked. */
export const barsOverTime = (about: About) =>
  lines(about).drawStyle(common.GraphDrawStyle.Bars).fillOpacity(80).lineWidth(0).barWidthFactor(0.7);
