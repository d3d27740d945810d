/** What fires, what nearly does, and what did in the last day. */
import { TableSortByFieldStateBuilder } from '@grafana/grafana-foundation-sdk/common';
import * as links from '../../lib/links.js';
import { amber, blue, blueFill, bySign, calmFill, emptyFill, gold, muted, orange, text } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { nearness as near, stateOverTime, states, strategyAlerts } from '../../lib/queries/alerts.js';
import { ago, coefficient, count, fundingRate, percent, usd, wholePercent } from '../../lib/units.js';

const long = { text: '▲ long', color: orange };
const short = { text: '▼ short', color: blue };
const neutral = { text: '◆ neutral', color: gold };

export function now() {
  const counted: [name: string, labels: string, color: string][] = [
    [long.text, 'alertstate="firing", direction="long"', orange],
    [short.text, 'alertstate="firing", direction="short"', blue],
    [neutral.text, 'alertstate="firing", direction="neutral"', gold],
    ['pending', 'alertstate="pending"', muted],
  ];
  const built = panel.figures(
    {
      title: 'Strategy alerts now',
      description:
        'Alerts of strategies that fire, by direction, and those whose condition is true but has not lasted long enough to fire. One for each strategy and base.',
      unit: count,
      width: 8,
      height: 5,
    },
    gold,
  );
  counted.forEach(([name, labels, color], i) =>
    built
      .withTarget(panel.now(panel.refId(i), strategyAlerts.count(labels), name))
      .overrideByName(name, [panel.colorOf(color)]),
  );
  return built;
}

export const score = () =>
  panel
    .judged(
      {
        title: 'Sentiment score',
        description:
          'Weighted mean of the known factors, from −1 (bearish) to +1 (bullish): what most strategies of the whole market look at. Within ±0.2 they take it for no side, beyond ±0.5 for a trend, beyond ±0.7 for an extreme.',
        unit: coefficient,
        width: 4,
        height: 5,
        link: links.to('market-overview', 'What the score is made of'),
      },
      [{ from: null, color: blue }, { from: -0.2, color: text }, { from: 0.2, color: orange }],
    )
    .withTarget(panel.now('A', near.score));

/** Narrower, Grafana would not count what it adds. */
const tier: panel.Column = { width: 50, color: muted };

export function alerts() {
  const about = {
    title: 'Active alerts of strategies',
    description:
      'Firing first, the urgent tiers first. Pending: the condition is true, but not yet for as long as the alert wants. Confidence: points of the conditions that are met, over 100; a dash while an alert is held through a gap. Price, funding (weighted by open interest), open interest and volume are those of the base. Since: when the condition became true. A strategy leads to its runbook, a base to its analysis; "market" is the whole market.',
    unit: count,
    width: 24,
    height: 14,
    empty: 'no strategy alert is active',
  };
  return panel
    .paged(
      panel.joinedTable(
        about,
        [
          ['State', 'alertstate', { left: true, width: 90, words: { firing: { text: '● firing', color: orange }, pending: { text: 'pending', color: muted } } }],
          ['Tier', 'tier', tier],
          ['Strategy', 'strategy', { left: true, leastWidth: 240, color: gold, link: links.runbook('${__data.fields.Alert}') }],
          ['Direction', 'direction', { left: true, width: 105, words: { long, short, neutral } }],
          ['Base', 'base', { left: true, width: 115, color: amber, link: links.cellToBase() }],
          ['Alert', 'alertname', { hidden: true }],
        ],
        [
          ['Confidence', strategyAlerts.confidence, { unit: wholePercent, width: 128, bar: { from: 0, to: 1 }, bands: [{ from: null, color: amber }, { from: 0.8, color: orange }] }],
          ['Price 24 h', strategyAlerts.change, { unit: percent, width: 105, bands: bySign }],
          ['Funding 8 h', strategyAlerts.funding, { unit: fundingRate, width: 110, bands: bySign }],
          ['Open interest', strategyAlerts.openInterest, { unit: usd, width: 115 }],
          ['Volume 24 h', strategyAlerts.volume, { unit: usd, width: 115 }],
          ['Since', strategyAlerts.since, { unit: ago, width: 136 }],
        ],
      ),
    )
    .sortBy([
      new TableSortByFieldStateBuilder().displayName('State').desc(false),
      new TableSortByFieldStateBuilder().displayName('Tier').desc(false),
      new TableSortByFieldStateBuilder().displayName('Confidence').desc(true),
    ]);
}

export function nearness() {
  const about = {
    title: 'How near each strategy is',
    description:
      'Points of the conditions that are met against those it needs: for its trigger, or as the least of its tier. Leans: where it would point. Of a strategy of single bases: the best of the bases that meet its gate, and how many do. Full: active, unless a stronger signal points the other way.',
    unit: count,
    width: 12,
    height: 20,
  };
  const leaning = { '-1': { ...short, text: '▼' }, 0: { ...neutral, text: '◆', color: muted }, 1: { ...long, text: '▲' } };
  return panel
    .joinedTable(
      about,
      [
        ['Strategy', 'strategy', { left: true, leastWidth: 242, color: gold, link: links.runbook('strategies') }],
        ['Tier', 'tier', tier],
      ],
      [
        ['Progress', near.progress, { unit: wholePercent, width: 105, bar: { from: 0, to: 1 }, bands: [{ from: null, color: muted }, { from: 0.6, color: amber }, { from: 1, color: orange }] }],
        ['Points', near.points, { unit: wholePercent, width: 62 }],
        ['Needs', near.needs, { unit: wholePercent, width: 62, color: muted }],
        ['Leans', near.lean, { width: 62, words: leaning }],
        ['Bases', near.bases, { width: 62 }],
      ],
    )
    .sortBy([new TableSortByFieldStateBuilder().displayName('Progress').desc(true)]);
}

export const timeline = () =>
  panel
    .timeline(
      {
        title: 'Timeline by strategy',
        description:
          'What the alerts of each strategy (its tier first) did in the last 24 hours, whatever time range is chosen. Strategies of single bases: firing in that direction on any base. A gap: the figures it needs are unknown.',
        unit: count,
        width: 12,
        height: 20,
        empty: 'not known',
      },
      {
        [states.quiet]: { text: 'quiet', color: emptyFill },
        [states.pending]: { text: 'pending', color: calmFill },
        [states.long]: long,
        [states.short]: { ...short, color: blueFill },
        [states.both]: { text: '▲▼ both', color: text },
        [states.neutral]: neutral,
      },
    )
    .timeFrom('24h')
    .legend(panel.legendList())
    .withTarget(panel.overTime('A', stateOverTime, '{{row}}'));
