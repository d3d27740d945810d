/** Rules that every generated dashboard keeps. One line per breach; any breach fails. */
import { readFileSync, readdirSync } from 'node:fs';
import { grafanaVersion } from './lib/dashboard.js';
import { datasource } from './lib/variables.js';

interface Target { refId?: string; expr?: string; hide?: boolean; datasource?: { uid?: string } }
interface Panel {
  id?: number;
  type: string;
  title?: string;
  description?: string;
  pluginVersion?: string;
  datasource?: { uid?: string };
  gridPos?: { x: number; y: number; w: number; h: number };
  fieldConfig?: { defaults?: { unit?: string; noValue?: string } };
  targets?: Target[];
}
interface Dashboard {
  uid?: string;
  title?: string;
  description?: string;
  editable?: boolean;
  templating?: { list?: { name: string; type: string }[] };
  panels?: Panel[];
}

/** What every Grafana has without a plugin. */
const corePanels = new Set([
  'barchart', 'bargauge', 'candlestick', 'canvas', 'gauge', 'geomap', 'heatmap', 'histogram', 'piechart', 'row',
  'stat', 'state-timeline', 'status-history', 'table', 'text', 'timeseries', 'trend', 'xychart',
]);
const withoutQuery = new Set(['row', 'text']);

const folder = new URL('../dashboards/', import.meta.url);
const breaches: string[] = [];
const uids = new Map<string, string>();

for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
  const dashboard = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Dashboard;
  const say = (what: string) => breaches.push(`${file}: ${what}`);
  const uid = dashboard.uid ?? '';
  // Links and bookmarks hold the uid: it is the file's name, and stays.
  if (`${uid}.json` !== file) say(`uid "${uid}" is not the file's name`);
  if (uids.has(uid)) say(`uid is also that of ${uids.get(uid)}`);
  uids.set(uid, file);
  if (!dashboard.title || !dashboard.description) say('no title or description');
  if (dashboard.editable !== false) say('editable, although edits in the browser would be lost');
  if (dashboard.templating?.list?.[0]?.type !== 'datasource') say('the first variable is not the data source');
  const panels = dashboard.panels ?? [];
  if (panels.length === 0) say('no panels');
  if (new Set(panels.map((panel) => panel.id)).size !== panels.length) say('two panels with one id');
  for (const panel of panels) lintPanel(panel, (what) => say(`panel "${panel.title ?? '?'}": ${what}`));
  for (const [i, one] of panels.entries()) {
    const other = panels.slice(i + 1).find((panel) => overlap(one, panel));
    if (other) say(`panels "${one.title}" and "${other.title}" overlap`);
  }
}

function lintPanel(panel: Panel, say: (what: string) => void): void {
  if (!corePanels.has(panel.type)) say(`type ${panel.type} needs a plugin`);
  if (!panel.title) say('no title');
  if (panel.type === 'row') return;
  if (!panel.description) say('no description');
  if (panel.pluginVersion !== grafanaVersion) say(`pluginVersion is ${panel.pluginVersion}, not ${grafanaVersion}`);
  if (!panel.gridPos || panel.gridPos.x + panel.gridPos.w > 24) say('outside the grid of 24 columns');
  if (withoutQuery.has(panel.type)) return;
  if (!panel.fieldConfig?.defaults?.unit) say('no unit');
  if (!panel.fieldConfig?.defaults?.noValue) say('no words for missing data');
  if (panel.datasource?.uid !== datasource.uid) say('the data source is not the variable');
  const targets = panel.targets ?? [];
  if (targets.length === 0) say('no query');
  if (new Set(targets.map((target) => target.refId)).size !== targets.length) say('two queries with one refId');
  for (const target of targets) {
    if (target.datasource?.uid !== datasource.uid) say(`query ${target.refId}: the data source is not the variable`);
    if (target.hide) say(`query ${target.refId}: hidden, so its errors are too`);
    if (!target.expr) say(`query ${target.refId}: empty`);
    if (/\b(rate|irate)\([^)]*\[(?!\$__rate_interval)/.test(target.expr ?? '')) {
      say(`query ${target.refId}: rate() over something else than $__rate_interval`);
    }
  }
}

function overlap(a: Panel, b: Panel): boolean {
  if (!a.gridPos || !b.gridPos) return false;
  const [p, q] = [a.gridPos, b.gridPos];
  return p.x < q.x + q.w && q.x < p.x + p.w && p.y < q.y + q.h && q.y < p.y + p.h;
}

for (const breach of breaches) console.error(`lint: ${breach}`);
if (breaches.length > 0) process.exit(1);
console.log(`lint: ${uids.size} dashboards keep the rules`);
