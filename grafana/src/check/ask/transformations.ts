/**
 * Follows the columns through a panel's transformations, and says which of the named ones do not exist. Rows are kept
 * as far as they make columns; what they contain otherwise is Grafana's business.
 */
import type { Transformation } from '../model.js';
import { column, has, regexOf, type Column, type Frame, type Row } from './frames.js';

export interface Followed {
  frames: Frame[];
  problems: string[];
  /** Names of columns come out of the data, so that one may well be missing today. */
  fromData: boolean;
  /** A transformation that is not known here: the columns are not known any more. */
  lost: boolean;
}
type Options = Record<string, unknown>;
type Step = (frames: Frame[], options: Options, want: (name: unknown, of?: Frame[]) => void) => Frame[];

const record = (value: unknown): Options => (value !== null && typeof value === 'object' ? (value as Options) : {});
const items = (value: unknown): Options[] => (Array.isArray(value) ? value.map(record) : []);
const names = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []);

const keep = (frame: Frame, wanted: (of: Column) => boolean): Frame => ({ ...frame, columns: frame.columns.filter(wanted) });
const isOne = (list: string[]) => (of: Column) => list.includes(of.name) || list.includes(of.shown);
const valueIn = (row: Row, frame: Frame, name: string) => row[frame.columns.find((of) => of.shown === name || of.name === name)?.name ?? name];
const distinct = (frame: Frame, name: string) => [...new Set(frame.rows.map((row) => String(valueIn(row, frame, name) ?? '')))];

function merged(frames: Frame[]): Frame {
  const columns = frames.flatMap((frame) => frame.columns);
  return {
    refId: frames[0]?.refId ?? '',
    columns: columns.filter((one, i) => columns.findIndex((other) => other.shown === one.shown) === i),
    rows: frames.flatMap(({ rows }) => rows),
  };
}

/** Side by side: what has the same name in several frames gets numbers, except for the one that joins. */
function joined(frames: Frame[], by: string): Frame {
  const [key] = frames.flatMap((frame) => frame.columns.filter(isOne([by])));
  const rest = frames.flatMap((frame) => frame.columns.filter((of) => !isOne([by])(of)));
  const number = (of: Column, i: number) => {
    const same = rest.filter(({ shown }) => shown === of.shown);
    return same.length === 1 ? of : { ...of, shown: `${of.shown} ${rest.slice(0, i + 1).filter(({ shown }) => shown === of.shown).length}` };
  };
  return { refId: frames[0]?.refId ?? '', columns: [...(key ? [key] : []), ...rest.map(number)], rows: frames.flatMap(({ rows }) => rows) };
}

/** Grafana takes a table for a line if its times go up: also one of a single row. */
const isLine = ({ labels, rows }: Frame) => labels !== undefined || rows.length < 2;

