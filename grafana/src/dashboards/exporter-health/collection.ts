/** How the exchanges are asked, and what becomes of it. */
import { TableSortByFieldStateBuilder } from '@grafana/grafana-foundation-sdk/common';
import * as links from '../../lib/links.js';
import { alarm, amber, gold, muted, orange } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { collection } from '../../lib/queries/health.js';
import { count, duration, offset, perMinute, wholePercent } from '../../lib/units.js';

const toExchange = links.to('exporter-health', 'This exchange alone', { exchange: '${__field.labels.exchange}' });

const byExchange = (title: string, description: string, unit: typeof duration, expr: string, width: number) =>
  panel
    .linesByExchange({ title, description, unit, width, height: 10, link: toExchange })
    .withTarget(panel.overTime('A', expr, '{{exchange}}'));

export const time = () =>
  byExchange('Time of a collection', 'From the first request of a feed of perpetuals to its publication, mean of its successes.', duration, collection.duration, 12).min(0);

export const perCycle = () =>
  byExchange('Requests per cycle', 'Requests to an exchange in one refresh of all its feeds, mean of ten minutes: what the profile costs. Few are asked each time; most answers are kept.', perMinute, collection.perCycle, 12)
    .min(0)
    .noValue('known after two minutes');

export const outcomes = () =>
  panel
    .joinedTable(
      {
        title: 'Requests and failures by outcome',
        description: 'Requests of the last hour by what became of them, each attempt by itself, and how long these took. Failures: collections of a feed that failed for that reason, after retries.',
        unit: count,
        width: 10,
        height: 13,
      },
      [['Outcome', 'outcome', { left: true, leastWidth: 110, color: gold, link: links.runbook('perpsexchangedown') }]],
      [
        ['Requests, 1 h', collection.requests, { width: 122 }],
        ['Mean', collection.latency, { unit: duration, width: 75, color: amber }],
        ['Failures, 1 h', collection.failures('1h'), { width: 112, bands: [{ from: null, color: muted }, { from: 0.5, color: orange }] }],
        ['24 h', collection.failures('24h'), { width: 70, bands: [{ from: null, color: muted }, { from: 0.5, color: orange }] }],
      ],
    )
    .sortBy([new TableSortByFieldStateBuilder().displayName('Requests, 1 h').desc(true)]);

export const failing = () =>
  panel
    .linesByName({
      title: 'Failing feeds by reason',
      description: 'How many feeds fail at each moment, and why. A line at 0 named "none": nothing failed.',
      unit: count,
      width: 7,
      height: 13,
      link: links.runbook('perpsexchangedown'),
    }, { none: muted })
    .min(0)
    .axisSoftMax(4)
    .fillOpacity(25)
    .withTarget(panel.overTime('A', collection.failing, '{{reason}}'));

export const dropped = () =>
  panel
    .joinedTable(
      {
        title: 'Dropped values by reason',
        description: 'Values that were not believed and therefore not published: missing is better than wrong. A few outliers are ordinary; docs/numbers.md says what each reason means.',
        unit: count,
        width: 7,
        height: 13,
      },
      [['Reason', 'reason', { left: true, leastWidth: 160, color: gold, link: links.runbook('perpsvaluesdropped') }]],
      [
        ['1 h', collection.dropped('1h'), { width: 75, bands: [{ from: null, color: muted }, { from: 0.5, color: orange }] }],
        ['24 h', collection.dropped('24h'), { width: 75, bands: [{ from: null, color: muted }, { from: 0.5, color: orange }] }],
      ],
    )
    .sortBy([new TableSortByFieldStateBuilder().displayName('24 h').desc(true)]);

export const cached = () =>
  panel
    .joinedTable(
      {
        title: 'Answers kept, 1 h',
        description: 'Look-ups of the last hour, and the share that was answered without asking the exchange, by the kind of answer. Prices are asked in every cycle; the others change rarely.',
        unit: count,
        width: 7,
        height: 10,
      },
      [['Kind', 'cache', { left: true, leastWidth: 110, color: gold, link: links.to('exporter-health', 'On all exchanges', { exchange: '$__all' }) }]],
      [
        ['Look-ups', collection.lookUps, { width: 85 }],
        ['Hits', collection.hits, { unit: wholePercent, width: 120, bar: { from: 0, to: 1 }, color: amber }],
      ],
    )
    .sortBy([new TableSortByFieldStateBuilder().displayName('Look-ups').desc(true)]);

export const weight = () =>
  panel
    .linesByContract({
      title: 'Weight used',
      description: 'Of the exchange\'s budget of the running minute, by host, by all programs on this address; only where the exchange says so.',
      unit: count,
      width: 6,
      height: 10,
      link: toExchange,
      empty: 'the chosen exchanges do not tell',
    })
    .min(0)
    .withTarget(panel.overTime('A', collection.weight, '{{exchange}} {{host}}'));

export const clock = () =>
  panel
    .linesByExchange({
      title: 'Clock offset',
      description: "The exchange's clock minus ours. Headers have whole seconds, so up to one second of difference means nothing; all of them off means that this machine's clock is wrong.",
      unit: offset,
      width: 5,
      height: 10,
      link: toExchange,
    })
    .legend(panel.noLegend())
    .withTarget(panel.overTime('A', collection.clock, '{{exchange}}'));

export const troubles = () =>
  panel
    .linesByName(
      {
        title: 'Retries and circuit breakers',
        description: 'Requests that were tried again, per minute, by exchange ("none": no exchange needed any), and hosts whose circuit breaker is not closed: they are left alone for a while.',
        unit: perMinute,
        width: 6,
        height: 10,
        link: links.runbook('perpsexchangeratelimited'),
      },
      { none: muted, 'not closed': alarm },
    )
    .min(0)
    .axisSoftMax(4)
    .withTarget(panel.overTime('A', collection.retries, '{{exchange}}'))
    .withTarget(panel.overTime('B', collection.breakers, '{{line}}'));
