import type { DashboardBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { dashboard } from '../../lib/dashboard.js';

export function strategyAlerts(): DashboardBuilder {
  return dashboard('strategy-alerts', {
    description: 'Which strategies fire, how near the others are, and how good their alerts were.',
    from: 'now-24h',
    variables: [],
  });
}
