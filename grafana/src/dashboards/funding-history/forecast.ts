/** What was expected, and what came. */
import { TableSortByFieldStateBuilder } from '@grafana/grafana-foundation-sdk/common';
import { seriesToExchange, toAsset } from '../../lib/links.js';
import { bySign, gold, muted, orange } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { ofContract, overTime } from '../../lib/queries/history.js';
import { smallPercent } from '../../lib/units.js';
import { noSums } from './standing.js';
import { contract, listed } from './sums.js';

const height = listed + 2;
/** So many exchanges have lines. */
export const compared = 8;
const half = Math.ceil(height / 2);
const signed: panel.Column = { unit: smallPercent, bands: bySign };

export const table = () =>
  panel.joinedTable(
    {
      title: 'Forecast of $asset by contract',
      description:
        'Sums of rates expected of the next 24 hours and 7 days; what was expected of the last 24 hours a day ago, and what came. Errors: mean absolute difference over 30 days, beside that of "as in the 24 hours before", which a forecast should beat. Positive: longs pay shorts.',
      unit: smallPercent,
      width: 15,
      height,
      empty: noSums,
    },
    contract,
    [
      ['Next 24h', ofContract.next24h, signed],
      ['Next 7d', ofContract.next7d, signed],
      ['Expected', ofContract.expectedYesterday, signed],
      ['Came', ofContract.came, signed],
      ['Error 24h', ofContract.error24h, { unit: smallPercent, color: gold }],
      ['As before', ofContract.asBefore, { unit: smallPercent, color: muted }],
      ['Error 7d', ofContract.error7d, { unit: smallPercent, color: gold }],
    ],
  ).sortBy([new TableSortByFieldStateBuilder().displayName('Next 7d').desc(true)]);

export const expectedAndPaid = () =>
  panel
    .linesByName({
      title: '$asset on $leader, 24 hours: expected and paid',
      description: 'Sum of the rates settled in the 24 hours before each moment, and what was expected of them a day before: of the chosen exchange with the most open interest. Choose one to see it.',
      unit: smallPercent,
      width: 9,
      height: half,
      link: toAsset(),
      empty: noSums,
    }, { Expected: muted, Paid: orange })
    .withTarget(panel.overTime('A', overTime.expectedAndPaid, '{{figure}}'));

export const errors = () =>
  panel
    .linesByExchange({
      title: 'Paid less expected, by exchange',
      description: `What the 24 hours before each moment brought, less what was expected of them a day before, of the ${compared} chosen exchanges with the most open interest. Above 0: longs paid more than expected.`,
      unit: smallPercent,
      width: 9,
      height: height - half,
      link: seriesToExchange(),
      empty: noSums,
    })
    .withTarget(panel.overTime('A', overTime.error, '{{exchange}}'));
