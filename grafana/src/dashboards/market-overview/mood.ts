/** Sentiment and its six factors, and what else tells the mood; always of all exchanges. */
import { BigValueTextMode, VizTextDisplayOptionsBuilder } from '@grafana/grafana-foundation-sdk/common';
import { alarm, amber, blue, bySign, cold, gold, muted, orange } from '../../lib/palette.js';
import { to } from '../../lib/links.js';
import * as panel from '../../lib/panels/index.js';
import { risers as risersExpr } from '../../lib/queries/liquid.js';
import { mood, sentiment } from '../../lib/queries/sentiment.js';
import { coefficient, points, smallPercent, wholePercent, type Unit } from '../../lib/units.js';

export const score = () =>
  panel
    .dial(
      {
        title: 'Sentiment',
        description:
          'Weighted mean of six factors, of all exchanges: −1 is bearish, 1 bullish. Within 0.2 of zero neutral, beyond 0.5 strong. How each factor is computed says docs/rules-signals.md.',
        unit: coefficient,
        width: 6,
        height: 8,
        link: to('strategy-alerts', 'Which strategies fit this mood?'),
      },
      -1,
      1,
      [{ from: null, color: cold[3] }, { from: -0.5, color: blue }, { from: -0.2, color: muted }, { from: 0.2, color: orange }, { from: 0.5, color: gold }],
    )
    .displayName('${__field.labels.word}')
    .withTarget(panel.now('A', sentiment.scoreInWords, '{{word}}'));

const factorNames = {
  funding: 'Funding',
  price: 'Price, 24 h',
  long_short: 'Long/short',
  conviction: 'Conviction',
  divergence: 'Divergence',
  oi_price: 'OI and price',
};

export const factors = () =>
  panel
    .diverging(
      {
        title: 'What sentiment is made of',
        description:
          'The six factors, each from −1 (bearish) to 1 (bullish), the heaviest first: funding 35 %; price change 20 %; Bitcoin accounts long over short, against the crowd, 15 %; conviction, open interest per turnover, 15 %; divergence of the exchanges’ funding 8 %; open interest that grows with the price 7 %. A factor without a number is not known yet.',
        unit: coefficient,
        width: 9,
        height: 8,
      },
      'factor',
      bySign,
    )
    .min(-1)
    .max(1)
    .withTarget(panel.nowAsTable('A', sentiment.weights))
    .withTarget(panel.nowAsTable('B', sentiment.factors))
    .withTransformation({ id: 'joinByField', options: { byField: 'factor', mode: 'outer' } })
    .withTransformation({ id: 'sortBy', options: { sort: [{ field: 'Value #A', desc: true }] } })
    .withTransformation({
      id: 'organize',
      options: { excludeByName: { 'Time': true, 'Time 1': true, 'Time 2': true, 'Value #A': true }, renameByName: { 'Value #B': 'Score' } },
    })
    .overrideByName('factor', [
      panel.property('mappings', [
        { type: 'value', options: Object.fromEntries(Object.entries(factorNames).map(([id, text]) => [id, { text }])) },
      ]),
    ]);

/** A number over the word for it. */
const worded = (title: string, description: string, unit: Unit, width: number, steps: panel.Band[], expr: string) =>
  panel
    .judged({ title, description, unit, width, height: 4 }, steps)
    .textMode(BigValueTextMode.ValueAndName)
    .text(new VizTextDisplayOptionsBuilder().titleSize(14).valueSize(28))
    .withTarget(panel.now('A', expr, '{{word}}'));

export const fearGreed = () =>
  worded('Fear & Greed', 'Index of alternative.me, made once a day: 0 is extreme fear, 100 extreme greed.', points, 4,
    [{ from: null, color: blue }, { from: 46, color: amber }, { from: 55, color: orange }, { from: 76, color: alarm }],
    mood.fearGreed);

export const health = () =>
  worded('Market health',
    'Four parts of up to 25 points: turnover, open interest per turnover, agreement of the exchanges about funding, number of exchanges that are up. From 90 excellent, 75 good, 60 fair, 40 poor.',
    points, 5, [{ from: null, color: alarm }, { from: 60, color: amber }, { from: 75, color: gold }], mood.health);

export const structure = () =>
  worded('Structure',
    'Mark price over spot, minus 1, weighted by open interest. Above 0.05 % contango: perpetuals dearer than spot; below −0.05 % backwardation; beyond 0.15 % strong.',
    smallPercent, 4, [{ from: null, color: blue }, { from: -0.0005, color: amber }, { from: 0.0005, color: orange }], mood.structure);

export const risers = () =>
  panel
    .judged(
      {
        title: 'Risers, 24 h',
        description: 'Share of the liquid bases whose price is higher than 24 hours ago; a base counts once, by the median of its exchanges.',
        unit: wholePercent,
        width: 5,
        height: 4,
      },
      [{ from: null, color: blue }, { from: 0.4, color: amber }, { from: 0.6, color: orange }],
    )
    .withTarget(panel.now('A', risersExpr));
