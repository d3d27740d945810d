/** Each rule finds nothing in a good dashboard, and something in one that breaks it. */
import { readFileSync } from 'node:fs';
import test from 'node:test';
import assert from 'node:assert/strict';
import { KnownNames } from '../known.js';
import type { Dashboard, Panel, Target, Variable } from '../model.js';
import type { Project } from '../rule.js';
import { rules } from './index.js';

const source = { type: 'prometheus', uid: '${datasource}' };
const target = (expr: string, more: Target = {}): Target => ({ refId: 'A', expr, range: true, datasource: source, ...more });

const panel = (id: number, title: string, more: Partial<Panel> = {}): Panel => ({
  id,
  type: 'timeseries',
  title,
  description: 'What it shows.',
  pluginVersion: '1.2.3',
  datasource: source,
  gridPos: { x: 0, y: id * 4, w: 24, h: 4 },
  fieldConfig: { defaults: { unit: 'percentunit', decimals: 2, noValue: 'not known' }, overrides: [] },
  targets: [target('rate(perps_exporter_collection_failures_total[$__rate_interval])')],
  ...more,
});

const exchanges = ['binance', 'bybit', 'kraken', 'okx'];
const dashboard = (uid: string): Dashboard => ({
  file: `${uid}.json`,
  uid,
  title: uid.toUpperCase(),
  description: 'About it.',
  editable: false,
  links: ['one', 'two'].map((to) => ({
    title: to === uid ? `◆ ${to}` : to,
    url: `/d/${to}`,
    type: 'link',
    keepTime: true,
    includeVars: true,
  })),
  annotations: { list: [{ name: 'Alerts', expr: 'ALERTS{alertstate="firing"}', iconColor: '#FF6B35' }] },
  templating: {
    list: [
      { name: 'datasource', type: 'datasource', query: 'prometheus' },
      { name: 'base', type: 'query', query: { query: 'label_values(perp_mark_price{exchange=~"$exchange"}, base)' }, refresh: 2 },
      { name: 'big', type: 'query', query: { query: 'query_result(topk(5, perp_mark_price))' }, refresh: 2 },
    ],
  },
  panels: [
    panel(1, 'Top', { gridPos: { x: 0, y: 0, w: 24, h: 4 } }),
    panel(2, 'Lines', {
      targets: [target('perp_mark_price{exchange=~"binance|bybit|kraken|okx", base="$base"}', { legendFormat: '{{exchange}}' })],
      links: [{ title: 'More', url: '/d/two?var-base=$base' }],
    }),
    panel(3, 'Table', {
      type: 'table',
      targets: [
        target('max by (base) (base:perp_mark_price_usd:median)', { format: 'table', instant: true, range: false }),
        target('increase(perps_exporter_collection_failures_total[1h])', { refId: 'B', format: 'table', instant: true, range: false }),
      ],
      fieldConfig: {
        defaults: { unit: 'none', noValue: '–', links: [{ title: 'Base', url: '/d/one?var-base=x' }] },
        overrides: [
          {
            matcher: { id: 'byName', options: 'Price' },
            properties: [
              { id: 'color', value: { mode: 'fixed', fixedColor: '#FFD700' } },
              { id: 'custom.cellOptions', value: { type: 'color-text' } },
            ],
          },
        ],
      },
    }),
  ],
});

const project = (): Project => ({
  dashboards: [dashboard('one'), dashboard('two')],
  known: new KnownNames({
    metrics: '| `perp_mark_price` | gauge |\n| `perps_exporter_collection_failures_total` | counter |',
    rules: ['| `base:perp_mark_price_usd:median` |'],
    thresholds: '',
  }),
  exchanges,
  colouredExchanges: [...exchanges],
  colors: new Set(['#FFD700', '#FF6B35', '#FFA500', '#333333']),
  grafanaVersion: '1.2.3',
});

/** What breaks a rule: changes to the second dashboard, which has the panels Top, Lines and Table. */
type Break = (two: Dashboard, panels: { top: Panel; lines: Panel; table: Panel }, all: Project) => void;
const variables = (of: Dashboard) => of.templating!.list!;
const exprs = (of: Panel, ...list: string[]) => {
  of.targets = list.map((expr, i) => target(expr, { refId: `Q${i}` }));
};
const table = (of: Panel, color: string, type: string) => {
  of.fieldConfig!.defaults = {
    ...of.fieldConfig!.defaults,
    color: { mode: 'thresholds' },
    thresholds: { steps: [{ value: null, color }] },
    custom: { cellOptions: { type, mode: 'basic' } },
  };
};
const query = (expr: string): Break => (_, { lines }) => exprs(lines, expr);
const moment = (expr: string): Break => (_, { lines }) => {
  lines.targets = [target(expr, { instant: true, range: false })];
};
const variable = (change: (of: Variable) => void): Break => (two) => change(variables(two)[1]!);

