/** What reaches people, and alerts that are no signals. */
import { BigValueGraphMode, TableSortByFieldStateBuilder } from '@grafana/grafana-foundation-sdk/common';
import * as links from '../../lib/links.js';
import { alarm, amber, gold, muted, orange, text } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { delivery, otherAlerts } from '../../lib/queries/alerts.js';
import { count, ago, wholePercent } from '../../lib/units.js';

const noAlertmanager = 'no Alertmanager is scraped';

export const suppressed = () =>
  panel
    .figure(
      {
        title: 'Suppressed, 24 h',
        description: 'Of all alerts that Alertmanager held in the last 24 hours, by time, the share that was silenced, or muted because a worse alert explains it.',
        unit: wholePercent,
        width: 4,
        height: 5,
        empty: noAlertmanager,
      },
      amber,
    )
    .graphMode(BigValueGraphMode.None)
    .withTarget(panel.now('A', delivery.suppressedShare));

export const sent = () =>
  panel
    .figure(
      {
        title: 'Messages, 24 h',
        description: 'Messages that receivers took in the last 24 hours; one lists many alerts. Without a receiver nothing is sent: docs/alerting.md says how to set one up.',
        unit: count,
        width: 4,
        height: 5,
        empty: noAlertmanager,
      },
      gold,
    )
    .graphMode(BigValueGraphMode.None)
    .mappings([panel.wordsFor({ '-1': { text: 'no receiver', color: muted } })])
    .withTarget(panel.now('A', delivery.sent));

export const held = () =>
  panel
    .linesByName(
      {
        title: 'Alerts at Alertmanager',
        description: 'Alerts of all kinds that Alertmanager holds: active ones are sent to the receivers, suppressed ones are not.',
        unit: count,
        width: 6,
        height: 10,
        empty: noAlertmanager,
      },
      { suppressed: muted, active: orange },
    )
    .min(0)
    .fillOpacity(15)
    .withTarget(panel.overTime('A', delivery.held, '{{state}}'));

export const messages = () =>
  panel.joinedTable(
    {
      title: 'Messages by receiver, 24 h',
      description: 'Messages that each kind of receiver took, those that were given up after retries, and those that were not sent because of a silence, a quiet hour or a worse alert (Alertmanager 0.25 does not tell these).',
      unit: count,
      width: 6,
      height: 10,
      empty: 'none: no receiver is set up, or there was nothing to tell',
    },
    [['Receiver', 'channel', { left: true, color: gold, link: links.runbook('perpsalertdeliveryfailing') }]],
    [
      ['Sent', delivery.sentOrKept, { width: 70 }],
      ['Failed', delivery.failedBy, { width: 70, color: alarm }],
    ],
  );

export const others = () =>
  panel
    .paged(
      panel.joinedTable(
        {
          title: 'Other active alerts',
          description: 'Alerts that are no signals of strategies: thresholds of the market, your account at Kraken, the program and what stands around it. Since: when the condition became true; an alert fires some time after.',
          unit: count,
          width: 17,
          height: 14,
          empty: 'nothing else is active',
        },
        [
          ['Severity', 'urgency', { left: true, width: 80, words: { 1: { text: 'critical', color: alarm }, 2: { text: 'warning', color: orange }, 3: { text: 'info', color: text } } }],
          ['State', 'alertstate', { left: true, width: 90, words: { firing: { text: '● firing', color: orange }, pending: { text: 'pending', color: muted } } }],
          ['Alert', 'alertname', { left: true, width: 236, color: gold, link: links.runbook('${__value.raw}') }],
          ['Area', 'area', { left: true, width: 75, color: muted }],
          ['Base', 'base', { left: true, width: 110, color: amber, link: links.cellToBase() }],
          ['About', 'about', { left: true, leastWidth: 180 }],
        ],
        [['Since', otherAlerts.since, { unit: ago, width: 135 }]],
      ),
    )
    .sortBy([
      new TableSortByFieldStateBuilder().displayName('Severity').desc(false),
      new TableSortByFieldStateBuilder().displayName('State').desc(false),
      new TableSortByFieldStateBuilder().displayName('Since').desc(true),
    ]);

export const kinds = () =>
  panel
    .paged(
      panel.joinedTable(
        {
          title: 'By kind',
          description: 'How many alerts of each kind fire now, and how many are about to.',
          unit: count,
          width: 7,
          height: 14,
          empty: 'nothing else is active',
        },
        [['Alert', 'alertname', { left: true, leastWidth: 215, color: gold, link: links.runbook('${__value.raw}') }]],
        [
          ['Firing', otherAlerts.kinds('firing'), { width: 65, color: orange }],
          ['Pending', otherAlerts.kinds('pending'), { width: 72, color: muted }],
        ],
      ),
    )
    .sortBy([new TableSortByFieldStateBuilder().displayName('Firing').desc(true)]);
