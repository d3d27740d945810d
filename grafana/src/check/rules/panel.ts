/** Rules of a panel by itself, and of its place. */
import * as units from '@grafana/grafana-foundation-sdk/units';
import { asks, fieldSettings, panelsOf, type Panel } from '../model.js';
import { dashboardRule, panelRule } from '../rule.js';

/** Panels name the data source by the variable, so a dashboard works on any Prometheus-like store. */
const datasource = '${datasource}';

const panelDatasource = panelRule('panel-datasource-rule', 'panels and queries ask the data source of the variable', (panel, say) => {
  if (panel.datasource?.uid !== datasource) say('the data source is not the variable');
  for (const target of panel.targets ?? []) {
    if (target.datasource?.uid !== datasource) say(`query ${target.refId}: the data source is not the variable`);
  }
});

const titleDescription = dashboardRule(
  'panel-title-description-rule',
  'panels have a title and say what they show',
  (dashboard, _, __, say) => {
    for (const panel of panelsOf(dashboard)) {
      if (!panel.title) say(panel, 'no title');
      if (panel.type !== 'row' && !panel.description) say(panel, 'no description');
    }
  },
);

const knownUnits = new Set<unknown>(Object.values(units));
const ownUnit = /^(suffix|prefix|time|si|count|currency|bool|fixed):/;
/** Of 0 to 100: all shares of this project are fractions, so it would show a hundredth. */
const wrongUnits = new Set(['percent']);

const panelUnits = panelRule('panel-units-rule', 'every panel has a unit that Grafana knows; fractions are no percents', (panel, say) => {
  if (!panel.fieldConfig?.defaults?.unit) say('no unit');
  for (const unit of new Set(fieldSettings(panel).map((settings) => settings.unit))) {
    if (unit !== undefined && !knownUnits.has(unit) && !ownUnit.test(unit)) say(`Grafana knows no unit "${unit}"`);
    if (unit !== undefined && wrongUnits.has(unit)) say(`unit "${unit}" is of 0 to 100; ours are fractions: percentunit`);
  }
});

const noTargets = panelRule('panel-no-targets-rule', 'every panel asks something', (panel, say) => {
  if ((panel.targets ?? []).length === 0) say('no query');
});

/** More digits than these are noise. */
const mostDecimals = 6;
const decimals = panelRule('panel-decimals', `decimals are whole numbers from 0 to ${mostDecimals}`, (panel, say) => {
  for (const { decimals: digits } of fieldSettings(panel)) {
    if (digits === undefined || digits === null) continue;
    if (!Number.isInteger(digits) || digits < 0 || digits > mostDecimals) say(`${digits} decimals`);
  }
});

const noValue = panelRule('panel-no-value', 'panels have words for missing data', (panel, say) => {
  if (!panel.fieldConfig?.defaults?.noValue) say('no words for missing data');
});

const refIds = panelRule('panel-ref-ids', 'each query of a panel has a refId of its own', (panel, say) => {
  const ids = (panel.targets ?? []).map(({ refId }) => refId);
  if (ids.includes(undefined) || new Set(ids).size !== ids.length) say('two queries with one refId, or one without');
});

/** What every Grafana has without a plugin. */
const core = new Set([
  'barchart', 'bargauge', 'candlestick', 'canvas', 'gauge', 'geomap', 'heatmap', 'histogram', 'piechart', 'row',
  'stat', 'state-timeline', 'status-history', 'table', 'text', 'timeseries', 'trend', 'xychart',
]);
const corePanels = dashboardRule('panel-core', 'no panel needs a plugin', (dashboard, _, __, say) => {
  for (const panel of panelsOf(dashboard)) if (!core.has(panel.type)) say(panel, `type ${panel.type} needs a plugin`);
});

/** Panels that name no version are migrated as if they were very old. */
const version = panelRule('panel-version', "panels name Grafana's version", (panel, say, { grafanaVersion }) => {
  if (panel.pluginVersion !== grafanaVersion) say(`pluginVersion is ${panel.pluginVersion}, not ${grafanaVersion}`);
});

function overlap({ gridPos: p }: Panel, { gridPos: q }: Panel): boolean {
  return p !== undefined && q !== undefined && p.x < q.x + q.w && q.x < p.x + p.w && p.y < q.y + q.h && q.y < p.y + p.h;
}

const grid = dashboardRule('panel-grid', 'panels lie inside of 24 columns, none over another', (dashboard, _, __, say) => {
  // What a folded row holds takes no place until it is opened.
  const layers = [dashboard.panels ?? [], ...(dashboard.panels ?? []).map(({ panels }) => panels ?? [])];
  for (const layer of layers) {
    for (const [i, panel] of layer.entries()) {
      const at = panel.gridPos;
      if (!at || at.x < 0 || at.w < 1 || at.h < 1 || at.x + at.w > 24) say(panel, 'outside of the grid of 24 columns');
      for (const other of layer.slice(i + 1)) if (overlap(panel, other)) say(panel, `overlaps with "${other.title}"`);
    }
  }
});

/** What stands at the top is the same everywhere, so that changing the dashboard does not move it. */
const header = dashboardRule('same-header', 'the panels in the first line are those of every dashboard', (dashboard, say, { dashboards }) => {
  const top = (of: typeof dashboard) =>
    (of.panels ?? [])
      .filter((panel) => panel.gridPos?.y === 0 && asks(panel))
      .map(({ type, title, gridPos, targets }) => ({ type, title, gridPos, queries: targets?.map(({ expr }) => expr) }));
  const [first] = dashboards;
  const [own, wanted] = [top(dashboard), top(first!)];
  if (own.length === 0) say('no panel in the first line');
  for (let i = 0; i < Math.max(own.length, wanted.length); i++) {
    if (JSON.stringify(own[i]) === JSON.stringify(wanted[i])) continue;
    say(`in the first line "${own[i]?.title}" is not like "${wanted[i]?.title}" of ${first!.file}: title, type, place and queries`);
  }
});

export const panelRules = [
  panelDatasource,
  titleDescription,
  panelUnits,
  noTargets,
  decimals,
  noValue,
  refIds,
  corePanels,
  version,
  grid,
  header,
];
