/** Columns that several tables have. */
import { rowToBase } from '../../lib/links.js';
import { bySign, gold, negative, negativeRow, positive, positiveRow } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { cents, coefficient } from '../../lib/units.js';

export const contract: panel.Heading = ['Contract', 'symbol', { left: true, width: 126, color: gold, link: rowToBase() }];
export const base: panel.Heading = ['Base', 'base', { hidden: true }];
export const side: panel.Heading = ['Side', 'side', {
  left: true,
  width: 82,
  words: { long: { text: '▲ LONG', color: positive }, short: { text: '▼ SHORT', color: negative } },
}];
export const net: panel.Column = {
  unit: cents,
  bands: [{ from: null, color: negativeRow }, { from: 0, color: positiveRow }],
  fillsRow: true,
};
export const signed: panel.Column = { unit: cents, bands: bySign };
export const oneDecimal = { ...coefficient, decimals: 1 };
export const hourlyRate: panel.Column = { unit: { ...cents, decimals: 4 }, bands: bySign };