const steps: Record<string, Step> = {
  merge: (frames) => [merged(frames)],
  limit: (frames) => frames,
  filterByRefId: (frames, { include }) => frames.filter(({ refId }) => new RegExp(`^(?:${String(include)})$`).test(refId)),
  sortBy(frames, { sort }, want) {
    for (const { field } of items(sort)) want(field);
    return frames;
  },
  convertFieldType(frames, { conversions }, want) {
    for (const { targetField } of items(conversions)) want(targetField);
    return frames;
  },
  organize(frames, { excludeByName, includeByName, indexByName, renameByName }, want) {
    const excluded = record(excludeByName);
    const included = Object.entries(record(includeByName)).filter(([, yes]) => yes === true).map(([name]) => name);
    const renamed = record(renameByName);
    const unwanted = Object.keys(excluded).filter((name) => !/^Time( \d+)?$/.test(name));
    for (const name of new Set([...unwanted, ...included, ...Object.keys(record(indexByName)), ...Object.keys(renamed)])) want(name);
    const stays = (of: Column) => !(excluded[of.name] === true || excluded[of.shown] === true) && (included.length === 0 || isOne(included)(of));
    return frames.map((frame) => {
      const { columns, ...rest } = keep(frame, stays);
      return { ...rest, columns: columns.map((of) => ({ ...of, shown: String(renamed[of.shown] || renamed[of.name] || of.shown) })) };
    });
  },
  filterFieldsByName(frames, { include, exclude }, want) {
    const [wanted, unwanted] = [record(include), record(exclude)];
    for (const name of [...names(wanted.names), ...names(unwanted.names)]) want(name);
    const pattern = typeof wanted.pattern === 'string' ? regexOf(wanted.pattern) : undefined;
    const stays = (of: Column) =>
      names(wanted.names).length + (pattern ? 1 : 0) === 0 || isOne(names(wanted.names))(of) || (pattern?.test(of.shown) ?? false);
    return frames.map((frame) => keep(frame, (of) => stays(of) && !isOne(names(unwanted.names))(of)));
  },
  filterByValue(frames, { filters }, want) {
    for (const { fieldName } of items(filters)) want(fieldName);
    return frames;
  },
  renameByRegex: (frames, { regex, renamePattern }) =>
    frames.map((frame) => ({
      ...frame,
      columns: frame.columns.map((of) => ({ ...of, shown: of.shown.replace(regexOf(String(regex)), String(renamePattern)) })),
    })),
  configFromData(frames, { configRefId, mappings }, want) {
    for (const { fieldName } of items(mappings)) want(fieldName, frames.filter(({ refId }) => refId === configRefId));
    return frames.filter(({ refId }) => refId !== configRefId);
  },
  joinByField(frames, { byField }, want) {
    const by = String(byField || 'Time');
    for (const frame of frames) want(by, [frame]);
    return [joined(frames, by)];
  },
  groupBy(frames, { fields }, want) {
    const made = Object.entries(record(fields)).flatMap(([name, of]) => {
      want(name);
      const { operation, aggregations } = record(of);
      return operation === 'groupby' ? [name] : operation === 'aggregate' ? names(aggregations).map((calc) => `${name} (${calc})`) : [];
    });
    return frames.map((frame) => ({ ...frame, columns: made.map(column) }));
  },
  calculateField(frames, { alias, mode, binary, unary, reduce, replaceFields }, want) {
    const operand = (value: unknown) => (typeof value === 'string' ? value : record(record(value).matcher).options);
    const { left, right } = record(binary);
    const used = mode === 'binary' ? [operand(left), operand(right)].filter((name) => typeof name !== 'string' || !/^-?[\d.]+$/.test(name))
      : mode === 'unary' ? [record(unary).fieldName] : names(record(reduce).include);
    for (const name of used) if (typeof name === 'string' && name !== '') want(name);
    const made = typeof alias === 'string' && alias !== '' ? [column(alias)] : [];
    return frames.map((frame) => ({ ...frame, columns: replaceFields === true ? [...frame.columns.slice(0, 1), ...made] : [...frame.columns, ...made] }));
  },
  groupingToMatrix(frames, options, want) {
    const { columnField = 'Time', rowField = 'Time', valueField = 'Value' } = options as Record<string, string>;
    for (const name of [columnField, rowField, valueField]) want(name);
    const [frame] = frames;
    if (!frame) return [];
    const corner = `${rowField}\\${columnField}`;
    const rows = distinct(frame, rowField).map((name): Row => ({ [corner]: name }));
    return [{ refId: frame.refId, columns: [corner, ...distinct(frame, columnField)].map(column), rows }];
  },
  partitionByValues(frames, { fields, keepFields }, want) {
    for (const name of names(fields)) want(name);
    return frames.flatMap((frame) => {
      const key = (row: Row) => JSON.stringify(names(fields).map((name) => valueIn(row, frame, name)));
      const kept = keepFields === true ? frame : keep(frame, (of) => !isOne(names(fields))(of));
      return [...new Set(frame.rows.map(key))].map((one) => ({ ...kept, rows: frame.rows.filter((row) => key(row) === one) }));
    });
  },
  rowsToFields(frames, { mappings }, want) {
    const by = (handler: string) => items(mappings).find(({ handlerKey }) => handlerKey === handler)?.fieldName;
    for (const { fieldName } of items(mappings)) want(fieldName);
    return frames.map((frame) => {
      const name = by('field.name') ?? frame.columns.find((of) => of.name !== 'Time')?.shown;
      return { ...frame, columns: distinct(frame, String(name)).map(column), rows: [] };
    });
  },
  labelsToFields(frames, { mode, keepLabels, valueLabel }, want) {
    const kept = names(keepLabels);
    for (const name of kept) if (!frames.some(({ labels }) => labels?.[name] !== undefined)) want(name, []);
    if (mode === 'rows') return frames.map((frame) => ({ ...frame, columns: ['label', 'value'].map(column), rows: [] }));
    return frames.map((frame) => {
      const labels = Object.fromEntries(Object.entries(frame.labels ?? {}).filter(([name]) => kept.length === 0 || kept.includes(name)));
      const { [String(valueLabel)]: title, ...rest } = labels;
      const columns = frame.columns.map((of) => (of.name === 'Value' ? column(title ?? labels.__name__ ?? 'Value') : of));
      return { ...frame, columns: [...columns, ...Object.keys(rest).map(column)], rows: frame.rows.map((row) => ({ ...row, ...rest })) };
    });
  },
  reduce(frames, { reducers, mode, labelsToFields }) {
    if (mode === 'reduceFields') return frames;
    const labels = labelsToFields === true ? [...new Set(frames.flatMap((frame) => Object.keys(frame.labels ?? {})))] : [];
    const columns = ['Field', ...labels, ...names(reducers).map((id) => titles[id] ?? id)].map(column);
    const rows = frames.flatMap((frame) => frame.columns.filter(({ name }) => name !== 'Time').map((of): Row => ({ Field: of.shown, ...frame.labels })));
    return [{ refId: frames[0]?.refId ?? '', columns, rows }];
  },
  seriesToRows: (frames) => [{ refId: '', columns: ['Time', 'Metric', 'Value'].map(column), rows: frames.map((frame) => ({ Metric: frame.columns[1]?.shown ?? '' })) }],
  timeSeriesTable(frames) {
    const lines = frames.filter(isLine);
    const tables = [...new Set(lines.map(({ refId }) => refId))].map((refId): Frame => {
      const own = lines.filter((frame) => frame.refId === refId);
      const labels = [...new Set(own.flatMap((frame) => Object.keys(frame.labels ?? {})))];
      return { refId, columns: [...labels, `Trend #${refId}`].map(column), rows: own.map(({ labels: row }): Row => ({ ...row })) };
    });
    return [...frames.filter((frame) => !isLine(frame)), ...tables];
  },
};

