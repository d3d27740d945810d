import type { DashboardBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { dashboard } from '../../lib/dashboard.js';

export function krakenAccount(): DashboardBuilder {
  return dashboard('kraken-account', {
    description: 'What trading on Kraken Futures costs: fees, funding, volume, positions.',
    from: 'now-24h',
    variables: [],
  });
}
