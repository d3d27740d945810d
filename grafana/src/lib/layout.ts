/** Where panels lie that do not simply follow each other from left to right. */
import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import { RowBuilder, type DashboardBuilder, type Panel } from '@grafana/grafana-foundation-sdk/dashboard';

const bottom = (dashboard: DashboardBuilder) =>
  Math.max(0, ...(dashboard.build().panels ?? []).map(({ gridPos }) => (gridPos ? gridPos.y + gridPos.h : 0)));

/** A heading below all panels so far. What follows {@link stacks} begins with one: the builder does not know their height. */
export const section = (dashboard: DashboardBuilder, title: string): DashboardBuilder =>
  dashboard.withRow(new RowBuilder(title).gridPos({ x: 0, y: bottom(dashboard), w: 24, h: 1 }));

/** Columns beside each other below all panels so far, the panels of a column under each other. */
export function stacks(dashboard: DashboardBuilder, columns: Builder<Panel>[][]): DashboardBuilder {
  const top = bottom(dashboard);
  let x = 0;
  for (const column of columns) {
    let y = top;
    let width = 0;
    for (const builder of column) {
      const panel = builder.build();
      const { w, h } = panel.gridPos!;
      dashboard.withPanel({ build: () => ({ ...panel, gridPos: { x, y, w, h } }) });
      y += h;
      width = Math.max(width, w);
    }
    x += width;
  }
  return dashboard;
}
