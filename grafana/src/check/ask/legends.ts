/** The names that series of a panel have. */
import type { Series } from './prometheus.js';

const label = /\{\{\s*(.+?)\s*\}\}/g;

export const labelsNamed = (legend: string): string[] => [...legend.matchAll(label)].map(([, name]) => name!);

/** As Grafana writes it: by the legend, or else by all labels. */
export function nameOf(legend: string, labels: Record<string, string>, expr: string): string {
  if (legend !== '' && legend !== '__auto') return legend.replace(label, (_, name: string) => labels[name] ?? '');
  const { __name__ = '', ...rest } = labels;
  const pairs = Object.entries(rest).map(([key, value]) => `${key}="${value}"`);
  if (pairs.length > 0) return `${__name__}{${pairs.join(', ')}}`;
  return __name__ === '' ? expr : __name__;
}

export interface Named { refId: string; legend: string; expr: string; series: Series[] }

/**
 * What is wrong with the names of a panel's series: labels that are not there, and two series with one name.
 * @param merges the panel makes one series of those of several queries that have one name
 */
export function judgeLegends(results: Named[], merges = false): string[] {
  const problems: string[] = [];
  const seen = new Map<string, string>();
  for (const { refId, legend, expr, series } of results) {
    for (const name of new Set(labelsNamed(legend))) {
      const without = series.filter(({ labels }) => labels[name] === undefined);
      if (without.length > 0) {
        problems.push(`query ${refId}: the legend names {{${name}}}, which ${without.length} of ${series.length} series do not have`);
      }
    }
    for (const { labels } of series) {
      const name = nameOf(legend, labels, expr);
      const other = seen.get(name);
      if (other !== undefined && !(merges && other !== refId)) problems.push(`query ${refId}: a second series is called "${name}"; the first is of query ${other}`);
      seen.set(name, refId);
    }
  }
  const most = 5;
  return problems.length <= most ? problems : [...problems.slice(0, most), `and ${problems.length - most} more legends are wrong`];
}
