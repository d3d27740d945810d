/** The tables that Grafana makes of answers, and what a panel's transformations make of their columns. */
import { nameOf } from './legends.js';
import type { Series } from './prometheus.js';

/** A column keeps its name when it gets another one to be shown; both find it. */
export interface Column { name: string; shown: string }
export type Row = Record<string, string | number>;
export interface Frame { refId: string; columns: Column[]; rows: Row[]; labels?: Record<string, string> }

export const column = (name: string): Column => ({ name, shown: name });
/** Between slashes with flags, or else the whole text has to match. */
export function regexOf(text: string): RegExp {
  const [, source, flags] = /^\/([^]*)\/([gimsuy]*)$/.exec(text) ?? [];
  return source === undefined ? new RegExp(`^${text}$`) : new RegExp(source, flags);
}

export const has = (frame: Frame, name: string): boolean => frame.columns.some((one) => one.name === name || one.shown === name);

export interface Asked { refId: string; legend: string; table: boolean; expr: string; series: Series[] }

/** One frame for each query in table format; one for each series otherwise. */
export function framesOf(results: Asked[]): Frame[] {
  const several = results.filter(({ table }) => table).length > 1;
  return results.flatMap((result) => (result.table ? [tableOf(result, several)] : linesOf(result)));
}

function tableOf({ refId, series }: Asked, several: boolean): Frame {
  const value = several ? `Value #${refId}` : 'Value';
  const labels = [...new Set(series.flatMap((one) => Object.keys(one.labels)))].sort();
  const rows = series.flatMap((one) => one.values.map((number): Row => ({ ...one.labels, Time: 0, [value]: number })));
  return { refId, columns: ['Time', ...labels, value].map(column), rows };
}

const linesOf = ({ refId, legend, expr, series }: Asked): Frame[] =>
  series.map(({ labels, values }) => {
    const name = nameOf(legend, labels, expr);
    return { refId, labels, columns: [column('Time'), { name: 'Value', shown: name }], rows: values.map((number) => ({ Time: 0, Value: number })) };
  });
