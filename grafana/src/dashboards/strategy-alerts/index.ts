import type { DashboardBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { RowBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { dashboard } from '../../lib/dashboard.js';
import { runbookVariable } from '../../lib/variables.js';
import * as active from './active.js';
import * as delivery from './delivery.js';
import * as quality from './quality.js';

export function strategyAlerts(): DashboardBuilder {
  return dashboard('strategy-alerts', {
    description: 'Which strategies fire, how near the others are, and how good their alerts were.',
    from: 'now-24h',
    variables: [runbookVariable()],
  })
    .withPanel(active.now())
    .withPanel(active.score())
    .withPanel(quality.perDay())
    .withPanel(delivery.suppressed())
    .withPanel(delivery.sent())
    .withPanel(active.alerts())
    .withPanel(active.timeline())
    .withPanel(active.nearness())
    .withRow(new RowBuilder('How good the alerts were'))
    .withPanel(quality.scores())
    .withPanel(quality.noise())
    .withPanel(quality.each())
    .withPanel(delivery.held())
    .withPanel(delivery.messages())
    .withRow(new RowBuilder('Other alerts: market, account, program'))
    .withPanel(delivery.others())
    .withPanel(delivery.kinds());
}
