/** Where longs paid most, and least. */
import { TableSortByFieldStateBuilder } from '@grafana/grafana-foundation-sdk/common';
import { cellToBase, cellToExchange } from '../../lib/links.js';
import { gold, text } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { bases } from '../../lib/queries/history.js';
import { percent } from '../../lib/units.js';
import { sum } from './sums.js';

const listed = 12;

const table = (title: string, which: string, queries: Record<string, string>, descending: boolean) =>
  panel.joinedTable(
    {
      title,
      description: `Of each base the main contract ${which} in 30 days, on the chosen exchanges; bases with the largest turnover only: sums of settled rates, not compounded. Positive: longs paid shorts.`,
      unit: percent,
      width: 12,
      height: listed + 2,
      empty: 'no sums on the chosen exchanges yet',
    },
    [
      ['Base', 'base', { left: true, width: 95, color: gold, link: cellToBase() }],
      ['Exchange', 'exchange', { left: true, width: 110, color: text, link: cellToExchange() }],
    ],
    Object.entries(queries).map(([window, expr]) => [window, expr, sum(window)]),
  ).sortBy([new TableSortByFieldStateBuilder().displayName('30d').desc(descending)]);

export const most = () => table('Longs paid most, 30 days', 'whose longs paid most', bases.most(listed), true);
export const least = () => table('Longs paid least, 30 days', 'whose longs paid least, or were paid', bases.least(listed), false);
