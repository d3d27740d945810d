/** What stores the figures, judges them and sends alerts. */
import { TableSortByFieldStateBuilder } from '@grafana/grafana-foundation-sdk/common';
import * as links from '../../lib/links.js';
import { alarm, amber, gold, muted, orange } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { alertmanager, prometheus, rules as rule } from '../../lib/queries/health.js';
import { bytes, count, duration, perMinute, seconds, wholePercent } from '../../lib/units.js';
import { strip } from './program.js';

export const figures = () =>
  strip('Prometheus', 'As it is now. Targets up: exporter, Prometheus and Alertmanager. History: since the oldest sample. Configuration: whether both took over the newest one.', [
    ['Targets up', prometheus.targets, wholePercent],
    ['Series in memory', prometheus.series, count],
    ['Samples a second', prometheus.samples, count],
    ['Stored', prometheus.storage, bytes],
    ['History', prometheus.history, duration],
    ['Configuration', prometheus.reloaded, count],
  ]).overrideByName('Configuration', [
    panel.property('mappings', [panel.wordsFor({ 0: { text: 'REJECTED', color: alarm }, 1: { text: 'accepted', color: gold } })]),
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
        [['Group', 'group', { left: true, color: gold, link: links.runbook('perpsrulegroupslow') }]],
        [
          ['Rules', rule.rules, { width: 90, color: muted }],
          ['Series made', rule.samples, { width: 120 }],
          ['Every', rule.interval, { unit: seconds, width: 90, color: muted }],
          ['Takes', rule.duration, { unit: duration, width: 110 }],
          ['Of interval', rule.share, { unit: { id: 'percentunit', decimals: 1 }, width: 220, bar: { from: 0, to: 1 }, bands: [{ from: null, color: amber }, { from: 0.5, color: orange }, { from: 0.8, color: alarm }] }],
          ['Failed', rule.failures, { width: 90, bands: trouble }],
          ['Missed', rule.missed, { width: 90, bands: trouble }],
        ],
      ),
    )
    .sortBy([new TableSortByFieldStateBuilder().displayName('Of interval').desc(true)]);

export const queries = () => {
  const quantiles: Record<string, string> = { '0.5': 'half of them', '0.9': '90 % of them', '0.99': '99 % of them' };
  const built = panel
    .linesByName(
      {
        title: 'Time of queries',
        description: 'How long Prometheus takes for queries of rules and dashboards together: half, 90 % and 99 % of them took less.',
        unit: duration,
        width: 8,
        height: 9,
      },
      { 'half of them': muted, '90 % of them': amber, '99 % of them': orange },
    )
    .min(0);
  Object.entries(quantiles).forEach(([quantile, name], i) =>
    built.withTarget(panel.overTime(panel.refId(i), prometheus.query(quantile), name)),
  );
  return built;
};

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
    .withTarget(panel.overTime('A', alertmanager.handedOver, 'handed over'))
    .withTarget(panel.overTime('B', alertmanager.sent, 'messages'))
    .withTarget(panel.overTime('C', alertmanager.lost, 'lost'));

export const latency = () =>
  panel
    .lines({
      title: 'Time to hand over and send',
      description: 'How long Prometheus takes to hand its alerts to Alertmanager, and Alertmanager to send a message, by receiver; only while there are any.',
      unit: duration,
      width: 8,
      height: 9,
      empty: 'nothing was handed over in this time',
    })
    .min(0)
    .withTarget(panel.overTime('A', alertmanager.handingOver, 'to Alertmanager'))
    .withTarget(panel.overTime('B', alertmanager.sending, '{{integration}}'));
