import type { DashboardBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { bases } from './bases.js';
import { marketOverview } from './market-overview.js';

/** One entry per dashboard: file name (which is its uid too) and what builds it. */
export const dashboards: Record<string, () => DashboardBuilder> = {
  bases,
  'market-overview': marketOverview,
};
