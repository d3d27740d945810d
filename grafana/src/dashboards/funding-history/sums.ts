/** What funding came to, and how steady it was. */
import { TableSortByFieldStateBuilder } from '@grafana/grafana-foundation-sdk/common';
import { cellToExchange } from '../../lib/links.js';
import { amber, bySign, gold, muted, sumBands, sumDays } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { ofContract } from '../../lib/queries/history.js';
import { coefficient, fundingRate, percent, smallPercent, wholePercent } from '../../lib/units.js';
import { noSums } from './standing.js';

export const listed = 17;

/** How each sum is shown: filled by its mean per 8 hours, so that windows compare. */
export const sum = (window: string): panel.Column => {
  const days = sumDays[window] ?? 1;
  return { unit: days < 30 ? smallPercent : percent, bands: sumBands(days), filled: true };
};

export const contract: panel.Heading[] = [
  ['Exchange', 'exchange', { left: true, width: 107, color: gold, link: cellToExchange() }],
  ['Contract', 'symbol', { left: true, width: 132, color: muted }],
];

export const accumulated = () =>
  panel.joinedTable(
    {
      title: 'Accumulated funding of $asset',
      description:
        'Sums of the rates settled in each window, not compounded, of the contracts with the most open interest. Positive: longs paid shorts. The colour goes by the mean per 8 hours, so that windows compare.',
      unit: percent,
      width: 11,
      height: listed + 2,
      empty: noSums,
    },
    contract,
    Object.keys(sumDays).map((window) => [window, ofContract.paid(window, listed), sum(window)]),
  ).sortBy([new TableSortByFieldStateBuilder().displayName('30d').desc(true)]);

export const stability = () =>
  panel.joinedTable(
    {
      title: 'Steadiness of $asset’s rates, 30 days',
      description:
        'Main contracts. Now, mean and standard deviation per 8 hours; share of settlements that longs paid; how many standard deviations the rate of the moment is from its mean; quantile: share of the hours at or below it. Positive: longs pay shorts.',
      unit: fundingRate,
      width: 13,
      height: listed + 2,
      empty: noSums,
    },
    contract,
    [
      ['Now', ofContract.rate, { unit: fundingRate, bands: bySign }],
      ['Mean', ofContract.mean, { unit: fundingRate, bands: bySign }],
      ['Std dev', ofContract.deviation, { unit: fundingRate }],
      ['Positive', ofContract.positive, { unit: wholePercent, color: muted }],
      ['z-score', ofContract.zScore, { unit: coefficient, bands: [{ from: null, color: amber }, { from: -2, color: muted }, { from: 2, color: amber }] }],
      ['Quantile', ofContract.percentile, { unit: wholePercent }],
    ],
  ).sortBy([new TableSortByFieldStateBuilder().displayName('Mean').desc(true)]);
