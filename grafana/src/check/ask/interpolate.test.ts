import test from 'node:test';
import assert from 'node:assert/strict';
import { interpolateQuery, interpolateWords, type Value } from './interpolate.js';
import { steps } from './time.js';

const single = (value: string): Value => ({ value, text: value.toUpperCase(), pattern: false });
const several = (...value: string[]): Value => ({ value, text: value, pattern: true });
const values = new Map<string, Value>([
  ['one', single('a.b')],
  ['path', single("c:\\d'e")],
  ['two', several('a.b', 'c|d')],
  ['alone', several('a+b')],
  ['none', several()],
  ['all', { value: ['x', 'y'], text: 'All', pattern: true, all: true, allValue: '.+' }],
]);
const range = { from: 1_000_000_000_000, to: 1_000_086_400_000 };
const query = (text: string) => interpolateQuery(text, values, range, steps(range, 1000, 15_000));
const becomes = (text: string, wanted: string) => assert.deepEqual(query(text), { text: wanted, problems: [] });

test('without a format as the data source of Prometheus writes it', () => {
  becomes('m{l="$one"}', 'm{l="a.b"}');
  becomes('m{l="${path}"}', `m{l="c:\\\\d\\\\'e"}`);
  becomes('m{l=~"$two"}', 'm{l=~"(a\\\\.b|c\\\\|d)"}');
  becomes('m{l=~"$alone"}', 'm{l=~"a\\\\+b"}');
  becomes('m{l=~"$none"}', 'm{l=~"()"}');
  becomes('m{l=~"$all"}', 'm{l=~".+"}');
});

test('formats', () => {
  becomes('${two:raw} ${two:csv}', 'a.b,c|d a.b,c|d');
  becomes('${two:pipe}', 'a.b|c|d');
  becomes('${two:regex} ${one:regex}', '(a\\.b|c\\|d) a\\.b');
  becomes('${one:text} ${all:text}', 'A.B All');
  becomes('${two:queryparam} ${all:queryparam}', 'var-two=a.b&var-two=c%7Cd var-all=$__all');
  becomes('${two:json} ${one:json}', '["a.b","c|d"] "a.b"');
  becomes('${two:glob} ${two:singlequote} ${two:doublequote}', `{a.b,c|d} 'a.b','c|d' "a.b","c|d"`);
  becomes('${all:pipe}', '.+');
});

test("Grafana's own variables", () => {
  // A day on 1000 points: 60 s.
  becomes('rate(a[$__rate_interval]) + max_over_time(b[$__interval])', 'rate(a[75s]) + max_over_time(b[1m])');
  becomes('$__range ${__range_s} $__range_ms $__interval_ms', '86400s 86400 86400000 60000');
  becomes('${__from} $__to', '1000000000000 1000086400000');
  becomes('a @ ${__to:date:seconds} ${__from:date}', 'a @ 1000086400 2001-09-09T01:46:40.000Z');
});

test('what nobody knows is a problem, and stays', () => {
  assert.deepEqual(query('m{l="$other"}'), { text: 'm{l="$other"}', problems: ['there is no variable $other'] });
  assert.equal(query('${one:shell}').problems.length, 1);
  assert.equal(query('${__from:date:YYYY}').problems.length, 1);
  assert.equal(query('$__nothing').problems.length, 1);
});

test('words', () => {
  assert.deepEqual(interpolateWords('$one and ${two}, ${__field.name}$__x', values), { text: 'a.b and a.b + c|d, ${__field.name}', problems: [] });
  assert.equal(interpolateWords('$other', values).problems.length, 1);
});

test('groups of a pattern are no variables', () => {
  const expr = 'label_replace(m, "to", "$1-${2}", "from", "(.+)-(.+)")';
  assert.deepEqual(query(expr), { text: expr, problems: [] });
});
