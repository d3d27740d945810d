/** What stores the figures, judges them and sends alerts. */
import { TableSortByFieldStateBuilder } from '@grafana/grafana-foundation-sdk/common';
import * as links from '../../lib/links.js';
import { alarm, amber, gold, muted, orange } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { together } from '../../lib/queries/header.js';
import { alertmanager, prometheus, rules as rule } from '../../lib/queries/health.js';
import { bytes, count, duration, perMinute, seconds, thousands, wholePercent } from '../../lib/units.js';
import { strip } from './program.js';

export const now = () =>
  strip('Now', 'Share of targets that are up (exporter, Prometheus, Alertmanager), series in the memory of Prometheus, samples that it takes in each second, and whether both programs took over their newest configuration.', [
    ['Targets up', prometheus.targets, wholePercent],
    ['Series', prometheus.series, thousands],
    ['Samples/s', prometheus.samples, thousands],
    ['Settings', prometheus.reloaded, count],
  ]).overrideByName('Settings', [
    panel.property('mappings', [panel.wordsFor({ 0: { text: 'refused', color: alarm }, 1: { text: 'taken', color: gold } })]),
  ]);

export const storage = () =>
  strip('Storage', 'What the blocks on disk take, the most they may take, and how far back they reach.', [
    ['Stored', prometheus.storage, bytes],
    ['At most', prometheus.limit, bytes],
    ['History', prometheus.history, duration],
  ]);

const trouble: panel.Band[] = [{ from: null, color: muted }, { from: 0.5, color: alarm }];

export const rules = () =>
  panel
    .paged(
      panel.joinedTable(
        {
          title: 'Groups of rules',
          description: 'How long the last evaluation of each group took against its interval: beyond 100 % evaluations are left out. Failures and missed evaluations: of 24 hours.',
          unit: count,
          width: 24,
          height: 13,
        },
        [['Group', 'group', { left: true, leastWidth: 180, color: gold, link: links.runbook('perpsrulegroupslow') }]],
        [
          ['Every', rule.interval, { unit: seconds, width: 90, color: muted }],
          ['Takes', rule.duration, { unit: duration, width: 110 }],
          ['Of interval', rule.share, { unit: { id: 'percentunit', decimals: 1 }, width: 220, bar: { from: 0, to: 1 }, bands: [{ from: null, color: amber }, { from: 0.5, color: orange }, { from: 0.8, color: alarm }] }],
          ['Failed', rule.failures, { width: 90, bands: trouble }],
          ['Missed', rule.missed, { width: 90, bands: trouble }],
        ],
      ),
    )
    .sortBy([new TableSortByFieldStateBuilder().displayName('Of interval').desc(true)]);

export const queries = () =>
  panel
    .linesByName(
      {
        title: 'Time of queries',
        description: 'How long Prometheus takes for queries of rules and dashboards together: half, 90 % and 99 % of them took less.',
        unit: duration,
        width: 8,
        height: 9,
      },
      { half: muted, '90 %': amber, '99 %': orange },
    )
    .min(0)
    .withTarget(panel.overTime('A', together(prometheus.queries), '{{line}}'));

export const delivery = () =>
  panel
    .linesByName(
      {
        title: 'Alerts on their way',
        description: 'Per minute: alerts that Prometheus hands over to Alertmanager, again and again while they last; messages to receivers; and what of both was lost.',
        unit: perMinute,
        width: 8,
        height: 9,
        empty: 'no Alertmanager is scraped',
      },
      { 'handed over': orange, messages: gold, lost: alarm },
    )
    .min(0)
    .withTarget(panel.overTime('A', together({ 'handed over': alertmanager.handedOver, messages: alertmanager.sent, lost: alertmanager.lost }), '{{line}}'));

export const latency = () =>
  panel
    .linesByName({
      title: 'Time to hand over and send',
      description: 'How long Prometheus takes to hand its alerts to Alertmanager, and Alertmanager to send a message, by receiver; only while there are any.',
      unit: duration,
      width: 8,
      height: 9,
      empty: 'nothing was handed over in this time',
    }, { 'to Alertmanager': orange })
    .min(0)
    .withTarget(panel.overTime('A', alertmanager.handingOver, 'to Alertmanager'))
    .withTarget(panel.overTime('B', alertmanager.sending, '{{integration}}'));
