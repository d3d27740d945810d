import { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table';
import { PanelBuilder as TimeseriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import { PanelBuilder as XyChartBuilder, SeriesMapping, XYSeriesConfigBuilder, XYShowMode } from '@grafana/grafana-foundation-sdk/xychart';
import { DataqueryBuilder, PromQueryFormat } from '@grafana/grafana-foundation-sdk/prometheus';
import * as common from '@grafana/grafana-foundation-sdk/common';
import {
  FieldColorBuilder,
  FieldColorModeId,
  MappingType,
  SpecialValueMatch,
  ThresholdsConfigBuilder,
  ThresholdsMode,
  type DynamicConfigValue,
} from '@grafana/grafana-foundation-sdk/dashboard';
import * as palette from './palette.js';
import type { Unit } from './units.js';
import { datasource } from './variables.js';

/** What every panel says about itself; the lint insists on each. */
export interface About {
  title: string;
  description: string;
  unit: Unit;
  width: number;
  height: number;
}

interface Describable<T> {
  title(title: string): T;
  description(description: string): T;
  datasource(ref: common.DataSourceRef): T;
  unit(unit: string): T;
  decimals(decimals: number): T;
  span(width: number): T;
  height(height: number): T;
}

function describe<T extends Describable<T>>(panel: T, about: About): T {
  panel.title(about.title).description(about.description).datasource(datasource).unit(about.unit.id);
  if (about.unit.decimals !== undefined) panel.decimals(about.unit.decimals);
  return panel.span(about.width).height(about.height);
}

// Queries

const query = (refId: string, expr: string) => new DataqueryBuilder().refId(refId).datasource(datasource).expr(expr);

export const overTime = (refId: string, expr: string, legend: string) => query(refId, expr).legendFormat(legend).range();
export const now = (refId: string, expr: string, legend = '') => query(refId, expr).legendFormat(legend).instant();
export const nowAsTable = (refId: string, expr: string) => query(refId, expr).format(PromQueryFormat.Table).instant();

// Colours

export const fixed = (color: string) => new FieldColorBuilder().mode(FieldColorModeId.Fixed).fixedColor(color);
export const byThreshold = () => new FieldColorBuilder().mode(FieldColorModeId.Thresholds);

/** Grafana's colours one after another: no two alike, but a line's colour depends on the lines before it. */
export const inOrder = () => new FieldColorBuilder().mode(FieldColorModeId.PaletteClassic);

/** The first band has no lower end: its \`from\` is null. */
export const bands = (steps: { from: number | null; color: string }[]) =>
  new ThresholdsConfigBuilder()
    .mode(ThresholdsMode.Absolute)
    .steps(steps.map((step) => ({ value: step.from, color: step.color })));

const property = (id: string, value: unknown): DynamicConfigValue => ({ id, value });
export const colorOf = (color: string) => property('color', { mode: 'fixed', fixedColor: color });

// Panels

const lastValue = () => new common.ReduceDataOptionsBuilder().calcs(['lastNotNull']).fields('').values(false);

/** One big number. With a query over time it has a sparkline. */
export function figure(about: About, color: string): StatBuilder {
  return describe(new StatBuilder(), about)
    .reduceOptions(lastValue())
    .colorScheme(fixed(color))
    .colorMode(common.BigValueColorMode.Value)
    .graphMode(common.BigValueGraphMode.Area)
    .justifyMode(common.BigValueJustifyMode.Center)
    .textMode(common.BigValueTextMode.Value)
    .text(new common.VizTextDisplayOptionsBuilder().valueSize(40))
    .noValue('waiting for data');
}

/** One short statement, coloured by its value. */
export function statement(about: About): StatBuilder {
  return figure(about, palette.gold)
    .colorScheme(byThreshold())
    .text(new common.VizTextDisplayOptionsBuilder().valueSize(26))
    .graphMode(common.BigValueGraphMode.None);
}

/** Lines in Grafana's colours. */
export function lines(about: About): TimeseriesBuilder {
  return describe(new TimeseriesBuilder(), about)
    .colorScheme(new FieldColorBuilder().mode(FieldColorModeId.PaletteClassicByName))
    .lineWidth(2)
    .fillOpacity(6)
    .showPoints(common.VisibilityMode.Never)
    .lineInterpolation(common.LineInterpolation.Linear)
    .axisBorderShow(false)
    .tooltip(new common.VizTooltipOptionsBuilder().mode(common.TooltipDisplayMode.Multi).sort(common.SortOrder.Descending))
    .legend(legendTable(['lastNotNull', 'min', 'max']))
    .noValue('waiting for data');
}

export const legendList = () =>
  new common.VizLegendOptionsBuilder()
    .displayMode(common.LegendDisplayMode.List)
    .placement(common.LegendPlacement.Bottom)
    .showLegend(true)
    .calcs([]);

export const legendTable = (calcs: string[]) =>
  new common.VizLegendOptionsBuilder()
    .displayMode(common.LegendDisplayMode.Table)
    .placement(common.LegendPlacement.Bottom)
    .showLegend(true)
    .calcs(calcs);

/** Lines, one per exchange, in the exchanges' own colours. */
export function linesByExchange(about: About): TimeseriesBuilder {
  const panel = lines(about);
  for (const [exchange, color] of Object.entries(palette.exchangeColors)) {
    panel.overrideByName(exchange, [colorOf(color)]);
  }
  return panel;
}

/** Lines named "exchange symbol", in the exchanges' colours. */
export function linesByContract(about: About): TimeseriesBuilder {
  const panel = lines(about).fillOpacity(0).lineWidth(1);
  for (const [exchange, color] of Object.entries(palette.exchangeColors)) {
    panel.overrideByRegexp(`/^${exchange} /`, [colorOf(color)]);
  }
  return panel;
}

/** A few lines whose colours are fixed by name; the last name is the most conspicuous one. */
export function linesByName(about: About, colors: Record<string, string>): TimeseriesBuilder {
  const panel = lines(about).fillOpacity(0);
  for (const [name, color] of Object.entries(colors)) panel.overrideByName(name, [colorOf(color)]);
  return panel;
}

/** Thin dashed companions of the lines of these names, in their colours. */
export function dashed(panel: TimeseriesBuilder, prefix: string, colors: Record<string, string>): TimeseriesBuilder {
  const thin = [property('custom.lineStyle', { fill: 'dash', dash: [4, 6] }), property('custom.lineWidth', 1)];
  for (const [name, color] of Object.entries(colors)) panel.overrideByName(`${prefix}${name}`, [colorOf(color), ...thin]);
  return panel;
}

const stacked = (panel: TimeseriesBuilder) =>
  panel.stacking(new common.StackingConfigBuilder().mode(common.StackingMode.Normal).group('A')).min(0);

export const stackedByExchange = (about: About) =>
  stacked(linesByExchange(about).lineWidth(1).fillOpacity(45).gradientMode(common.GraphGradientMode.Opacity));

/** Areas without lines: Grafana would draw that of a contract which is not known yet on top of its neighbour's. */
export const stackedByContract = (about: About) => stacked(linesByContract(about)).lineWidth(0).fillOpacity(60);

/** One quantity against another as they are now, a line for each exchange and coin of settlement. */
export function curvesByExchange(about: About, x: { name: string; expr: string }, y: { name: string; expr: string }): XyChartBuilder {
  return describe(new XyChartBuilder(), about)
    .withTarget(nowAsTable('A', x.expr))
    .withTarget(nowAsTable('B', y.expr))
    .withTransformation({ id: 'merge', options: {} })
    .withTransformation({
      id: 'organize',
      options: { excludeByName: { Time: true }, renameByName: { 'Value #A': x.name, 'Value #B': y.name } },
    })
    .withTransformation({ id: 'sortBy', options: { sort: [{ field: x.name, desc: false }] } })
    .withTransformation({ id: 'partitionByValues', options: { fields: ['exchange', 'settle'], keepFields: false, naming: { asLabels: false } } })
    .mapping(SeriesMapping.Auto)
    .series([
      new XYSeriesConfigBuilder()
        .x({ matcher: { id: 'byName', options: x.name } })
        .y({ matcher: { id: 'byName', options: y.name } }),
    ])
    .show(XYShowMode.PointsAndLines)
    .pointSize({ fixed: 7 })
    .lineWidth(1)
    .axisSoftMin(0)
    .colorScheme(inOrder())
    .legend(legendList())
    .tooltip(new common.VizTooltipOptionsBuilder().mode(common.TooltipDisplayMode.Single).sort(common.SortOrder.None))
    .overrideByName(x.name, [property('unit', 'none'), property('decimals', 0)]);
}

export function table(about: About): TableBuilder {
  return describe(new TableBuilder(), about)
    .colorScheme(fixed(palette.amber))
    .cellHeight(common.TableCellHeight.Sm)
    .minWidth(70)
    .align(common.FieldTextAlignment.Right)
    .showHeader(true)
    .filterable(false)
    .noValue('–');
}

/** A table whose cells are filled by the bands in which their numbers lie. A cell without a number stays empty. */
export function heatmapTable(about: About, steps: { from: number | null; color: string }[]): TableBuilder {
  return table(about)
    .align(common.FieldTextAlignment.Center)
    .thresholds(bands(steps))
    .colorScheme(byThreshold())
    .cellOptions({
      type: common.TableCellDisplayMode.ColorBackground,
      mode: common.TableCellBackgroundDisplayMode.Basic,
    })
    .mappings([
      {
        type: MappingType.SpecialValue,
        options: { match: SpecialValueMatch.NullAndNan, result: { text: '–', color: palette.nothing } },
      },
    ]);
}

/** How one column of a table differs from the table's own settings. */
export interface Column {
  unit?: Unit;
  width?: number;
  left?: boolean;
  color?: string;
  /** Numbers below or above these are shown in these colours. */
  bands?: { from: number | null; color: string }[];
  /** Fill the cell instead of colouring its text. */
  filled?: boolean;
  /** Where a click on the cell leads. */
  link?: { title: string; url: string };
  /** Words instead of numbers. */
  words?: Record<string, { text: string; color: string }>;
}

export function column(about: Column): DynamicConfigValue[] {
  const out: DynamicConfigValue[] = [];
  if (about.unit) out.push(property('unit', about.unit.id), property('decimals', about.unit.decimals));
  if (about.width) out.push(property('custom.width', about.width));
  if (about.left) out.push(property('custom.align', 'left'));
  if (about.color) out.push(colorOf(about.color));
  if (about.link) out.push(property('links', [about.link]));
  if (about.bands) {
    out.push(
      property('thresholds', bands(about.bands).build()),
      property('color', { mode: 'thresholds' }),
    );
  }
  if (about.words) out.push(property('mappings', [{ type: 'value', options: about.words }]));
  const type = about.filled ? 'color-background' : 'color-text';
  if (about.filled || about.color || about.bands || about.words) {
    out.push(property('custom.cellOptions', about.filled ? { type, mode: 'basic' } : { type }));
  }
  return out;
}
