/** What the chosen size, holding time and fees make of the chosen base. */
import { cellToExchange, seriesToBase } from '../../lib/links.js';
import { bySign, gainBands, gold } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { bestOfAsset, fundingMatrix } from '../../lib/queries/matrices.js';
import { money, percent, seconds } from '../../lib/units.js';

const bySignColor = panel.column({ bands: bySign });
const noAnswer = 'no pair on this base, or "USD a leg" is no plain number such as 10000';

export const answer = () =>
  panel
    .figures({
      title: 'Best pair of $asset after fees',
      description:
        'Of the table below, long / short: funding earned at the running rates while held, fees of opening and closing both legs, what is left, and how long it takes to earn the fees. Last: what the best price gap (buy / sell) would leave, opened now and closed where the prices have met.',
      unit: money,
      width: 24,
      height: 4,
      link: seriesToBase(),
      empty: noAnswer,
    }, gold)
    .wideLayout(false)
    .withTarget(panel.now('A', bestOfAsset.spread, '{{long}} / {{exchange}}, a year'))
    .withTarget(panel.now('B', bestOfAsset.usd, '{{figure}}'))
    .withTarget(panel.now('C', bestOfAsset.breakEven, 'Break-even'))
    .withTarget(panel.now('D', bestOfAsset.gap, 'Price gap {{buy}} / {{exchange}}'))
    .overrideByQuery('A', panel.unitOf(percent))
    .overrideByQuery('C', panel.unitOf(seconds))
    .overrideByName('Left', bySignColor)
    .overrideByQuery('D', bySignColor);

export const byPair = () =>
  panel
    .matrix({
      title: 'Left of each pair of $asset, USD: long in the row, short in the column',
      description:
        'Funding of the short leg less that of the long leg while held, less opening and closing both for the chosen share of taker fees; main contracts that can be traded in size. Orange: earns its fees.',
      unit: money,
      width: 24,
      height: 19,
      empty: noAnswer,
    }, fundingMatrix, { label: 'long', title: 'Long \\ short', settings: { link: cellToExchange() } }, 'exchange', gainBands(10));