const breaks: Record<string, Break[]> = {
  'template-datasource-rule': [
    (two) => variables(two).reverse(),
    (two) => (variables(two)[0]!.query = 'loki'),
    (two) => (variables(two)[0]!.name = 'source'),
  ],
  'template-label-promql-rule': [
    variable((base) => (base.query = 'label_values(perp_no_such, base)')),
    variable((base) => (base.query = 'label_values(perp_mark_price{, base)')),
    variable((base) => (base.query = 'query_result(topk(5, perp_no_such))')),
    variable((base) => (base.query = 'metrics(perp_.*)')),
  ],
  'template-on-time-change-reload-rule': [variable((base) => (base.refresh = 1))],
  'uneditable-dashboard': [(two) => (two.editable = true), (two) => delete two.editable],
  'uid-is-file': [(two) => (two.uid = 'three')],
  'dashboard-description': [(two) => (two.title = ''), (two) => delete two.description],
  'panel-ids': [(_, { lines }) => (lines.id = 1), (_, { lines }) => delete lines.id, (two) => (two.panels = [])],
  'panel-datasource-rule': [
    (_, { lines }) => (lines.datasource = { uid: 'fixed' }),
    (_, { lines }) => (lines.targets![0]!.datasource = { uid: 'fixed' }),
  ],
  'panel-title-description-rule': [(_, { lines }) => (lines.title = ''), (_, { lines }) => delete lines.description],
  'panel-units-rule': [
    (_, { lines }) => delete lines.fieldConfig!.defaults!.unit,
    (_, { lines }) => (lines.fieldConfig!.defaults!.unit = 'percents'),
    (_, { lines }) => (lines.fieldConfig!.defaults!.unit = 'percent'),
    (_, { table: { fieldConfig } }) => fieldConfig!.overrides![0]!.properties.push({ id: 'unit', value: 'dollars' }),
  ],
  'panel-no-targets-rule': [(_, { lines }) => (lines.targets = [])],
  'panel-decimals': [(_, { lines }) => (lines.fieldConfig!.defaults!.decimals = 9), (_, { lines }) => (lines.fieldConfig!.defaults!.decimals = 0.5)],
  'panel-no-value': [(_, { lines }) => delete lines.fieldConfig!.defaults!.noValue],
  'panel-ref-ids': [(_, { table: of }) => (of.targets![1]!.refId = 'A')],
  'panel-core': [(_, { lines }) => (lines.type = 'marcusolsson-treemap-panel')],
  'panel-version': [(_, { lines }) => (lines.pluginVersion = '1.2.2'), (_, { lines }) => delete lines.pluginVersion],
  'panel-grid': [
    (_, { lines }) => (lines.gridPos = { x: 1, y: 8, w: 24, h: 4 }),
    (_, { lines }) => (lines.gridPos!.y = 11),
    (two, { lines, table: of }) => {
      lines.gridPos!.y = 11;
      two.panels = [{ id: 9, type: 'row', title: 'Row', gridPos: { x: 0, y: 8, w: 24, h: 1 }, panels: [lines, of] }];
    },
  ],
  'same-header': [
    (_, { top }) => (top.title = 'Other'),
    (_, { top }) => (top.gridPos!.w = 12),
    (_, { top }) => exprs(top, 'perp_mark_price'),
    (two) => two.panels!.shift(),
  ],
  'target-logql-rule': [(_, { lines }) => (lines.targets![0]!.datasource = { type: 'loki', uid: '${datasource}' })],
  'target-logql-auto-rule': [(_, { lines }) => (lines.targets![0]!.datasource = { type: 'loki', uid: '${datasource}' })],
  'target-promql-rule': [
    query('sum(perp_mark_price'),
    query('sum(perp_mark_price))'),
    query('summe(perp_mark_price)'),
    query('perp_mark_price{base="BTC}'),
    query('perp_mark_price{base}'),
    query(''),
    (_, { lines }) => (lines.targets![0]!.hide = true),
  ],
  'target-rate-interval-rule': [
    query('rate(perps_exporter_collection_failures_total[5m])'),
    query('sum by (base) (increase(perps_exporter_collection_failures_total{a="b(c"}[1h]))'),
    moment('rate(perps_exporter_collection_failures_total[1h])'),
    moment('irate(perps_exporter_collection_failures_total[1m])'),
  ],
  'target-counter-agg-rule': [
    query('perps_exporter_collection_failures_total'),
    query('rate(x[$__rate_interval]) + sum(perps_exporter_collection_failures_total)'),
    query('delta(perps_exporter_collection_failures_total[$__rate_interval])'),
  ],
  'known-names': [
    query('perp_no_such'),
    query('sum by (perp_mark_price) (perp_no_such{a="perp_mark_price"})'),
    query('{exchange="binance"}'),
    query('{__name__="perp_no_such"}'),
    query('perp_${x}_price_nothing'),
    (two) => (two.annotations!.list![0]!.expr = 'ALERT and ALERTS'),
  ],
  'exchange-names': [
    query('perp_mark_price{exchange="binanze"}'),
    query('perp_mark_price{exchange=~"binance|binanze"}'),
    query('perp_mark_price{exchange=~"binance|bybit|okx"}'),
    query('perp_mark_price{long_exchange!~"binance|binanze"}'),
  ],
  'exchange-fields': [
    (_, { lines }) => {
      lines.fieldConfig!.overrides = exchanges.slice(1).map((options) => ({ matcher: { id: 'byName', options }, properties: [] }));
    },
    (_, { lines }) => (lines.transformations = [{ id: 'organize', options: { indexByName: { binance: 0, okx: 1, kraken: 2 } } }]),
  ],
  'exchange-colors': [(_, __, all) => all.colouredExchanges.pop(), (_, __, all) => all.colouredExchanges.push('ftx')],
  tabs: [
    (two) => two.links!.reverse(),
    (two) => two.links!.pop(),
    (two) => (two.links![0]!.keepTime = false),
    (two) => (two.links![0]!.includeVars = false),
    (two) => (two.links![0]!.title = '◆ one'),
    (two) => (two.links![1]!.title = 'two'),
    (two) => (two.links![0]!.title = 'First'),
    (_, __, all) => all.dashboards.forEach(({ links }) => links!.push({ title: 'x', url: '/d/x', keepTime: true, includeVars: true })),
  ],
  'alert-annotation': [(two) => (two.annotations = {}), (two) => (two.annotations!.list![0]!.expr = 'perp_mark_price')],
  'drill-down': [
    (_, { lines }) => delete lines.links,
    (_, { table: of }) => delete of.fieldConfig!.defaults!.links,
    (_, { top }) => {
      top.type = 'barchart';
      top.targets = [target('max by (base) (perp_mark_price)', { format: 'table' })];
    },
  ],
  'link-targets': [
    (_, { lines }) => (lines.links![0]!.url = '/d/three'),
    (_, { lines }) => (lines.links![0]!.url = '/d/one?from=now&var-asset=$base'),
    (_, { lines }) => (lines.links![0]!.title = ''),
  ],
  palette: [
    (_, { lines }) => (lines.fieldConfig!.defaults!.color = { mode: 'fixed', fixedColor: '#123456' }),
    (_, { lines }) => (lines.fieldConfig!.defaults!.thresholds = { steps: [{ value: null, color: 'green' }] }),
    (_, { lines }) => lines.fieldConfig!.overrides!.push({ matcher: { id: 'byName' }, properties: [{ id: 'color', value: { fixedColor: 'red' } }] }),
    (_, { lines }) => (lines.options = { content: '<b style="color: #123456">' }),
    (two) => (two.annotations!.list![0]!.iconColor = 'rgba(0, 211, 255, 1)'),
  ],
  'legible-text': [
    (_, { table: of }) => table(of, '#333333', 'color-text'),
    // Grafana writes white on orange.
    (_, { table: of }) => table(of, '#FFA500', 'color-background'),
    (_, { table: of }) => {
      const mapping = { type: 'value', options: { 1: { text: 'one', color: '#333333' } } };
      of.fieldConfig!.overrides![0]!.properties.push({ id: 'mappings', value: [mapping] });
    },
    (_, { top }) => {
      table(top, '#333333', '');
      top.type = 'gauge';
    },
    (_, { top }) => {
      table(top, '#FF6B35', '');
      Object.assign(top, { type: 'stat', options: { colorMode: 'background' } });
    },
    (_, { top }) => {
      table(top, '#3A86D8', '');
      top.fieldConfig!.defaults!.custom!.fillOpacity = 100;
      top.type = 'state-timeline';
    },
  ],
};

