/** Drill-downs: where the next question is answered. The time range and the data source go along. */
import type { Link } from './panels/about.js';
import type { Uid } from './tabs.js';

/** Of another dashboard, with values for its variables. */
export function to(uid: Uid, title: string, variables: Record<string, string> = {}): Link {
  const values = Object.entries(variables).map(([name, value]) => `var-${name}=${value}`);
  return { title, url: `/d/${uid}?${[...values, '${datasource:queryparam}', '${__url_time_range}'].join('&')}` };
}

/** From a cell that holds the name of a base. */
export const cellToBase = () => to('symbol-analysis', 'Analyse this base', { asset: '${__value.raw}' });
/** From a line or a bar with the label `base`. */
export const seriesToBase = () => to('symbol-analysis', 'Analyse ${__field.labels.base}', { asset: '${__field.labels.base}' });
/** From a cell that holds the id of an exchange. */
export const cellToExchange = () => to('exporter-health', 'How is this exchange collected?', { exchange: '${__value.raw}' });
/** From a line or a bar with the label `exchange`. */
export const seriesToExchange = () =>
  to('exporter-health', 'How is ${__field.labels.exchange} collected?', { exchange: '${__field.labels.exchange}' });
/** From a panel of the chosen base. */
export const toAsset = () => to('symbol-analysis', 'Analyse $asset', { asset: '$asset' });
