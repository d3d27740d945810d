import test from 'node:test';
import assert from 'node:assert/strict';
import type { Transformation } from '../model.js';
import { series } from './fake.js';
import { framesOf, type Asked } from './frames.js';
import { follow } from './transformations.js';

const cells = [series({ base: 'BTC', exchange: 'okx' }, 1), series({ base: 'BTC', exchange: 'htx' }, 2), series({ base: 'ETH', exchange: 'okx' }, 3)];
const table = (refId: string, list = cells): Asked => ({ refId, legend: '', table: true, expr: 'm', series: list });
const lines: Asked = { refId: 'A', legend: '{{exchange}}', table: false, expr: 'm', series: cells.slice(0, 2) };

const columns = (results: Asked[], ...transformations: Transformation[]) =>
  follow(framesOf(results), transformations).frames.map((frame) => frame.columns.map(({ shown }) => shown).join(' '));
const problems = (results: Asked[], ...transformations: Transformation[]) =>
  follow(framesOf(results), transformations).problems.map((what) => /"(.*)"/.exec(what)![1]);

const merge = { id: 'merge' };
const organize = (options: Record<string, unknown>) => ({ id: 'organize', options });
const matrix = { id: 'groupingToMatrix', options: { columnField: 'exchange', rowField: 'base', valueField: 'Value' } };

test('frames', () => {
  assert.deepEqual(columns([table('A')]), ['Time base exchange Value']);
  assert.deepEqual(columns([table('A'), table('B', [])]), ['Time base exchange Value #A', 'Time Value #B']);
  assert.deepEqual(columns([lines]), ['Time okx', 'Time htx']);
});

test('columns through transformations', () => {
  const renamed = organize({ excludeByName: { Time: true, 'Value #B': false }, renameByName: { 'Value #A': 'Price', base: '' } });
  assert.deepEqual(columns([table('A'), table('B')], merge, renamed), ['base exchange Price Value #B']);
  assert.deepEqual(columns([table('A')], matrix), ['base\\exchange okx htx']);
  assert.deepEqual(columns([table('A')], organize({ renameByName: { exchange: 'Exchange' } }), { ...matrix, options: { ...matrix.options, columnField: 'Exchange' } }), ['base\\Exchange okx htx']);
  assert.deepEqual(columns([table('A')], { id: 'partitionByValues', options: { fields: ['base'] } }), ['Time exchange Value', 'Time exchange Value']);
  assert.deepEqual(columns([table('A')], { id: 'groupBy', options: { fields: { base: { operation: 'groupby' }, Value: { operation: 'aggregate', aggregations: ['sum'] } } } }), ['base Value (sum)']);
  assert.deepEqual(columns([lines], { id: 'reduce', options: { reducers: ['lastNotNull', 'max'] } }), ['Field Last * Max']);
  assert.deepEqual(columns([lines], { id: 'renameByRegex', options: { regex: '/^(.)(.*)$/', renamePattern: '$2' } })[0], 'ime kx');
  assert.deepEqual(columns([table('A')], { id: 'filterFieldsByName', options: { include: { names: ['base'], pattern: '/^Val/' } } }), ['base Value']);
  assert.deepEqual(columns([table('A')], { id: 'rowsToFields', options: { mappings: [{ fieldName: 'base', handlerKey: 'field.name' }] } }), ['BTC ETH']);
  assert.deepEqual(columns([table('A')], { id: 'calculateField', options: { alias: 'Sum', mode: 'reduceRow', reduce: { include: ['Value'] } } }), ['Time base exchange Value Sum']);
  assert.deepEqual(columns([table('A'), table('B')], { id: 'joinByField', options: { byField: 'base', mode: 'outer' } }),
    ['base Time 1 exchange 1 Value #A Time 2 exchange 2 Value #B']);
  assert.deepEqual(columns([lines, table('C')], { id: 'configFromData', options: { configRefId: 'C' } }), ['Time okx', 'Time htx']);
  const trend = { ...lines, refId: 'B' };
  assert.deepEqual(columns([table('A'), trend], { id: 'timeSeriesTable' }), ['Time base exchange Value', 'base exchange Trend #B']);
  assert.deepEqual(columns([table('A', cells.slice(0, 1)), trend], { id: 'timeSeriesTable' }), ['Trend #A', 'base exchange Trend #B']);
  assert.deepEqual(columns([lines], { id: 'labelsToFields' })[0], 'Time Value base exchange');
});

test('names that are not there', () => {
  assert.deepEqual(problems([table('A')], organize({ indexByName: { base: 0, bass: 1 }, renameByName: { Valu: 'x' } })), ['bass', 'Valu']);
  assert.deepEqual(problems([table('A'), table('B')], merge, organize({ renameByName: { Value: 'x' } })), ['Value']);
  assert.deepEqual(problems([table('A')], organize({ excludeByName: { 'Time 1': true, Tim: true } })), ['Tim']);
  assert.deepEqual(problems([table('A')], { ...matrix, options: { ...matrix.options, rowField: 'asset' } }), ['asset']);
  assert.deepEqual(problems([table('A')], { id: 'partitionByValues', options: { fields: ['base', 'settle'] } }), ['settle']);
  assert.deepEqual(problems([table('A')], { id: 'sortBy', options: { sort: [{ field: 'value' }] } }), ['value']);
  assert.deepEqual(problems([table('A'), table('B', [series({})])], { id: 'joinByField', options: { byField: 'base' } }), ['base']);
  assert.deepEqual(problems([table('A'), table('B', [series({ most: '5' })])],
    { id: 'configFromData', options: { configRefId: 'B', mappings: [{ fieldName: 'most' }, { fieldName: 'base' }] } }), ['base']);
  assert.deepEqual(problems([table('A')], { id: 'filterByValue', options: { filters: [{ fieldName: 'none' }] } }), ['none']);
  assert.deepEqual(problems([table('A')], { id: 'calculateField', options: { mode: 'binary', binary: { left: { matcher: { options: 'left' } }, right: '2' } } }), ['left']);
  assert.deepEqual(problems([table('A')], organize({ renameByName: { exchange: 'E' } }), { id: 'sortBy', options: { sort: [{ field: 'E' }] } }), []);
});

test('names out of the data, and unknown ground', () => {
  assert.equal(follow(framesOf([table('A')]), [matrix]).fromData, true);
  assert.equal(follow(framesOf([table('A')]), [merge]).fromData, false);
  assert.equal(follow(framesOf([table('A')]), [{ id: 'spatial' }]).lost, true);
});
