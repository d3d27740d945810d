import type { DashboardBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { marketOverview } from './market-overview.js';

/** One entry per dashboard: file name (which is its uid too) and what builds it. */
export const dashboards: Record<string, () => DashboardBuilder> = {
  'market-overview': marketOverview,
};
