/** One query laid out in rows and columns by two labels. */
import type { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table';
import type { DataTransformerConfig } from '@grafana/grafana-foundation-sdk/dashboard';
import { gold } from '../palette.js';
import { figure, order } from '../queries/figures.js';
import type { About, Band } from './about.js';
import { nowAsTable } from './queries.js';
import { column, heatmapTable, table, type Column } from './tables.js';

/** A column for each of these values of a label, in this order; a row, under a name, for each value of another one. */
export function asMatrix(row: string, name: string, columnLabel: string, columns: string[] = []): DataTransformerConfig[] {
  const corner = `${row}\\${columnLabel}`;
  return [
    {
      id: 'groupingToMatrix',
      options: { columnField: columnLabel, rowField: row, valueField: 'Value', emptyValue: 'null' },
    },
    {
      id: 'organize',
      options: {
        indexByName: Object.fromEntries([corner, ...columns].map((field, i) => [field, i])),
        renameByName: { [corner]: name },
      },
    },
  ];
}

export const sortedBy = (field: string, desc = false): DataTransformerConfig =>
  ({ id: 'sortBy', options: { sort: [{ field, desc }] } });

/** Rows as the figure {@link order} has them, which is not shown itself. */
const rowsInOrder = (): DataTransformerConfig[] =>
  [sortedBy(order), { id: 'organize', options: { excludeByName: { [order]: true } } }];

/**
 * A row for each value of a label, a column for each figure of a query made by `figuresOf`.
 * @param ordered the query has the figure {@link order}
 */
export function figureTable(
  about: About,
  expr: string,
  [name, label, settings]: [name: string, label: string, settings: Column],
  figures: Record<string, Column>,
  ordered = false,
): TableBuilder {
  const out = table(about)
    .withTarget(nowAsTable('A', expr))
    .transformations([...asMatrix(label, name, figure, Object.keys(figures)), ...(ordered ? rowsInOrder() : [])])
    .overrideByName(name, column(settings));
  for (const [heading, how] of Object.entries(figures)) out.overrideByName(heading, column(how, heading));
  return out;
}

export interface Side {
  label: string;
  /** Heading of the column of names. */
  title: string;
  settings?: Column;
}

/**
 * One label down, another across, a number coloured by its band in each cell. Rows and columns are in the order of their names,
 * or columns in the order given; a cell that the query has nothing for is a dash.
 */
export const crossTable = (about: About, expr: string, rows: Side, columns: string, steps: Band[], inOrder: string[] = []): TableBuilder =>
  heatmapTable(about, steps)
    .minWidth(62)
    .withTarget(nowAsTable('A', expr))
    .transformations([sortedBy(columns), ...asMatrix(rows.label, rows.title, columns, inOrder), sortedBy(rows.title)])
    .overrideByName(rows.title, column({ left: true, width: 107, color: gold, ...rows.settings }));
