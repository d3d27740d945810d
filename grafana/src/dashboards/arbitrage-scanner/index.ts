import type { DashboardBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { dashboard } from '../../lib/dashboard.js';

export function arbitrageScanner(): DashboardBuilder {
  return dashboard('arbitrage-scanner', {
    description: 'What the same asset costs and pays on different exchanges, after fees.',
    from: 'now-24h',
    variables: [],
  });
}
