/** Tables and bars of many figures that one query asks for, with words and trends beside them. */
import type { PanelBuilder as BarChartBuilder } from '@grafana/grafana-foundation-sdk/barchart';
import type { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table';
import { amber, negative } from '../palette.js';
import { figure, figuresOf } from '../queries/figures.js';
import { labelled } from '../queries/header.js';
import type { About } from './about.js';
import { barChart } from './bars.js';
import { nowAsTable, overTime } from './queries.js';
import { column, table, type Heading } from './tables.js';

const corner = (row: string) => `${row}\\${figure}`;

const toMatrix = (row: string, valueField: string) => ({
  columnField: figure,
  rowField: row,
  valueField,
  emptyValue: 'null',
});

/**
 * Bars side by side for the figures of a query, a group for each value of a label. A bar chart without data does not say
 * the words of {@link About.empty}, so they are the name of a group without bars.
 * @param order the figures, from the axis outwards: the results of a query have no order
 */
export const figureBars = (about: About, row: string, expr: string, { downwards = false, order = [] as string[] } = {}): BarChartBuilder =>
  barChart(about, row)
    .fullHighlight(true)
    .withTarget(nowAsTable('A', about.empty ? `${expr}\nor on () ${labelled('vector(NaN)', { [row]: about.empty, [figure]: '–' })}` : expr))
    .withTransformation({ id: 'groupingToMatrix', options: toMatrix(row, 'Value') })
    .withTransformation({
      id: 'organize',
      options: {
        indexByName: Object.fromEntries([corner(row), ...order].map((name, i) => [name, i])),
        renameByName: { [corner(row)]: row },
      },
    })
    .withTransformation({ id: 'sortBy', options: { sort: [{ field: row, desc: downwards }] } });

export interface More {
  /** A query whose labels are columns of words; one of them is the key. */
  words?: string;
  /** A column of small bars or lines: its query is one over time, with the key as its only label. */
  trend?: Heading;
}

/**
 * Small lines and bars take neither scale nor thresholds from the column they are in, only from their own values before
 * these become a cell. So both come from a query: blue from -1 on, amber from 0
 * on, up to 1. Not orange: Grafana takes a colour whose last digits are 00 for a transparent one here.
 */
const scaleFromMinusOneToOne = (out: TableBuilder) =>
  out.withTarget(nowAsTable('D', labelled('vector(1)', { min: '-1', max: '1', step1: '-1', step2: '0' }))).withTransformation({
    id: 'configFromData',
    options: {
      configRefId: 'D',
      applyTo: { id: 'byFrameRefID', options: 'C' },
      mappings: [
        { fieldName: 'min', handlerKey: 'min' },
        { fieldName: 'max', handlerKey: 'max' },
        { fieldName: 'step1', handlerKey: 'threshold1', handlerArguments: { threshold: { color: negative } } },
        { fieldName: 'step2', handlerKey: 'threshold1', handlerArguments: { threshold: { color: amber } } },
        { fieldName: 'Time', handlerKey: '__ignore' },
        { fieldName: 'Value #D', handlerKey: '__ignore' },
      ],
    },
  });

/** A row for each value of the label `key`, a column for each figure, all of one query; a dash where there is nothing. */
export function rowTable(about: About, key: string, labels: Heading[], figures: Heading[], more: More = {}): TableBuilder {
  const expr = figuresOf(Object.fromEntries(figures.map(([name, query]) => [name, query])));
  const out = table(about).withTarget(nowAsTable('A', expr));
  if (more.words) out.withTarget(nowAsTable('B', more.words));
  // First, because it drops tables that no query is the source of any more.
  if (more.trend) {
    out.withTarget(overTime('C', more.trend[1], ''));
    if (more.trend[2].sparkbars) scaleFromMinusOneToOne(out);
    out.withTransformation({ id: 'timeSeriesTable', options: {} });
  }
  out
    .withTransformation({ id: 'groupingToMatrix', filter: { id: 'byRefId', options: 'A' }, options: toMatrix(key, more.words ? 'Value #A' : 'Value') })
    .withTransformation({ id: 'organize', options: { renameByName: { [corner(key)]: key } } });
  if (more.words || more.trend) out.withTransformation({ id: 'joinByField', options: { byField: key, mode: 'outer' } });
  const fields: [field: string, heading: string][] = [
    ...labels.map(([name, label]): [string, string] => [label, name]),
    ...figures.map(([name]): [string, string] => [name, name]),
    ...(more.trend ? [['Trend #C', more.trend[0]] as [string, string]] : []),
  ];
  const keyIsShown = labels.some(([, label]) => label === key);
  out.withTransformation({
    id: 'organize',
    options: {
      excludeByName: { Time: true, ...(more.words ? { 'Value #B': true } : {}), ...(keyIsShown ? {} : { [key]: true }) },
      indexByName: Object.fromEntries(fields.map(([field], i) => [field, i])),
      renameByName: Object.fromEntries(fields),
    },
  });
  for (const [name, , settings] of [...labels, ...figures, ...(more.trend ? [more.trend] : [])]) {
    out.overrideByName(name, column(settings, name));
  }
  return out;
}
