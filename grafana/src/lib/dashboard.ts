import {
  AnnotationQueryBuilder,
  AnnotationQueryPlacement,
  DashboardBuilder,
  DashboardCursorSync,
  DashboardLinkBuilder,
  DashboardLinkType,
  type Dashboard,
  type VariableModel,
} from '@grafana/grafana-foundation-sdk/dashboard';
import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import { withHeader } from './header.js';
import { alarm } from './palette.js';
import { alertOnsets } from './queries/header.js';
import { tabs, type Uid } from './tabs.js';
import { datasource, datasourceVariable } from './variables.js';

/** The version of the image in Dockerfile. Panels that name no version are migrated as if they were very old. */
export const grafanaVersion = '12.4.3';

export interface Setting {
  description: string;
  /** Start of the time range that it opens with, `now-24h`. */
  from: string;
  variables: Builder<VariableModel>[];
}

/** A dashboard with what all have: tabs, header, data source, alerts drawn across its charts. */
export function dashboard(uid: Uid, setting: Setting): DashboardBuilder {
  const built = new DashboardBuilder(tabs[uid].title)
    .uid(uid)
    .description(setting.description)
    .tags(['perps'])
    .readonly()
    .timezone('browser')
    .time({ from: setting.from, to: 'now' })
    .refresh('30s')
    .tooltip(DashboardCursorSync.Crosshair)
    .links((Object.keys(tabs) as Uid[]).map((other) => tab(other, other === uid)))
    .variables([datasourceVariable(), ...setting.variables])
    .annotation(alerts());
  return withHeader(built);
}

const tab = (uid: Uid, here: boolean) =>
  new DashboardLinkBuilder(here ? `◆ ${tabs[uid].tab}` : tabs[uid].tab)
    .tooltip(tabs[uid].title)
    .type(DashboardLinkType.Link)
    // Grafana ignores what follows the uid; the stylesheet knows the open tab by it.
    .url(here ? `/d/${uid}/here` : `/d/${uid}`)
    .icon('')
    .asDropdown(false)
    .includeVars(true)
    .keepTime(true)
    .targetBlank(false);

/** A line where an alert began. Its switch is in the menu beside the tabs, from Grafana 12.3 on. */
const alerts = () =>
  new AnnotationQueryBuilder()
    .name('Alerts')
    .datasource(datasource)
    .enable(true)
    .placement(AnnotationQueryPlacement.InControlsMenu)
    .iconColor(alarm)
    .expr(alertOnsets)
    .step('60s')
    .titleFormat('{{what}}')
    .textFormat('{{direction}} {{about}}')
    .tagKeys('');

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
