import test from 'node:test';
import assert from 'node:assert/strict';
import type { Variable } from '../model.js';
import { FakePrometheus, series } from './fake.js';
import { byRegex, resolve } from './variables.js';

const range = { from: 0, to: 86_400_000 };
const asked = (name: string, query: string, more: Partial<Variable> = {}): Variable => ({ name, type: 'query', query: { query }, ...more });
const valuesOf = async (prometheus: FakePrometheus, ...variables: Variable[]) => {
  const { values, problems } = await resolve(variables, prometheus, range, 15_000);
  return { problems, values: Object.fromEntries([...values].map(([name, { value, allValue }]) => [name, allValue ?? value])) };
};

test('values of a label, of one that depends on another, and in their order', async () => {
  const prometheus = new FakePrometheus({}, { 'exchange of up': ['b', 'a', 'C'], 'base of m{e=~"(b|a|C)"}': ['x'], job: ['j'] });
  const got = await valuesOf(
    prometheus,
    // The one that depends stands first.
    asked('base', 'label_values(m{e=~"$exchange"}, base)'),
    asked('exchange', 'label_values(up,exchange)', { multi: true, includeAll: true, current: { value: ['$__all'] } }),
    asked('job', 'label_values(job)'),
  );
  assert.deepEqual(got, { problems: [], values: { exchange: ['b', 'a', 'C'], base: 'x', job: 'j' } });
  assert.deepEqual(prometheus.asked, ['exchange of up', 'base of m{e=~"(b|a|C)"}', 'job']);
});

test('what is chosen: what the JSON says, if it is there; else all, or the first', async () => {
  const prometheus = () => new FakePrometheus({}, { 'l of m': ['b', 'a'] });
  const value = async (more: Partial<Variable>) => (await valuesOf(prometheus(), asked('v', 'label_values(m, l)', more))).values.v;
  assert.equal(await value({ current: { value: 'a' } }), 'a');
  assert.equal(await value({ current: { value: 'gone' } }), 'b');
  assert.equal(await value({}), 'b');
  assert.equal(await value({ sort: 1 }), 'a');
  assert.equal(await value({ sort: 2 }), 'b');
  assert.deepEqual(await value({ multi: true, current: { value: ['a', 'gone'] } }), ['a']);
  assert.deepEqual(await value({ multi: true, includeAll: true }), ['b', 'a']);
  assert.equal(await value({ includeAll: true, allValue: '.+', current: { value: '$__all' } }), '.+');
});

test('orders', async () => {
  const value = async (sort: number) => {
    const prometheus = new FakePrometheus({}, { 'l of m': ['a10', 'B2', 'a9'] });
    return (await valuesOf(prometheus, asked('v', 'label_values(m, l)', { multi: true, includeAll: true, sort }))).values.v;
  };
  assert.deepEqual(await value(0), ['a10', 'B2', 'a9']);
  assert.deepEqual(await value(1), ['B2', 'a10', 'a9']);
  assert.deepEqual(await value(3), ['B2', 'a9', 'a10']);
  assert.deepEqual(await value(4), ['a10', 'a9', 'B2']);
  assert.deepEqual(await value(5), ['a10', 'a9', 'B2']);
  assert.deepEqual(await value(7), ['a9', 'a10', 'B2']);
});

test('results of a query, by a pattern', async () => {
  const prometheus = new FakePrometheus({ 'topk(2, m)': [series({ __name__: 'm', base: 'BTC', q: 'x' }, 3), series({ base: 'ETH' }, 2)] });
  const query = 'query_result(topk(2, m))';
  const got = await valuesOf(
    prometheus,
    asked('plain', query),
    asked('first', query, { regex: '/base="([^"]+)"/', multi: true, includeAll: true }),
  );
  assert.deepEqual(got, { problems: [], values: { plain: 'm{base="BTC",q="x"} 3 86400000', first: ['BTC', 'ETH'] } });
});

test('patterns', () => {
  const values = (found: string[], regex: string) => byRegex(found, regex).map(({ text, value }) => (text === value ? value : `${text}=${value}`));
  assert.deepEqual(values(['a', 'a', 'b'], ''), ['a', 'b']);
  assert.deepEqual(values(['ab', 'b'], '/^a/'), ['ab']);
  assert.deepEqual(values(['ab', 'xab'], 'a.'), ['ab']);
  assert.deepEqual(values(['n="One" v="1"'], '/n="(?<text>\\w+)" v="(?<value>\\d+)"/'), ['One=1']);
  assert.deepEqual(values(['a1 b2'], '/[a-z](\\d)/g'), ['1', '2']);
  assert.deepEqual(values(['a1 b2'], '/[a-z](\\d)/'), ['1']);
});

test('without asking', async () => {
  const got = await valuesOf(
    new FakePrometheus({}),
    { name: 'datasource', type: 'datasource', query: 'prometheus' },
    { name: 'window', type: 'custom', query: '4h, A day : 24h', current: { value: '24h' } },
    { name: 'each', type: 'custom', query: '4h,24h', includeAll: true, current: { value: '$__all' } },
    { name: 'text', type: 'textbox', query: 'abc' },
    { name: 'fixed', type: 'constant', query: '5' },
    { name: 'step', type: 'interval', query: '1m,5m', current: { value: '5m' } },
  );
  assert.deepEqual(got, { problems: [], values: { datasource: 'default', window: '24h', each: ['4h', '24h'], text: 'abc', fixed: '5', step: '5m' } });
});

test('problems', async () => {
  const problems = async (...variables: Variable[]) => (await valuesOf(new FakePrometheus({ bad: 'parse error' }, { 'l of m': [] }), ...variables)).problems;
  assert.match((await problems(asked('v', 'label_values(m, l)')))[0]!, /v: no values/);
  assert.match((await problems(asked('v', 'query_result(bad)')))[0]!, /v: parse error/);
  assert.match((await problems(asked('v', 'metrics(.*)')))[0]!, /v: neither/);
  assert.match((await problems(asked('v', 'label_values(m{l="$w"}, l)')))[0]!, /v: there is no variable \$w/);
  assert.match((await problems(asked('v', 'label_values($w, l)'), asked('w', 'label_values($v, l)'))).join(), /v depends on itself/);
});
