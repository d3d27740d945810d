import { DataqueryBuilder, PromQueryFormat } from '@grafana/grafana-foundation-sdk/prometheus';
import { datasource } from '../variables.js';

const query = (refId: string, expr: string) => new DataqueryBuilder().refId(refId).datasource(datasource).expr(expr);

/** A line for each series. */
export const overTime = (refId: string, expr: string, legend: string) => query(refId, expr).legendFormat(legend).range();
/** The values at the end of the time range. */
export const now = (refId: string, expr: string, legend = '') => query(refId, expr).legendFormat(legend).instant();
/** The same with the labels as columns. */
export const nowAsTable = (refId: string, expr: string) => query(refId, expr).format(PromQueryFormat.Table).instant();

/** Names of queries: A to Z, then AA. */
export const refId = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : refId(Math.floor(index / 26) - 1) + refId(index % 26);
