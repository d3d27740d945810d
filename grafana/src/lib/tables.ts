import type { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table';
import * as panel from './panels.js';

export type Heading = [name: string, labelOrQuery: string, settings: panel.Column];

/** A row for each combination of labels, a column for each query; a dash where a query has nothing. */
export function joinedTable(about: panel.About, labels: Heading[], figures: Heading[]): TableBuilder {
  const refId = (index: number) => String.fromCharCode('A'.charCodeAt(0) + index);
  const fields = [...labels.map(([, label]) => label), ...figures.map((_, i) => `Value #${refId(i)}`)];
  const headings = [...labels, ...figures];
  const out = panel
    .table(about)
    .withTransformation({ id: 'merge', options: {} })
    .withTransformation({
      id: 'organize',
      options: {
        excludeByName: { Time: true },
        indexByName: Object.fromEntries(fields.map((field, i) => [field, i])),
        renameByName: Object.fromEntries(fields.map((field, i) => [field, headings[i]![0]])),
      },
    });
  figures.forEach(([, expr], i) => out.withTarget(panel.nowAsTable(refId(i), expr)));
  for (const [name, , settings] of headings) out.overrideByName(name, panel.column(settings));
  return out;
}
