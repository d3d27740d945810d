/** Panels under each other beside a tall one; the SDK alone can only place panels from left to right. */
import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import type { DashboardBuilder, GridPos, Panel } from '@grafana/grafana-foundation-sdk/dashboard';

/** The tall panel is as high as those beside it together, and all fill the width. */
export function beside(dashboard: DashboardBuilder, tall: Builder<Panel>, others: Builder<Panel>[]): DashboardBuilder {
  const [first, ...rest] = others;
  if (!first) throw new Error('panels beside another one: none given');
  dashboard.withPanel(tall).withPanel(first);
  const panels = dashboard.build().panels!;
  let above = (panels.at(-1) as Panel).gridPos!;
  for (const other of rest) {
    const panel = other.build();
    const place: GridPos = { ...panel.gridPos!, x: above.x, y: above.y + above.h };
    panels.push({ ...panel, gridPos: place });
    above = place;
  }
  return dashboard;
}
