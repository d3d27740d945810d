/** What stands out among the liquid bases, both ways. */
import { bySign } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { to } from '../../lib/links.js';
import { extremesOf } from '../../lib/queries/liquid.js';
import { inPercent } from '../../lib/units.js';

/** Bases of each end. */
const each = 8;

const extremes = (title: string, description: string, decimals: number, expr: string, empty?: string) =>
  panel
    .diverging(
      {
        title,
        description: `${description} The ${each} highest and ${each} lowest of the liquid bases, over all exchanges. Liquid: at least 5 million USD of turnover in 24 hours and of open interest.`,
        unit: { ...inPercent, decimals },
        width: 8,
        height: 13,
        link: to('symbol-analysis', 'Analyse ${__data.fields.base}', { asset: '${__data.fields.base}' }),
        ...(empty === undefined ? {} : { empty }),
      },
      'base',
      bySign,
    )
    .withTarget(panel.nowAsTable('A', expr))
    .withTransformation({ id: 'sortBy', options: { sort: [{ field: 'Value', desc: true }] } })
    .withTransformation({ id: 'organize', options: { excludeByName: { Time: true }, renameByName: { Value: title } } });

export const prices = () =>
  extremes('Top movers in 24 h, %', 'Price change over 24 hours, the median of the exchanges’ own statements.', 1, extremesOf.price(each));

export const openInterest = () =>
  extremes('Open interest, change in 1 h, %', 'Open interest in USD now over an hour ago, minus 1, of the exchanges that were up then and are up now.',
    1, extremesOf.openInterest(each), 'known after an hour of collecting');

export const funding = () =>
  extremes('Funding extremes per 8 h, %', 'Median of the exchanges’ funding rates, brought to 8 hours. Positive: longs pay shorts.', 3, extremesOf.funding(each));
