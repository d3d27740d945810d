import test from 'node:test';
import assert from 'node:assert/strict';
import { blend, colorsIn, colorsNamed, contrast, textOnBar, textOnFill } from './colors.js';

test('contrast as WCAG has it', () => {
  assert.equal(contrast('#000000', '#FFFFFF'), 21);
  assert.equal(contrast('#777777', '#777777'), 1);
  // The best known example of a grey that just fails on white: 4.48.
  assert.equal(contrast('#FFFFFF', '#777777').toFixed(2), '4.48');
});

test('what Grafana writes with', () => {
  assert.equal(textOnFill('#FFA500'), '#F7F8FA'); // brightness 173
  assert.equal(textOnFill('#FFD700'), '#202226'); // brightness 202
  assert.equal(textOnBar('#FFA500'), '#000000');
  assert.equal(textOnBar('#245A99'), '#FFFFFF');
  assert.equal(blend('#FFFFFF', '#000000', 0.5), '#808080');
});

test('colours of a module, and those that JSON names', () => {
  assert.deepEqual(colorsIn({ a: '#ffa500', b: [{ from: 1, color: '#112233' }], c: 'transparent', d: new Set(['#000000']), e: () => '#999999' }),
    new Set(['#FFA500', '#112233', '#000000']));
  const json = {
    color: { mode: 'fixed', fixedColor: 'red' },
    properties: [{ id: 'color', value: { fixedColor: 'blue' } }],
    iconColor: 'green',
    axisColorMode: 'text',
    content: 'a #123456 and "Value #A"',
  };
  assert.deepEqual([...colorsNamed(json)].map(({ color }) => color), ['red', 'blue', 'green', '#123456']);
});