/** The good dashboards break these; with the labels they keep them. */
const keeps: Record<string, Break> = {
  'template-job-rule': (two) => variables(two).push({ name: 'job', type: 'query' }),
  'template-instance-rule': (two) => variables(two).push({ name: 'instance', type: 'query' }),
  'target-job-rule': (two) => two.panels!.forEach((of) => exprs(of, 'perp_mark_price{job="x"}')),
  'target-instance-rule': (two) => two.panels!.forEach((of) => exprs(of, 'perp_mark_price{instance=~"x"}')),
};

function found(name: string, change: Break): string[] {
  const all = project();
  const two = all.dashboards[1]!;
  const [top, lines, table_] = two.panels as [Panel, Panel, Panel];
  change(two, { top, lines, table: table_ }, all);
  return rules.find((rule) => rule.name === name)!.find(all).filter((one) => one.dashboard.file !== 'one.json').map(({ what }) => what);
}

for (const { name } of rules) {
  test(name, () => {
    const keep = keeps[name];
    if (keep) {
      assert.notEqual(found(name, () => {}).length, 0, 'the good dashboard lacks the label');
      assert.deepEqual(found(name, keep), []);
      return;
    }
    assert.deepEqual(found(name, () => {}), [], 'the good dashboard');
    assert.ok(breaks[name], 'no case breaks this rule');
    for (const [i, change] of breaks[name]!.entries()) assert.notEqual(found(name, change).length, 0, `case ${i} finds nothing`);
  });
}

test('the README names every rule', () => {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
  for (const { name, about } of rules) assert.ok(readme.includes(`| \`${name}\` | ${about} |`), `${name} | ${about}`);
});
