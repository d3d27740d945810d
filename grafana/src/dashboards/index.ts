import type { DashboardBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Uid } from '../lib/tabs.js';
import { arbitrageScanner } from './arbitrage-scanner/index.js';
import { exporterHealth } from './exporter-health/index.js';
import { fundingHistory } from './funding-history/index.js';
import { krakenAccount } from './kraken-account/index.js';
import { marketOverview } from './market-overview/index.js';
import { strategyAlerts } from './strategy-alerts/index.js';
import { symbolAnalysis } from './symbol-analysis/index.js';

/** What builds each dashboard. */
export const dashboards: Record<Uid, () => DashboardBuilder> = {
  'market-overview': marketOverview,
  'symbol-analysis': symbolAnalysis,
  'arbitrage-scanner': arbitrageScanner,
  'strategy-alerts': strategyAlerts,
  'kraken-account': krakenAccount,
  'funding-history': fundingHistory,
  'exporter-health': exporterHealth,
};
