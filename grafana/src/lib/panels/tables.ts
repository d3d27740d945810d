/** Tables, also those whose cells are coloured like a map. */
import * as common from '@grafana/grafana-foundation-sdk/common';
import { MappingType, SpecialValueMatch, type DynamicConfigValue, type ValueMapping } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table';
import * as palette from '../palette.js';
import type { Unit } from '../units.js';
import { bands, byThreshold, colorOf, describe, fixed, property, unitOf, withOptions, type About, type Band, type Link } from './about.js';
import { nowAsTable, overTime, refId } from './queries.js';
import type { State } from './timeline.js';

const dash = '–';
const usualLeastWidth = 70;

/** Where cells are filled, one without a number is not: it would have the colour of the lowest band. */
const unfilled: ValueMapping = {
  type: MappingType.SpecialValue,
  options: { match: SpecialValueMatch.NullAndNan, result: { text: dash, color: palette.nothing } },
};

/** A cell without a value is a dash; a table without rows says the words of {@link About.empty}. */
export function table(about: About): TableBuilder {
  return describe(new TableBuilder(), about)
    .colorScheme(fixed(palette.text))
    .cellHeight(common.TableCellHeight.Sm)
    .minWidth(usualLeastWidth)
    .align(common.FieldTextAlignment.Right)
    .showHeader(true)
    .filterable(false)
    .overrideByRegexp('/.*/', [property('noValue', dash)]);
}

/** A table whose cells are filled by the bands in which their numbers lie. A cell without a number stays empty. */
export const heatmapTable = (about: About, steps: Band[]): TableBuilder =>
  table(about)
    .align(common.FieldTextAlignment.Center)
    .thresholds(bands(steps))
    .colorScheme(byThreshold())
    .cellOptions({ type: common.TableCellDisplayMode.ColorBackground, mode: common.TableCellBackgroundDisplayMode.Basic })
    .mappings([unfilled]);

/** Pages instead of a scrollbar, where nobody knows how many rows there will be. */
export function paged(panel: TableBuilder): TableBuilder {
  // Before Grafana 12.2 it was a setting of the footer.
  const footer = new common.TableFooterOptionsBuilder().show(false).reducer([]).enablePagination(true);
  return withOptions(panel.footer(footer), { enablePagination: true });
}

/** How one column of a table differs from the table's own settings. */
export interface Column {
  unit?: Unit;
  width?: number;
  /** The column takes what the others leave, but at least this: on a phone the table scrolls. */
  leastWidth?: number;
  left?: boolean;
  color?: string;
  /** Numbers within these are shown in these colours. */
  bands?: Band[];
  /** Fill the cell instead of colouring its text. */
  filled?: boolean;
  /** Fill the whole row by this column's bands. */
  fillsRow?: boolean;
  /** A bar in the cell, as long as its number is large between these two. */
  bar?: { from: number; to: number };
  /** Where a click on the cell leads. */
  link?: Link;
  /** Said where there is no value, if a dash does not say why. */
  empty?: string;
  /** Words instead of values. */
  words?: Record<string, State>;
  /** The column is drawn as a small line: its query is one over time. */
  sparkline?: boolean;
  /** The same as small bars around zero, of values from -1 to 1. */
  sparkbars?: boolean;
  /** Not shown, but there for the links of other columns: `${__data.fields["Name"]}`. */
  hidden?: boolean;
}

/** Pixels that a heading needs; the arrow of a sorted column may cut it. */
const roomFor = (heading: string) => 16 + 8 * heading.length;

