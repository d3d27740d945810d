/** Two exchanges that pay different funding for one base. */
import { TableSortByFieldStateBuilder } from '@grafana/grafana-foundation-sdk/common';
import { cellToBase, cellToExchange, seriesToBase, to, toAsset } from '../../lib/links.js';
import { bySign, gold, muted, negative, orange, positive, text } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { bestOfAsset } from '../../lib/queries/matrices.js';
import { funding } from '../../lib/queries/pairs.js';
import { count, percent, seconds, usd, wholePercent, yearly, type Unit } from '../../lib/units.js';

/** Rows of the table; a pair has 36 pixels, a row of the grid 38. */
const listed = 25;
const none = 'no pair earns its fees';

/** Where pairs and gaps are judged. */
export const toAlerts = () => to('strategy-alerts', 'Alerts about pairs');

/** A number under its name, which says what it is of. */
export const standing = (title: string, description: string, unit: Unit, expr: string, legend: string, empty?: string, link = seriesToBase()) =>
  panel
    .figures({ title, description, unit, width: 4, height: 4, link, ...(empty ? { empty } : {}) }, gold)
    .wideLayout(false)
    .withTarget(panel.now('A', expr, legend));

export const best = () =>
  standing('Best pair, net',
    'The pair of one base on two exchanges with the highest difference of funding per year (long / short), less the fees of opening and closing both legs spread over the holding time.',
    yearly, funding.best, '{{base}}: {{long_exchange}} / {{short_exchange}}', none);

export const earning = () =>
  standing('Pairs above fees',
    'Bases whose best funding pair earns more than the fees of both legs within the holding time, at the running rates.',
    count, funding.earning, 'held for ${holding:text}', 'no pair on the chosen exchanges', toAlerts());

export const ofAsset = () =>
  standing('Best pair of $asset',
    'What the pair of exchanges (long / short) that is best after fees leaves, with the chosen size of a leg and holding time; the calculator below has them all.',
    usd, bestOfAsset.left, '{{long}} / {{exchange}}', 'no pair, or the size is no number', toAsset())
    .colorScheme(panel.byThreshold())
    .thresholds(panel.bands(bySign));

export function table() {
  const query = funding.table(listed);
  return panel.joinedTable(
    {
      title: 'Funding pairs per year, after fees',
      description:
        'Long where funding is lowest, short where it is highest, of main contracts with 1 M USD of open interest and volume. Net and left: with the chosen size, holding time and fees. Open interest and volume: of the base. Age: how long the pair has been the widest of its base. Of each base the pair with the widest spread; the calculator below has them all.',
      unit: usd,
      width: 17,
      height: listed + 2,
      empty: none,
    },
    [
      ['Base', 'base', { left: true, width: 102, color: gold, link: cellToBase() }],
      ['Long', 'long_exchange', { left: true, width: 107, color: text, link: cellToExchange() }],
      ['Short', 'short_exchange', { left: true, width: 107, color: text, link: cellToExchange() }],
    ],
    [
      ['Net', query.net, { unit: yearly, color: orange }],
      ['Spread', query.spread, { unit: yearly }],
      ['Break-even', query.breakEven, { unit: seconds, width: 108 }],
      ['Age', query.age, { unit: seconds, width: 80, color: muted }],
      ['Left, USD', query.left, { unit: usd }],
      ['Open int.', query.openInterest, { unit: usd, color: muted }],
      ['Volume', query.volume, { unit: usd, color: muted }],
    ],
  ).sortBy([new TableSortByFieldStateBuilder().displayName('Net').desc(true)]);
}

export const netOverTime = () =>
  panel
    .lines({
      title: 'Best pairs over time, net per year',
      description: 'Net of published taker fees spread over 7 days, of the bases that are best now; each with its best pair of the moment.',
      unit: wholePercent,
      width: 7,
      height: 9,
      link: seriesToBase(),
      empty: none,
    })
    .colorScheme(panel.inOrder())
    .withTarget(panel.overTime('A', funding.netOverTime, '{{base}}'));

export const assetOverTime = () =>
  panel
    .linesByName({
      title: '$asset: spread and net per year',
      description: 'Difference of funding per year of the pair of the chosen base with the widest spread, and what the chosen fees leave of it over the holding time.',
      unit: percent,
      width: 7,
      height: 9,
      link: toAsset(),
      empty: 'no pair on this base',
    }, { Spread: muted, Net: orange })
    .withTarget(panel.overTime('A', funding.ofAssetOverTime, '{{figure}}'));

export const exchanges = () =>
  panel
    .barChart({
      title: 'Where to be long, where short',
      description: 'How many of the pairs that earn their fees are long on each exchange, because longs pay least there, and how many are short.',
      unit: count,
      width: 7,
      height: 9,
      link: to('exporter-health', 'How is this exchange collected?', { exchange: '${__data.fields.exchange}' }),
      empty: none,
    }, 'exchange')
    .withTarget(panel.nowAsTable('A', funding.legs))
    .withTransformation({
      id: 'groupingToMatrix',
      options: { columnField: 'leg', rowField: 'exchange', valueField: 'Value', emptyValue: 'null' },
    })
    .withTransformation({ id: 'organize', options: { renameByName: { 'exchange\\leg': 'exchange' } } })
    .withTransformation({ id: 'sortBy', options: { sort: [{ field: 'exchange', desc: false }] } })
    .xTickLabelRotation(-45)
    .xTickLabelSpacing(0)
    .xTickLabelMaxLength(11)
    .overrideByName('Long', [panel.colorOf(negative)])
    .overrideByName('Short', [panel.colorOf(positive)]);
