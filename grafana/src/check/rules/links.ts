/** Rules of the ways from one dashboard to another. */
import {
  annotationExpr,
  annotationsOf,
  fieldSettings,
  variablesOf,
  type Dashboard,
  type Link,
  type Panel,
} from '../model.js';
import { parse } from '../promql.js';
import { dashboardRule, panelRule, same } from '../rule.js';

/** Marks the link that leads to where the reader is. */
export const here = '◆ ';

const uidOf = ({ url }: Link) => /^\/d\/([\w-]+)/.exec(url ?? '')?.[1];
const plainTitle = ({ title }: Link) => (title ?? '').replace(here, '');
const tabsOf = ({ links }: Dashboard) => (links ?? []).map((link) => [uidOf(link), plainTitle(link)]);

const tabs = dashboardRule('tabs', 'the links at the top are the same everywhere, and lead to all dashboards', (dashboard, say, { dashboards }) => {
  const links = dashboard.links ?? [];
  if (!same(tabsOf(dashboard), tabsOf(dashboards[0]!))) say(`links are not those of ${dashboards[0]!.file} in their order`);
  for (const { uid } of dashboards) {
    const count = links.filter((link) => uidOf(link) === uid).length;
    if (count !== 1) say(`${count} links lead to ${uid}; one has to`);
  }
  for (const link of links) {
    const name = plainTitle(link);
    const target = uidOf(link);
    if (target !== undefined && !dashboards.some(({ uid }) => uid === target)) say(`link "${name}" leads to no dashboard`);
    if (link.keepTime !== true || link.includeVars !== true) say(`link "${name}" loses the time range or the variables`);
    const marked = link.title?.startsWith(here) ?? false;
    if (marked !== (target === dashboard.uid)) say(`link "${name}" is ${marked ? '' : 'not '}marked with "${here.trim()}" as the own one`);
  }
});

const alertAnnotation = dashboardRule('alert-annotation', 'every dashboard marks when alerts fired', (dashboard, say) => {
  const names = annotationsOf(dashboard).flatMap((one) => parse(annotationExpr(one)).selectors.map(({ name }) => name));
  if (!names.includes('ALERTS')) say('no annotation asks for ALERTS');
});

/** Links of the panel, of its fields, and of parts of it that have their own. */
function linksOf(panel: Panel): Link[] {
  const own: Link[] = [...(panel.links ?? []), ...fieldSettings(panel).flatMap(({ links }) => links ?? [])];
  const { dataLinks } = panel.options ?? {};
  return Array.isArray(dataLinks) ? [...own, ...(dataLinks as Link[])] : own;
}

const charts = new Set([
  'barchart', 'bargauge', 'candlestick', 'gauge', 'heatmap', 'piechart', 'state-timeline', 'status-history', 'timeseries',
  'trend', 'xychart',
]);
const bySeveral = /\{\{\s*(\w+_)?(base|exchange)\s*\}\}|\bby\s*\([^)]*\b(base|exchange)\b/;
const showsSeveral = (panel: Panel) =>
  charts.has(panel.type) &&
  (panel.targets ?? []).some(({ legendFormat, expr, format }) => bySeveral.test(format === 'table' ? (expr ?? '') : (legendFormat ?? '')));

const drillDown = panelRule('drill-down', 'tables, and charts of bases or exchanges, lead on to more about each', (panel, say) => {
  if ((panel.type === 'table' || showsSeveral(panel)) && linksOf(panel).length === 0) say('no link leads from here to more');
});

/** A variable that the other dashboard does not have is ignored there without a word. */
const linkTargets = panelRule('link-targets', 'links lead to dashboards and set variables that exist', (panel, say, { dashboards }) => {
  for (const { title, url } of linksOf(panel)) {
    if (!title || !url) say('a link without title or address');
    const uid = /^\/?d\/([\w-]+)/.exec(url ?? '')?.[1];
    if (uid === undefined) continue;
    const target = dashboards.find((one) => one.uid === uid);
    if (!target) say(`link "${title}" leads to no dashboard: ${url}`);
    const names = new Set(target ? variablesOf(target).map(({ name }) => name) : []);
    for (const [, name] of (url ?? '').matchAll(/[?&]var-(\w+)=/g)) {
      if (target && !names.has(name!)) say(`link "${title}": ${target.file} has no variable "${name}"`);
    }
  }
});

export const linkRules = [tabs, alertAnnotation, drillDown, linkTargets];
