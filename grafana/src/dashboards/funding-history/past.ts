/** Rates as they were. */
import { LineInterpolation } from '@grafana/grafana-foundation-sdk/common';
import { fineFundingBands } from '../../lib/palette.js';
import { seriesToExchange } from '../../lib/links.js';
import * as panel from '../../lib/panels/index.js';
import { calendar as calendarOf, overTime } from '../../lib/queries/history.js';
import { fundingRate } from '../../lib/units.js';

const of = 'Rate per 8 hours of the main contract of $asset on each chosen exchange. Positive: longs pay shorts.';
const empty = 'no contract of this base on the chosen exchanges';

export const rates = () =>
  panel
    .linesByExchange({
      title: 'Funding of $asset by exchange, per 8 h',
      description: `${of} Of the past: the rate that was paid at the end of each interval.`,
      unit: fundingRate,
      width: 15,
      height: 12,
      link: seriesToExchange(),
      empty,
    })
    .lineInterpolation(LineInterpolation.StepAfter)
    .withTarget(panel.overTime('A', overTime.rate, '{{exchange}}'));

export const distribution = () =>
  panel
    .distribution({
      title: 'Distribution of $asset’s rates, per 8 h',
      description: `How often rates of each size were in force in the time range, all chosen exchanges together. ${of}`,
      // Counts would have the decimals, too.
      unit: { id: fundingRate.id },
      width: 9,
      height: 12,
      empty,
    }, 40)
    .combine(true)
    .interval('1h')
    .withTarget(panel.overTime('A', overTime.rate, '{{exchange}}'));

export const calendar = () =>
  panel
    .calendar({
      title: 'Funding of $asset on $leader by day and hour, per 8 h',
      description:
        'Mean rate in force in each hour of each day, brought to 8 hours, in the time zone of the dashboard; last row: the whole day. Orange: longs paid shorts; blue: shorts paid longs. Of the chosen exchange with the most open interest: choose one to see it.',
      unit: fundingRate,
      width: 24,
      height: 13,
      empty,
    }, fineFundingBands)
    .interval('1d')
    .timeFrom('30d')
    .withTarget(panel.overTime('A', calendarOf, '{{hour}}'));

