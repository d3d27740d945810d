/** One label down, another across, a number in each cell. */
import type { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table';
import { gold } from '../palette.js';
import type { About, Band } from './about.js';
import { nowAsTable } from './queries.js';
import { column, heatmapTable, type Column } from './tables.js';

export interface Side {
  label: string;
  /** Heading of the column of names. */
  title: string;
  settings?: Column;
}

/** Rows and columns in the order of their names, or columns in the order given; a cell that the query has nothing for is a dash. */
export function crossTable(about: About, expr: string, rows: Side, columns: string, steps: Band[], order: string[] = []): TableBuilder {
  const corner = `${rows.label}\\${columns}`;
  return heatmapTable(about, steps)
    .minWidth(62)
    .withTarget(nowAsTable('A', expr))
    .withTransformation({ id: 'sortBy', options: { sort: [{ field: columns, desc: false }] } })
    .withTransformation({
      id: 'groupingToMatrix',
      options: { columnField: columns, rowField: rows.label, valueField: 'Value', emptyValue: 'null' },
    })
    .withTransformation({
      id: 'organize',
      options: {
        indexByName: Object.fromEntries([corner, ...order].map((name, i) => [name, i])),
        renameByName: { [corner]: rows.title },
      },
    })
    .withTransformation({ id: 'sortBy', options: { sort: [{ field: rows.title, desc: false }] } })
    .overrideByName(rows.title, column({ left: true, width: 107, color: gold, ...rows.settings }));
}
