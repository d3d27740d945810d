import test from 'node:test';
import assert from 'node:assert/strict';
import type { Dashboard, Panel, Target } from '../model.js';
import { FakePrometheus, series } from './fake.js';
import { judge } from './judge.js';
import type { Series } from './prometheus.js';

const minute = 60_000;
const range = { from: 10 * minute, to: 70 * minute };

async function ask(answers: Record<string, Series[] | string>, panel: Partial<Panel>, more: Partial<Dashboard> = {}, ms = 1) {
  const prometheus = new FakePrometheus(answers, { 'base of m': ['BTC', 'ETH'] }, ms);
  const dashboard: Dashboard = { file: 'd.json', ...more, panels: [{ type: 'timeseries', title: 'P', ...panel }] };
  const settings = { prometheus, range, scrape: 15_000, repeat: 1, exchanges: ['okx'], limitMs: 200 };
  const { failures, notes } = await judge(dashboard, settings);
  const short = (line: string) => line.replace('d: panel "P": ', '');
  return { failures: failures.map(short), notes: notes.map(short), asked: prometheus.asked };
}
const lines = (expr: string, legendFormat = '{{base}}', more: Target = {}): Target => ({ refId: 'A', expr, legendFormat, range: true, ...more });
const table = (refId: string, expr: string): Target => ({ refId, expr, format: 'table', instant: true });
const two = [series({ base: 'BTC' }), series({ base: 'ETH' })];

test('a panel with data is well, over the whole time on the steps of its width', async () => {
  const { failures, notes, asked } = await ask({ m: two }, { targets: [lines('m')], gridPos: { x: 0, y: 0, w: 12, h: 8 } });
  assert.deepEqual([failures, notes], [[], []]);
  // An hour on 950 points: 5 s, but 15 s at least.
  assert.deepEqual(asked, ['m 600000..4200000 each 15000']);
});

test('errors, and variables that nobody has', async () => {
  assert.deepEqual((await ask({ m: 'parse error' }, { targets: [lines('m')] })).failures, ['query A: parse error']);
  const { failures, asked } = await ask({}, { targets: [lines('m{base="$base"}')] });
  assert.deepEqual(failures, ['query A: there is no variable $base']);
  assert.deepEqual(asked, []);
  assert.match((await ask({ m: two }, { title: 'Of $base', targets: [lines('m')] })).failures[0]!, /no variable \$base/);
  assert.match((await ask({ m: two }, { targets: [lines('m', '{{base}} $x')] })).failures[0]!, /no variable \$x/);
});

test('empty answers need words that say why', async () => {
  const empty = async (noValue: string | undefined, answer: Series[] = []) =>
    ask({ m: answer }, { targets: [lines('m')], fieldConfig: { defaults: noValue === undefined ? {} : { noValue } } });
  for (const stock of [undefined, '', 'waiting for data', '–']) assert.deepEqual((await empty(stock)).failures, ['query A: empty']);
  assert.deepEqual((await empty('–', [series({ base: 'x' }, NaN, NaN)])).failures, ['query A: empty, all values are NaN']);
  const told = await empty('no position is open');
  assert.deepEqual([told.failures, told.notes], [[], ['query A: empty (says: no position is open)']]);
});

test('a column of a table may have words of its own', async () => {
  const panel: Partial<Panel> = {
    type: 'table',
    targets: [table('A', 'm'), table('B', 'n')],
    transformations: [{ id: 'merge' }, { id: 'organize', options: { renameByName: { 'Value #B': 'Forecast' } } }],
    fieldConfig: { defaults: { noValue: '–' }, overrides: [] },
  };
  assert.deepEqual((await ask({ m: two }, panel)).failures, ['query B: empty']);
  panel.fieldConfig!.overrides!.push({ matcher: { id: 'byName', options: 'Forecast' }, properties: [{ id: 'noValue', value: 'no forecast yet' }] });
  assert.deepEqual((await ask({ m: two }, panel)).failures, []);
});

