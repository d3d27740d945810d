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
/** From a row whose column `Base` may be hidden. */
export const rowToBase = () => to('symbol-analysis', 'Analyse this base', { asset: '${__data.fields["Base"]}' });

/** Another base on Symbol Analysis itself: what else is chosen there stays. */
const here = (value: string, title: string): Link => ({
  title,
  url: `/d/symbol-analysis?var-asset=${value}&\${base:queryparam}&\${exchange:queryparam}&\${window:queryparam}&\${datasource:queryparam}&\${__url_time_range}`,
});
export const chooseCell = () => here('${__value.raw}', 'Choose this base');
export const chooseSeries = () => here('${__field.labels.base}', 'Choose ${__field.labels.base}');
/** From a bar or a point of a table whose column of bases has this name. */
export const chooseRow = (field: string) => here(`\${__data.fields["${field}"]}`, 'Choose this base');
/** The runbook that the exporter serves, at the section of this name. */
export const runbook = (section: string) => ({ title: 'What it means, and what to do', url: `\${runbook:raw}#${section}` });

/** From a panel of the chosen base. */
export const toAsset = () => to('symbol-analysis', 'Analyse $asset', { asset: '$asset' });
