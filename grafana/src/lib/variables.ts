import {
  CustomVariableBuilder,
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  TextBoxVariableBuilder,
  VariableHide,
  VariableRefresh,
  VariableSort,
} from '@grafana/grafana-foundation-sdk/dashboard';

/** Panels name the data source by this variable, so a dashboard works on any Prometheus-like store. */
export const datasource = { type: 'prometheus', uid: '${datasource}' };

/** In the menu beside the tabs, from Grafana 12.3 on: who has one data source need not see it. */
export const datasourceVariable = () =>
  new DatasourceVariableBuilder('datasource').label('Data source').type('prometheus').hide(VariableHide.InControlsMenu);

/*
 * Tabs carry all variables along, so a name means the same on every dashboard: `exchange` and `base` hold several or "All",
 * `asset` one base, `window` a window of analysis, `period` one of the account.
 */

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
export const baseVariable = () => labelVariable('base', 'Bases', 'base:perp_open_interest_usd:sum');

/** The values of a label of a query's result, in the order of the result. */
export const resultVariable = (name: string, title: string, expr: string, label: string) =>
  new QueryVariableBuilder(name)
    .label(title)
    .datasource(datasource)
    .query({ qryType: 3, query: `query_result(${expr})`, refId: name })
    .definition(`query_result(${expr})`)
    .regex(`/${label}="([^"]+)"/`)
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.Disabled);

/** One base, the biggest first; with `among`, one of those that `base` holds. */
export const assetVariable = (among = '') =>
  resultVariable('asset', 'Base', `sort_desc(topk(300, base:perp_open_interest_usd:sum${among}))`, 'base')
    .current({ text: 'BTC', value: 'BTC', selected: true });

/**
 * All values of a label of a query's result, one of them or several if the reader chooses. For lines over a month: a
 * pattern of ten names reads ten series, where a join would read all.
 */
export const resultsVariable = (name: string, title: string, expr: string, label: string) =>
  resultVariable(name, title, expr, label)
    .multi(true)
    .includeAll(true)
    .current({ text: ['All'], value: ['$__all'], selected: true });

/** The same for queries alone: not shown, and always all. */
export const hidden = (variable: QueryVariableBuilder) => variable.hide(VariableHide.HideVariable);

/** A choice of fixed values; texts differ from values where `text : value` is written. `chosen` is a text. */
export const choiceVariable = (name: string, title: string, values: string[], chosen: string) => {
  const options = values.map((both) => {
    const [text = both, value = text] = both.split(' : ');
    return { text, value, selected: text === chosen };
  });
  return new CustomVariableBuilder(name)
    .label(title)
    .values(values.join(','))
    .current(options.find((option) => option.selected)!)
    .options(options);
};

export const textVariable = (name: string, title: string, value: string) =>
  new TextBoxVariableBuilder(name)
    .label(title)
    .defaultValue(value)
    .current({ text: value, value, selected: true });

/**
 * A number that the reader writes, for queries; NaN where the text is none. Percent-encoded, any text is one that PromQL
 * can hold; a leading 0 is refused, because PromQL would read it as octal.
 */
export const checkedNumber = (name: string, from: string, value: string) => {
  const written = `\${${from}:percentencode}`;
  const asLabel = (inner: string, label: string, text: string, source = '', pattern = '') =>
    `label_replace(${inner}, "${label}", "${text}", "${source}", "${pattern}")`;
  const both = asLabel(asLabel('vector(1)', 'written', written), 'number', 'NaN');
  const checked = asLabel(both, 'number', written, 'written', '[1-9][0-9]{0,11}([.][0-9]{1,8})?');
  return resultVariable(name, name, checked, 'number').current({ text: value, value, selected: true });
};

export const windowVariable = () => choiceVariable('window', 'Window', ['4h', '24h', '7d', '30d'], '30d');

/** Where the exporter's page about alerts is, as in the rules; elsewhere `?var-runbook=…` says where. */
export const runbookVariable = () => textVariable('runbook', 'Runbook', 'http://127.0.0.1:9876/docs/alerts').hide(VariableHide.HideVariable);

/** One account of those whose keys the exporter has; empty without any. */
export const accountVariable = () =>
  new QueryVariableBuilder('account')
    .label('Account')
    .datasource(datasource)
    .query({ qryType: 1, query: 'label_values(kraken_account_key_verdict,account)', refId: 'account' })
    .definition('label_values(kraken_account_key_verdict,account)')
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalCaseInsensitiveAsc)
    .current({ text: 'main', value: 'main', selected: true });

/** Those windows of the account that are whole days of a chart too. */
export const periodVariable = () => choiceVariable('period', 'Period', ['7d', '14d', '30d', '60d', '90d'], '30d');

/** One of the contracts whose settled funding Kraken Futures tells. */
export const krakenSymbolVariable = () =>
  new QueryVariableBuilder('symbol')
    .label('Funding of')
    .datasource(datasource)
    .query({ qryType: 1, query: 'label_values(kraken_funding_hourly_absolute,symbol)', refId: 'symbol' })
    .definition('label_values(kraken_funding_hourly_absolute,symbol)')
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalCaseInsensitiveAsc)
    .current({ text: 'PF_XBTUSD', value: 'PF_XBTUSD', selected: true });
