/** Puts values in the place of variables, as Grafana and its Prometheus data source do. */
import { format, type Range, type Steps } from './time.js';

/** What a variable is at the moment. */
export interface Value {
  value: string | string[];
  text: string | string[];
  /** Several values may be chosen, so that they are written as a pattern. */
  pattern: boolean;
  /** All are chosen. */
  all?: boolean;
  /** All are chosen, and this text stands for them. */
  allValue?: string;
}
export type Values = ReadonlyMap<string, Value>;

export interface Interpolated { text: string; problems: string[] }

const list = (value: string | string[]): string[] => (Array.isArray(value) ? value : [value]);

/** Of a single value: inside of a quoted string. */
const escapeString = (value: string) => value.replace(/\\/g, '\\\\').replace(/'/g, "\\\\'");
/** Of one of several: inside of a pattern inside of a quoted string. */
const escapePattern = (value: string) => value.replace(/\\/g, '\\\\\\\\').replace(/[$^*{}[\]+?.()|]/g, '\\\\$&');
const escapeRegex = (value: string) => value.replace(/[\\^$*+?.()|[\]{}/]/g, '\\$&');

/** A variable in a query, without a format. */
function inQuery({ value, pattern }: Value): string {
  if (!pattern) return escapeString(list(value).join(','));
  const escaped = list(value).map(escapePattern);
  return Array.isArray(value) && escaped.length !== 1 ? `(${escaped.join('|')})` : (escaped[0] ?? '');
}

/** A variable in a title. */
const inWords = ({ value }: Value): string => list(value).join(' + ');

const formats: Record<string, (value: string[], variable: Value, name: string) => string> = {
  raw: (value) => value.join(','),
  csv: (value) => value.join(','),
  pipe: (value) => value.join('|'),
  regex: (value) => (value.length === 1 ? escapeRegex(value[0]!) : `(${value.map(escapeRegex).join('|')})`),
  text: (_, { text }) => list(text).join(' + '),
  json: (value, variable) => JSON.stringify(Array.isArray(variable.value) ? value : value[0]),
  glob: (value) => (value.length === 1 ? value[0]! : `{${value.join(',')}}`),
  singlequote: (value) => value.map((one) => `'${one.replace(/'/g, "\\'")}'`).join(','),
  doublequote: (value) => value.map((one) => `"${one.replace(/"/g, '\\"')}"`).join(','),
  percentencode: (value) => encodeURIComponent(value.length === 1 ? value[0]! : `{${value.join(',')}}`),
  queryparam: (value, { all }, name) => (all ? ['$__all'] : value).map((one) => `var-${name}=${all ? one : encodeURIComponent(one)}`).join('&'),
};
/** Formats that go by the values even where a text stands for all of them. */
const ofValues = new Set(['text', 'percentencode', 'queryparam']);

/** Not `$1`, the first group of a pattern, which Grafana leaves alone for want of such a variable. */
const reference = /\$([A-Za-z_]\w*)|\$\{([A-Za-z_]\w*)(?::([^}]+))?\}/g;

/** The names of variables in a text. */
export const references = (text: string): string[] => [...text.matchAll(reference)].map(([, bare, braced]) => bare ?? braced!);

function replace(text: string, values: Values, own: (name: string, fmt: string | undefined) => string | undefined, plain: (value: Value) => string): Interpolated {
  const problems: string[] = [];
  const out = text.replace(reference, (whole, bare: string | undefined, braced: string | undefined, fmt: string | undefined) => {
    const name = bare ?? braced!;
    const ready = own(name, fmt);
    if (ready !== undefined) return ready;
    const variable = values.get(name);
    if (!variable) {
      problems.push(`there is no variable ${whole}`);
      return whole;
    }
    if (variable.allValue !== undefined && !ofValues.has(fmt ?? '')) return variable.allValue;
    if (fmt === undefined) return plain(variable);
    const write = formats[fmt];
    if (write) return write(list(variable.value), variable, name);
    problems.push(`${whole}: Grafana knows no format "${fmt}"`);
    return whole;
  });
  return { text: out, problems };
}

function date(at: number, fmt: string | undefined): string | undefined {
  if (fmt === undefined) return String(at);
  if (fmt === 'date' || fmt === 'date:iso') return new Date(at).toISOString();
  return fmt === 'date:seconds' ? String(Math.floor(at / 1000)) : undefined;
}

/** A query, with what Grafana knows of the panel and its time range. */
export function interpolateQuery(text: string, values: Values, range: Range, { step, rateInterval }: Steps): Interpolated {
  const length = range.to - range.from;
  const known: Record<string, string> = {
    __interval: format(step),
    __interval_ms: String(step),
    __rate_interval: format(rateInterval),
    __rate_interval_ms: String(rateInterval),
    __range: `${Math.round(length / 1000)}s`,
    __range_s: String(Math.round(length / 1000)),
    __range_ms: String(length),
  };
  const own = (name: string, fmt: string | undefined) =>
    name === '__from' || name === '__to' ? date(name === '__from' ? range.from : range.to, fmt) : known[name];
  return replace(text, values, own, inQuery);
}

/** A title, description or legend. Links have more variables, which only a click knows. */
export const interpolateWords = (text: string, values: Values): Interpolated =>
  replace(text, values, (name) => (name.startsWith('__') ? '' : undefined), inWords);