/** What Grafana calls the columns of reducers. */
const titles: Record<string, string> = {
  last: 'Last', lastNotNull: 'Last *', first: 'First', firstNotNull: 'First *', min: 'Min', max: 'Max', mean: 'Mean', sum: 'Total',
  count: 'Count', range: 'Range', diff: 'Difference', delta: 'Delta', stdDev: 'StdDev', median: 'Median', allValues: 'All values',
};
const makeNames = new Set(['groupingToMatrix', 'rowsToFields', 'labelsToFields', 'reduce']);

export function follow(frames: Frame[], transformations: Transformation[]): Followed {
  const out: Followed = { frames, problems: [], fromData: false, lost: false };
  for (const { id, disabled, filter, options = {} } of transformations) {
    if (disabled === true) continue;
    const step = steps[id];
    if (!step) return { ...out, lost: true };
    const isMeant = ({ refId }: Frame) => filter?.id !== 'byRefId' || new RegExp(`^(?:${String(filter.options)})$`).test(refId);
    const [meant, others] = [out.frames.filter(isMeant), out.frames.filter((frame) => !isMeant(frame))];
    const want = (name: unknown, of = meant) => {
      if (typeof name !== 'string' || name.startsWith('$')) return;
      if (!of.some((frame) => has(frame, name))) out.problems.push(`transformation ${id}: there is no field "${name}"`);
    };
    out.frames = [...step(meant, options, want), ...others];
    out.fromData ||= makeNames.has(id);
  }
  return out;
}