/** @param heading of the column, which gets room for it if the column has no width of its own */
export function column(about: Column, heading = ''): DynamicConfigValue[] {
  const out: DynamicConfigValue[] = [];
  if (about.unit) out.push(...unitOf(about.unit));
  if (about.width) out.push(property('custom.width', about.width));
  const needed = Math.max(about.unit?.room ?? 0, roomFor(heading));
  const leastWidth = about.leastWidth ?? (!about.width && needed > usualLeastWidth ? needed : undefined);
  if (leastWidth) out.push(property('custom.minWidth', leastWidth));
  if (about.left) out.push(property('custom.align', 'left'));
  if (about.color) out.push(colorOf(about.color));
  if (about.link) out.push(property('links', [about.link]));
  if (about.bands) out.push(property('thresholds', bands(about.bands).build()), property('color', { mode: 'thresholds' }));
  if (about.words) out.push(property('mappings', [{ type: 'value', options: about.words }]));
  else if (about.filled) out.push(property('mappings', [unfilled]));
  if (about.bar) out.push(property('min', about.bar.from), property('max', about.bar.to));
  // The first is that of Grafana before 12.2.
  if (about.empty) out.push(property('noValue', about.empty));
  if (about.hidden) out.push(property('custom.hidden', true), property('custom.hideFrom', { viz: true, legend: false, tooltip: false }));
  const cell = cellOf(about);
  if (cell) out.push(property('custom.cellOptions', cell));
  return out;
}

function cellOf(about: Column): Record<string, unknown> | undefined {
  if (about.sparkline) return { type: 'sparkline', hideValue: true, lineWidth: 1.5, fillOpacity: 12, drawStyle: 'line' };
  if (about.sparkbars) return { type: 'sparkline', hideValue: true, lineWidth: 0, fillOpacity: 100, drawStyle: 'bars', gradientMode: 'scheme' };
  if (about.bar) return { type: 'gauge', mode: 'basic', valueDisplayMode: 'text' };
  if (about.fillsRow) return { type: 'color-background', mode: 'basic', applyToRow: true };
  if (about.filled) return { type: 'color-background', mode: 'basic' };
  if (about.color || about.bands || about.words) return { type: 'color-text' };
  return undefined;
}

/** Columns named after exchanges get room for their names: at 1366 pixels all seventeen fit, and none is cut off. */
export function roomForExchanges(panel: TableBuilder): TableBuilder {
  for (const name of Object.keys(palette.exchangeColors)) {
    panel.overrideByName(name, column({ leastWidth: Math.max(54, 14 + 8 * name.length) }));
  }
  return panel;
}

/** Name of a column, the label or the query it is of, and its settings. */
export type Heading = [name: string, labelOrQuery: string, settings: Column];

/**
 * A row for each combination of labels, a column for each query; a dash where a query has nothing. A row is there if any
 * query has it. All queries have exactly the labels of the headings. Sparklines need one label only.
 */
export function joinedTable(about: About, labels: Heading[], figures: Heading[]): TableBuilder {
  // Grafana adds the query's name where there are several.
  const valueOf = (i: number) => (figures.length === 1 ? 'Value' : `Value #${refId(i)}`);
  const fieldOf = (i: number) => (figures[i]![2].sparkline ? `Trend #${refId(i)}` : valueOf(i));
  const fields = [...labels.map(([, label]) => label), ...figures.map((_, i) => fieldOf(i))];
  const headings = [...labels, ...figures];
  const out = table(about);
  figures.forEach(([, expr, settings], i) =>
    out.withTarget(settings.sparkline ? overTime(refId(i), expr, '') : nowAsTable(refId(i), expr)),
  );
  if (figures.some(([, , settings]) => settings.sparkline)) {
    out.withTransformation({ id: 'timeSeriesTable', options: {} });
    out.withTransformation({ id: 'joinByField', options: { byField: labels[0]![1], mode: 'outer' } });
  } else {
    out.withTransformation({ id: 'merge', options: {} });
  }
  out.withTransformation({
    id: 'organize',
    options: {
      excludeByName: { Time: true, ...Object.fromEntries(figures.map((_, i) => [`Time ${i + 1}`, true])) },
      indexByName: Object.fromEntries(fields.map((field, i) => [field, i])),
      renameByName: Object.fromEntries(fields.map((field, i) => [field, headings[i]![0]])),
    },
  });
  for (const [name, , settings] of headings) out.overrideByName(name, column(settings, name));
  return out;
}
