/** One quantity against another, as they are now. */
import * as common from '@grafana/grafana-foundation-sdk/common';
import { PanelBuilder as XyChartBuilder, SeriesMapping, XYSeriesConfigBuilder, XYShowMode } from '@grafana/grafana-foundation-sdk/xychart';
import { muted } from '../palette.js';
import type { Unit } from '../units.js';
import { bands, byThreshold, colorOf, describe, inOrder, property, unitOf, type About, type Band } from './about.js';
import { legendList, noLegend } from './lines.js';
import { nowAsTable } from './queries.js';

export interface Axis {
  name: string;
  expr: string;
  unit: Unit;
}

/** A point for each series, those with the same values of some labels in one colour. The panel's unit is that of y. */
export const scatter = (about: About, x: Axis, y: Axis, together: string[]): XyChartBuilder =>
  describe(new XyChartBuilder(), about)
    .withTarget(nowAsTable('A', x.expr))
    .withTarget(nowAsTable('B', y.expr))
    .withTransformation({ id: 'merge', options: {} })
    .withTransformation({
      id: 'organize',
      options: { excludeByName: { Time: true }, renameByName: { 'Value #A': x.name, 'Value #B': y.name } },
    })
    .withTransformation({ id: 'sortBy', options: { sort: [{ field: x.name, desc: false }] } })
    .withTransformation({ id: 'partitionByValues', options: { fields: together, keepFields: false, naming: { asLabels: false } } })
    .mapping(SeriesMapping.Auto)
    .series([
      new XYSeriesConfigBuilder()
        .x({ matcher: { id: 'byName', options: x.name } })
        .y({ matcher: { id: 'byName', options: y.name } }),
    ])
    .show(XYShowMode.Points)
    .pointSize({ fixed: 8 })
    .lineWidth(1)
    .colorScheme(inOrder())
    .legend(legendList())
    .tooltip(new common.VizTooltipOptionsBuilder().mode(common.TooltipDisplayMode.Single).sort(common.SortOrder.None))
    .overrideByName(x.name, unitOf(x.unit));

/** The same with lines through the points. */
export const curves = (about: About, x: Axis, y: Axis, together: string[]): XyChartBuilder =>
  scatter(about, x, y, together).show(XYShowMode.PointsAndLines).pointSize({ fixed: 7 });

/** Columns of a table: a point for each row, coloured by its own column, and a line that the points are judged by. */
export interface Columns {
  x: string;
  y: string;
  line: string;
  color: string;
}

const named = (options: string) => ({ matcher: { id: 'byName', options } });

/** Points and a dashed line, of one table whose rows are sorted by x; a point's tooltip names what the row is of. */
export const pointsOnLine = (about: About, columns: Columns, steps: Band[]): XyChartBuilder =>
  describe(new XyChartBuilder(), about)
    .mapping(SeriesMapping.Manual)
    .series([
      new XYSeriesConfigBuilder().frame({ matcher: { id: 'byIndex', options: 0 } }).x(named(columns.x)).y(named(columns.line)),
      new XYSeriesConfigBuilder()
        .frame({ matcher: { id: 'byIndex', options: 0 } })
        .x(named(columns.x))
        .y(named(columns.y))
        .color(named(columns.color)),
    ])
    .show(XYShowMode.Points)
    .pointSize({ fixed: 8 })
    .colorScheme(byThreshold())
    .thresholds(bands(steps))
    .legend(noLegend())
    .tooltip(new common.VizTooltipOptionsBuilder().mode(common.TooltipDisplayMode.Single).sort(common.SortOrder.None))
    .overrideByName(columns.line, [
      colorOf(muted),
      property('custom.show', 'lines'),
      property('custom.lineStyle', { fill: 'dash', dash: [8, 8] }),
    ]);