test('legends', async () => {
  assert.match((await ask({ m: two }, { targets: [lines('m', '{{asset}}')] })).failures[0]!, /\{\{asset\}\}, which 2 of 2/);
  const twice = [...two, series({ base: 'BTC', exchange: 'okx' })];
  assert.deepEqual((await ask({ m: twice }, { targets: [lines('m')] })).failures, ['query A: a second series is called "BTC"; the first is of query A']);
  assert.deepEqual((await ask({ m: twice }, { targets: [lines('m', '')] })).failures, []);
  const other = lines('n', '{{base}}', { refId: 'B' });
  assert.match((await ask({ m: two, n: two }, { targets: [lines('m'), other] })).failures[0]!, /query B: a second series/);
  assert.deepEqual((await ask({ m: [...two, ...two.map(({ values }) => ({ labels: { base: 'x' }, values }))] }, { type: 'table', targets: [table('A', 'm')] })).failures, []);
});

test('fields that are named', async () => {
  const override = (options: string, id = 'byName') => ({ fieldConfig: { overrides: [{ matcher: { id, options }, properties: [{ id: 'color' }] }] } });
  const ofTable = async (more: Partial<Panel>) => (await ask({ m: two }, { type: 'table', targets: [table('A', 'm')], ...more })).failures;
  assert.deepEqual(await ofTable(override('base')), []);
  assert.match((await ofTable(override('bass')))[0]!, /no field for the overrides of "bass"/);
  assert.match((await ofTable(override('/^x/', 'byRegexp')))[0]!, /no field for the overrides/);
  assert.match((await ofTable({ options: { sortBy: [{ displayName: 'Base' }] } }))[0]!, /no field "Base"/);
  assert.match((await ofTable({ transformations: [{ id: 'sortBy', options: { sort: [{ field: 'x' }] } }] }))[0]!, /no field "x"/);
  const link = (url: string) => ({ fieldConfig: { defaults: { links: [{ title: 'L', url }] } } });
  assert.deepEqual(await ofTable(link('/d/x?a=${__data.fields.base}&b=${__data.fields["Value"]}&${__url_time_range}')), []);
  assert.match((await ofTable(link('/d/x?a=${__data.fields.asset}')))[0]!, /no field "asset"/);
  assert.match((await ofTable(link('/d/x?a=${asset}')))[0]!, /no variable "asset"/);
  assert.match((await ofTable(link('/d/x?a=${__field.labels.asset}')))[0]!, /no series has a label "asset"/);
});

test('lines that are named by data may be missing, which is told; the colours of exchanges are not even that', async () => {
  const panel = (name: string): Partial<Panel> => ({
    targets: [lines('m')],
    fieldConfig: { overrides: [{ matcher: { id: 'byName', options: name }, properties: [] }] },
  });
  const missing = await ask({ m: two }, panel('SOL'));
  assert.deepEqual([missing.failures, missing.notes], [[], ['no field for the overrides of "SOL"']]);
  const exchange = await ask({ m: two }, panel('okx'));
  assert.deepEqual([exchange.failures, exchange.notes], [[], []]);
  const fixed = await ask({ m: [series({})] }, { ...panel('SOL'), targets: [lines('m', 'Total')] });
  assert.match(fixed.failures[0]!, /overrides of "SOL"/);
});

test('slow queries', async () => {
  assert.match((await ask({ m: two }, { targets: [lines('m')] }, {}, 201)).failures[0]!, /takes 201 ms .* more than 200/);
});

test('annotations, repeated panels, times of their own', async () => {
  const annotations = { list: [{ name: 'Alerts', expr: 'ALERTS' }] };
  assert.deepEqual((await ask({ m: two }, { targets: [lines('m')] }, { annotations })).asked[0], 'ALERTS 600000..4200000 each 60000');
  assert.match((await ask({ m: two, ALERTS: 'broken' }, { targets: [lines('m')] }, { annotations })).failures[0]!, /annotation "Alerts": broken/);
  const templating = { list: [{ name: 'base', type: 'query', query: 'label_values(m, base)', multi: true, includeAll: true }] };
  const { failures, asked } = await ask({ 'm{base="BTC"}': two, 'm{base="ETH"}': two }, { repeat: 'base', timeFrom: '30m', targets: [lines('m{base="$base"}')] }, { templating });
  assert.deepEqual(failures, []);
  assert.deepEqual(asked, ['base of m', 'm{base="BTC"} 2400000..4200000 each 15000', 'm{base="ETH"} 2400000..4200000 each 15000']);
});
