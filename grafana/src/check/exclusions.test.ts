import test from 'node:test';
import assert from 'node:assert/strict';
import { exclude, type Exclusions } from './exclusions.js';
import type { Breach } from './rule.js';

const breach = (rule: string, title: string, panel?: string): Breach => ({
  rule,
  dashboard: { file: 'x.json', title },
  what: 'is wrong',
  ...(panel ? { panel: { type: 'table', title: panel } } : {}),
});
const found = [breach('a', 'One', 'P'), breach('a', 'One', 'Q'), breach('a', 'Two', 'P'), breach('b', 'One')];
const judge = (exclusions: Exclusions['exclusions']) => {
  const { breaches, mistakes } = exclude(found, { exclusions }, ['a', 'b', 'c']);
  return [breaches.length, mistakes.length];
};

test('a rule is excluded as a whole, on a dashboard, or on a panel', () => {
  assert.deepEqual(judge({}), [4, 0]);
  assert.deepEqual(judge({ a: { reason: 'so' } }), [1, 0]);
  assert.deepEqual(judge({ a: { entries: [{ dashboard: 'One', reason: 'so' }] } }), [2, 0]);
  assert.deepEqual(judge({ a: { reason: 'so', entries: [{ dashboard: 'One', panel: 'P' }, { panel: 'Q' }] } }), [2, 0]);
});

test('it needs a reason, a rule, and a breach', () => {
  assert.deepEqual(judge({ a: {} }), [1, 1]);
  assert.deepEqual(judge({ a: { reason: ' ' } }), [1, 1]);
  assert.deepEqual(judge({ a: { entries: [{ panel: 'P' }] } }), [2, 1]);
  assert.deepEqual(judge({ d: { reason: 'so' } }), [4, 1]);
  assert.deepEqual(judge({ c: { reason: 'so' } }), [4, 1]);
  assert.deepEqual(judge({ a: { entries: [{ panel: 'R', reason: 'so' }] } }), [4, 1]);
});
