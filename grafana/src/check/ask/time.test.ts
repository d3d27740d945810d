import test from 'node:test';
import assert from 'node:assert/strict';
import { aligned, duration, format, intervalOf, moment, steps } from './time.js';

const hour = 3_600_000;

test('durations and moments', () => {
  assert.equal(duration('15s'), 15_000);
  assert.equal(duration('1h30m'), 5_400_000);
  assert.throws(() => duration('1 h'), /no duration/);
  assert.equal(moment('now-24h', 100 * hour), 76 * hour);
  assert.equal(moment('now', 5), 5);
  assert.equal(moment('1970-01-01T01:00:00Z', 0), hour);
  assert.equal(moment('7', 0), 7);
  assert.throws(() => moment('yesterday', 0), /no time/);
  assert.equal(format(90_000), '90s');
  assert.equal(format(120_000), '2m');
  assert.equal(format(500), '500ms');
});

test('intervals are rounded, and no shorter than the least', () => {
  // 24 h over 1000 points: 86.4 s, which is 1 minute.
  assert.equal(intervalOf({ from: 0, to: 24 * hour }, 1000, 15_000), 60_000);
  assert.equal(intervalOf({ from: 0, to: hour }, 1000, 15_000), 15_000);
  // 30 d over 950 points: 2728 s, which is 1 hour.
  assert.equal(intervalOf({ from: 0, to: 720 * hour }, 950, 15_000), hour);
});

test('steps and the interval of rates', () => {
  const day = { from: 0, to: 24 * hour };
  // Four scrapes at least; the interval and one scrape otherwise.
  assert.deepEqual(steps({ from: 0, to: hour }, 1000, 15_000), { interval: 15_000, step: 15_000, rateInterval: 60_000 });
  assert.deepEqual(steps(day, 1000, 15_000), { interval: 60_000, step: 60_000, rateInterval: 75_000 });
  assert.deepEqual(steps(day, 1000, 15_000, undefined, 300_000), { interval: 60_000, step: 300_000, rateInterval: 1_200_000 });
  assert.deepEqual(steps(day, 1000, 15_000, 300_000), { interval: 300_000, step: 300_000, rateInterval: 315_000 });
  assert.deepEqual(aligned({ from: 61_000, to: 179_000 }, 60_000), { from: 60_000, to: 120_000 });
});
