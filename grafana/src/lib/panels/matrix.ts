/** One query laid out in rows and columns by two labels. */
import type { DataTransformerConfig } from '@grafana/grafana-foundation-sdk/dashboard';
import { figure } from '../queries/figures.js';
import type { About } from './about.js';
import { nowAsTable } from './queries.js';
import { column, table, type Column } from './tables.js';

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

/** A row for each value of a label, a column for each figure of a query made by `figuresOf`. */
export function figureTable(about: About, expr: string, row: [name: string, label: string, settings: Column], figures: Record<string, Column>) {
  const [name, label, settings] = row;
  const out = table(about)
    .withTarget(nowAsTable('A', expr))
    .transformations(asMatrix(label, name, figure, Object.keys(figures)))
    .overrideByName(name, column(settings));
  for (const [heading, how] of Object.entries(figures)) out.overrideByName(heading, column(how));
  return out;
}
