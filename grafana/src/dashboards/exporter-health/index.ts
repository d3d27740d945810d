import type { DashboardBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { dashboard } from '../../lib/dashboard.js';

export function exporterHealth(): DashboardBuilder {
  return dashboard('exporter-health', {
    description: 'How each exchange is collected, and how exporter, Prometheus and Alertmanager are.',
    from: 'now-6h',
    variables: [],
  });
}
