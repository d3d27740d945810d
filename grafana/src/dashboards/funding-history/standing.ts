/** How funding of the chosen base stands. */
import { toAsset } from '../../lib/links.js';
import { bySign, gold } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { mean } from '../../lib/queries/history.js';
import { fundingRate, smallPercent, wholePercent, type Unit } from '../../lib/units.js';

const ofExchanges = 'Mean of the main contracts of $asset on the chosen exchanges.';
/** Sums and forecasts are not kept of every base. */
export const noSums = 'kept of the bases with the largest turnover only';

const standing = (title: string, description: string, unit: Unit, expr: string, steps: panel.Band[] = bySign, empty = noSums) =>
  panel
    .judged({ title, description: `${description} ${ofExchanges}`, unit, width: 4, height: 4, link: toAsset(), empty }, steps)
    .withTarget(panel.now('A', expr));

export const rate = () =>
  standing('Rate now, per 8 h', 'Funding rate of the running interval brought to 8 hours. Positive: longs pay shorts.',
    fundingRate, mean.rate, bySign, 'no contract of this base on the chosen exchanges');

export const day = () =>
  standing('Paid, 1 day', 'Sum of the rates settled in the last day. Positive: longs paid shorts.', smallPercent, mean.paid('1d'));

export const month = () =>
  standing('Paid, 30 days', 'Sum of the rates settled in the last 30 days, not compounded. Positive: longs paid shorts.',
    smallPercent, mean.paid('30d'));

export const positive = () =>
  standing('Longs paid', 'Share of the settlements of 30 days in which longs paid shorts.', wholePercent, mean.positive,
    [{ from: null, color: gold }]);

export const expected = () =>
  standing('Next 24 hours', 'Expected sum of the rates of the next 24 hours, from the last settlement on. Positive: longs will pay.',
    smallPercent, mean.expected);

export const error = () =>
  standing('Error of a forecast', 'Mean absolute difference between what 24 hours brought and what was expected of them a day before, over 30 days.',
    smallPercent, mean.error, [{ from: null, color: gold }]);
