import type { DashboardBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { dashboard } from '../../lib/dashboard.js';

export function fundingHistory(): DashboardBuilder {
  return dashboard('funding-history', {
    description: 'What funding has been, how steady it is, and what to expect of it.',
    from: 'now-30d',
    variables: [],
  });
}
