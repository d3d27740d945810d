/** What each variable of a dashboard is when it is opened without any in its address. */
import { queryOf, type Variable } from '../model.js';
import { regexOf } from './frames.js';
import { interpolateQuery, references, type Value } from './interpolate.js';
import type { Prometheus } from './prometheus.js';
import { duration, format, intervalOf, steps, type Range } from './time.js';

export interface Resolved {
  values: Map<string, Value>;
  problems: string[];
  /** What was asked for the values. */
  asked: { name: string; query: string; ms: number; found: number }[];
}
interface Option { text: string; value: string }

const all = '$__all';
/** Variables are asked for as if by a panel of this width. */
const points = 1000;

export async function resolve(variables: Variable[], prometheus: Prometheus, range: Range, scrape: number): Promise<Resolved> {
  const values = new Map<string, Value>();
  const problems: string[] = [];
  const asked: Resolved['asked'] = [];
  const visit = async (variable: Variable, above: string[]): Promise<void> => {
    if (values.has(variable.name)) return;
    if (above.includes(variable.name)) {
      problems.push(`variable ${variable.name} depends on itself`);
      return;
    }
    for (const name of references(`${queryOf(variable)} ${variable.regex ?? ''}`)) {
      const other = variables.find((one) => one.name === name);
      if (other) await visit(other, [...above, variable.name]);
    }
    const ask = (text: string) => {
      const { text: query, problems: found } = interpolateQuery(text, values, range, steps(range, points, scrape));
      problems.push(...found.map((what) => `variable ${variable.name}: ${what}`));
      return query;
    };
    try {
      const find = async () => {
        const query = ask(queryOf(variable));
        const { found, ms } = await metricFind(query, prometheus, range);
        asked.push({ name: variable.name, query, ms, found: found.length });
        return sorted(byRegex(found, ask(variable.regex ?? '')), variable.sort ?? 0);
      };
      const options = variable.type === 'query' ? await find() : optionsOf(variable, range, scrape);
      const value = options === undefined ? fixedValue(variable) : chosen(variable, options);
      if (variable.type === 'query' && options?.length === 0) problems.push(`variable ${variable.name}: no values`);
      values.set(variable.name, value);
    } catch (e) {
      problems.push(`variable ${variable.name}: ${(e as Error).message}`);
      values.set(variable.name, fixedValue(variable));
    }
  };
  for (const variable of variables) await visit(variable, []);
  return { values, problems, asked };
}

/** What a reader can choose from; nothing for variables without a choice. */
function optionsOf(variable: Variable, range: Range, scrape: number): Option[] | undefined {
  if (variable.type === 'custom') return customOptions(queryOf(variable));
  if (variable.type !== 'interval') return undefined;
  const auto = variable.options?.some(({ value }) => value?.startsWith('$__auto')) ? [{ text: 'auto', value: format(intervalOf(range, 30, scrape)) }] : [];
  const intervals = queryOf(variable).split(',').map((text) => text.trim());
  intervals.forEach(duration);
  return [...auto, ...intervals.map((text) => ({ text, value: text }))];
}

async function metricFind(query: string, prometheus: Prometheus, range: Range): Promise<{ found: string[]; ms: number }> {
  const labelValues = /^label_values\((?:([^]+),\s*)?(\w+)\s*\)\s*$/.exec(query);
  if (labelValues) {
    const { values, ms } = await prometheus.labelValues(labelValues[2]!, labelValues[1]?.trim(), range);
    return { found: values, ms };
  }
  const queryResult = /^query_result\(([^]+)\)\s*$/.exec(query);
  if (!queryResult) throw new Error(`neither label_values(…) nor query_result(…): ${query}`);
  const { series, error, ms } = await prometheus.instant(queryResult[1]!, range.to);
  if (error !== undefined) throw new Error(error);
  const found = series.map(({ labels: { __name__ = '', ...labels }, values }) => {
    const pairs = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
    return `${__name__}{${pairs.join(',')}} ${values.at(-1)} ${range.to}`;
  });
  return { found, ms };
}

/** "a, b" or "A : a, B : b". */
const customOptions = (query: string): Option[] =>
  [...query.matchAll(/(?:\\,|[^,])+/g)].map(([part]) => {
    const [, text, value] = /^\s*([^]+?)\s+:\s+([^]+?)\s*$/.exec(part) ?? [undefined, part.trim(), part.trim()];
    return { text: text!.replace(/\\,/g, ','), value: value!.replace(/\\,/g, ',') };
  });

/** What a variable's pattern makes of the answers: its groups "text" and "value", or its first one. */
export function byRegex(found: string[], pattern: string): Option[] {
  const regex = regexOf(pattern);
  const options: Option[] = [];
  for (const text of found) {
    if (pattern === '') options.push({ text, value: text });
    else {
      const first = regex.global ? null : regex.exec(text);
      const matches = regex.global ? [...text.matchAll(regex)] : first ? [first] : [];
      if (matches.length > 0) options.push(...optionsOfMatches(text, matches));
    }
  }
  return options.filter(({ value }, i) => options.findIndex((other) => other.value === value) === i);
}

function optionsOfMatches(text: string, matches: RegExpMatchArray[]): Option[] {
  const group = (name: string) => matches.find(({ groups }) => groups?.[name])?.groups?.[name];
  const [words, value] = [group('text'), group('value')];
  if (words !== undefined || value !== undefined) return [{ text: words ?? value!, value: value ?? words! }];
  const firsts = matches.filter((match) => match.length > 1).map((match) => match[1] ?? '');
  if (firsts.length > 0) return firsts.map((first) => ({ text: first, value: first }));
  return [{ text, value: text }];
}

const numberIn = (text: string) => Number(/\d+(\.\d+)?/.exec(text)?.[0] ?? '-1');
const orders: ((a: string, b: string) => number)[] = [
  (a, b) => (a < b ? -1 : a > b ? 1 : 0),
  (a, b) => numberIn(a) - numberIn(b),
  (a, b) => a.toLowerCase().localeCompare(b.toLowerCase()),
  (a, b) => a.localeCompare(b, undefined, { numeric: true }),
];

/** 0 is as it came; then two of each order, up and down. */
function sorted(options: Option[], sort: number): Option[] {
  if (sort === 0) return options;
  const order = orders[Math.ceil(sort / 2) - 1]!;
  const up = [...options].sort((a, b) => order(a.text, b.text));
  return sort % 2 === 0 ? up.reverse() : up;
}

const listOf = (value: string | string[] | undefined): string[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

/** What the JSON says is chosen, as far as it can be; otherwise all, or the first. */
function chosen(variable: Variable, options: Option[]): Value {
  const pattern = Boolean(variable.multi || variable.includeAll);
  const wanted = listOf(variable.current?.value);
  const there = options.filter(({ value }) => wanted.includes(value));
  if (variable.includeAll && (wanted.includes(all) || there.length === 0)) {
    const value = options.map((option) => option.value);
    return { value, text: 'All', pattern, all: true, ...(variable.allValue ? { allValue: variable.allValue } : {}) };
  }
  const picked = there.length > 0 ? there : options.slice(0, 1);
  if (variable.multi) return { value: picked.map(({ value }) => value), text: picked.map(({ text }) => text), pattern };
  return { value: picked[0]?.value ?? '', text: picked[0]?.text ?? '', pattern };
}

/** Text boxes, constants, data sources. */
function fixedValue(variable: Variable): Value {
  const value = listOf(variable.current?.value)[0] ?? (variable.type === 'datasource' ? 'default' : queryOf(variable));
  return { value, text: listOf(variable.current?.text)[0] ?? value, pattern: false };
}
