/** What the chosen size, holding time and fees make of the chosen base. */
import { cellToExchange, toAsset } from '../../lib/links.js';
import { bySign, gainBands, gold } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { bestOfAsset, fundingMatrix } from '../../lib/queries/matrices.js';
import { money, seconds } from '../../lib/units.js';

const bySignColor = panel.column({ bands: bySign });
const noAnswer = 'no pair on this base, or "USD a leg" is no plain number such as 10000';

const answer = (title: string, description: string) =>
  panel
    .figures({ title, description, unit: money, width: 8, height: 4, link: toAsset(), empty: noAnswer }, gold)
    .wideLayout(false);

export const pair = () =>
  answer('Best funding pair of $asset, after fees',
    'The best cell of the table below (long / short): what it leaves in USD, at the running rates, and how long it takes to earn the fees of opening and closing both legs.')
    .withTarget(panel.now('A', bestOfAsset.left, 'Left: {{long}} / {{exchange}}'))
    .withTarget(panel.now('B', bestOfAsset.breakEven, 'Break-even'))
    .overrideByQuery('A', bySignColor)
    .overrideByQuery('B', panel.unitOf(seconds));

export const earned = () =>
  answer('That pair earns and costs',
    'Funding of the short leg less that of the long leg while held, at the running rates; and taker fees of opening and closing both legs at the chosen share.')
    .withTarget(panel.now('A', bestOfAsset.usd, '{{figure}}'));

export const gap = () =>
  answer('Best price gap of $asset, after fees',
    'Bought at the ask of one exchange, sold at the bid of the other (buy / sell), closed where the prices have met: what is left in USD after opening and closing both legs.')
    .withTarget(panel.now('A', bestOfAsset.gap, 'Left: {{buy}} / {{exchange}}'))
    .overrideByQuery('A', bySignColor);

export const byPair = () =>
  panel.roomForExchanges(
    panel.crossTable({
      title: 'Left of each pair of $asset, USD',
      description:
        'Long in the row, short in the column. Funding of the short leg less that of the long leg while held, less opening and closing both for the chosen share of taker fees; main contracts that can be traded in size. Orange: earns its fees.',
      unit: money,
      width: 24,
      height: 19,
      empty: noAnswer,
    }, fundingMatrix, { label: 'long', title: 'Long \\ short', settings: { link: cellToExchange() } }, 'exchange', gainBands(10)),
  );
