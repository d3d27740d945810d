import test from 'node:test';
import assert from 'node:assert/strict';
import { parse } from './promql.js';

const names = (text: string) => parse(text).selectors.map(({ name }) => name);
const fine = (text: string, wanted: string[]) => {
  assert.deepEqual(parse(text).problems, [], text);
  assert.deepEqual(names(text), wanted, text);
};

test('names of series, and nothing else', () => {
  fine('perp_mark_price', ['perp_mark_price']);
  fine('sum by (exchange, base) (a{x="b c", y=~"d|e"}) / on (base) group_left (name) b:c:d', ['a', 'b:c:d']);
  fine('sum(a) by (b) and ignoring (c) e unless bool_metric', ['a', 'e', 'bool_metric']);
  fine('label_replace(vector(0), "up", "0", "", "") or on () c', ['c']);
  fine('count_values("all", count(a == bool 1))', ['a']);
  fine('topk by (exchange) (1, a offset 5m) > -1.5e3 # d\n or e', ['a', 'e']);
  fine('max_over_time(rate(a[5m])[1h:1m]) + b @ start() * -inf', ['a', 'b']);
  fine('last_over_time(a{}[1d] @ ${__to:date:seconds}) * 0x1F', ['a']);
  fine("{__name__='a', b!~`c\\d`} % 2", ['a']);
  fine('a{b="\\"c{", d=""} ^ 2', ['a']);
});

test('variables anywhere', () => {
  fine('topk($n, a{b=~"$c", $d}) > ${limit:raw}', ['a']);
  fine('perp_${what}_ratio{a="b"} + $metric{a="b"} + ${metric}_total', ['perp_${what}_ratio', '$metric', '${metric}_total']);
  fine('rate(a[$__rate_interval])', ['a']);
});

test('what a selector is inside of, with labels and range', () => {
  assert.deepEqual(parse('sum by (x) (increase(a{b!="c"}[ 1h ]))').selectors, [
    { name: 'a', matchers: [{ label: 'b', op: '!=', value: 'c' }], calls: ['sum', 'increase'], range: '1h' },
  ]);
  assert.deepEqual(parse('rate(a[5m]) + b').selectors[1]!.calls, []);
  assert.equal(parse('a{b="c\\\\d\\"e"}').selectors[0]!.matchers[0]!.value, 'c\\d"e');
});

test('mistakes', () => {
  const mistakes = ['', 'sum(a', 'a)', 'a{b="c"', 'a}', 'a{b}', 'a{b="c}', 'a{b:"c"}', 'no_function(a)', 'a & b', 'a{"b"="c"}', 'quantil(0.9, a)'];
  for (const text of mistakes) {
    assert.notEqual(parse(text).problems.length, 0, text);
  }
});
