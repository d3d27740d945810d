import {
  CustomVariableBuilder,
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  VariableRefresh,
  VariableSort,
} from '@grafana/grafana-foundation-sdk/dashboard';

/** Panels name the data source by this variable, so a dashboard works on any Prometheus-like store. */
export const datasource = { type: 'prometheus', uid: '${datasource}' };

export const datasourceVariable = () =>
  new DatasourceVariableBuilder('datasource').label('Data source').type('prometheus');

/** The values of a label, several at once; "All" is one pattern instead of a list of every value. */
const labelVariable = (label: string, title: string, metric: string) =>
  new QueryVariableBuilder(label)
    .label(title)
    .datasource(datasource)
    .query({ qryType: 1, query: `label_values(${metric},${label})`, refId: label })
    .definition(`label_values(${metric},${label})`)
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalCaseInsensitiveAsc)
    .multi(true)
    .includeAll(true)
    .allValue('.+')
    .current({ text: ['All'], value: ['$__all'], selected: true });

export const exchangeVariable = () => labelVariable('exchange', 'Exchange', 'perp_exchange_up');
export const baseVariable = () => labelVariable('base', 'Base', 'perp_open_interest_usd{exchange=~"$exchange"}');

/** One base. Links carry variables along, and what "base" is on other dashboards, "All", would be none here. */
export const assetVariable = () =>
  new QueryVariableBuilder('asset')
    .label('Base')
    .datasource(datasource)
    .query({ qryType: 1, query: 'label_values(perp_btc_beta,base)', refId: 'asset' })
    .definition('label_values(perp_btc_beta,base)')
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalCaseInsensitiveAsc)
    .current({ text: 'BTC', value: 'BTC', selected: true });

export const windowVariable = () =>
  new CustomVariableBuilder('window')
    .label('Window')
    .values('4h,24h,7d,30d')
    .current({ text: '30d', value: '30d', selected: true })
    .options(['4h', '24h', '7d', '30d'].map((window) => ({ text: window, value: window, selected: window === '30d' })));

/**
 * The bases of a query's result, all of them unless the reader chooses. For lines over a month: a pattern of ten names
 * reads ten series, where a join would read all.
 */
export const basesVariable = (name: string, label: string, expr: string) =>
  new QueryVariableBuilder(name)
    .label(label)
    .datasource(datasource)
    .query({ qryType: 3, query: `query_result(${expr})`, refId: name })
    .definition(`query_result(${expr})`)
    .regex('/base="([^"]+)"/')
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.Disabled)
    .multi(true)
    .includeAll(true)
    .current({ text: ['All'], value: ['$__all'], selected: true });
