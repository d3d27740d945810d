import {
  DashboardBuilder,
  DashboardCursorSync,
  DashboardLinkBuilder,
  DashboardLinkType,
  type Dashboard,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { datasourceVariable } from './variables.js';

/** The version of the image in Dockerfile. Panels that name no version are migrated as if they were very old. */
export const grafanaVersion = '12.4.3';

/** All dashboards carry this tag; the links at the top of each are the list of those that do, like tabs. */
const tag = 'perps';

export function dashboard(uid: string, title: string, description: string): DashboardBuilder {
  return new DashboardBuilder(title)
    .uid(uid)
    .description(description)
    .tags([tag])
    .readonly()
    .timezone('browser')
    .time({ from: 'now-6h', to: 'now' })
    .refresh('30s')
    .tooltip(DashboardCursorSync.Crosshair)
    .link(
      new DashboardLinkBuilder('')
        .type(DashboardLinkType.Dashboards)
        .tags([tag])
        .asDropdown(false)
        .includeVars(true)
        .keepTime(true),
    )
    .withVariable(datasourceVariable());
}

/** The JSON that Grafana loads: numbered panels that name the version they were written for. */
export function toJson(builder: DashboardBuilder): string {
  const built: Dashboard = builder.build();
  let id = 0;
  for (const panel of built.panels ?? []) {
    panel.id = ++id;
    if (!('panels' in panel)) panel.pluginVersion = grafanaVersion;
  }
  return `${JSON.stringify(built, null, 2)}\n`;
}
