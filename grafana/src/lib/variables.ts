import {
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
