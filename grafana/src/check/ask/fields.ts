/** What a panel says of its fields by name: overrides, columns to sort by, axes, links. */
import type { Override, Panel, Link } from '../model.js';
import { fieldSettings } from '../model.js';
import { framesOf, has, regexOf, type Asked, type Frame } from './frames.js';
import { follow } from './transformations.js';
import { references, type Values } from './interpolate.js';

export interface FieldProblems { problems: string[]; notes: string[] }

/**
 * A name that is not among the fields is a mistake, unless fields are named by data that may be otherwise tomorrow, or
 * a query has nothing today.
 */
export function judgeFields(panel: Panel, results: Asked[], values: Values, exchanges: string[]): FieldProblems {
  const followed = follow(framesOf(results), panel.transformations ?? []);
  const complete = results.every(({ series }) => series.length > 0);
  if (!complete || followed.lost) {
    const notes = followed.lost ? ['a transformation that the check does not know: its fields are not judged'] : [];
    return { problems: complete ? followed.problems : [], notes };
  }
  const { frames } = followed;
  const fromData = followed.fromData || results.some(({ table, legend }) => !table && (legend === '' || legend.includes('{{')));
  const missed = (panel.fieldConfig?.overrides ?? []).filter((override) => !matchesAny(override, frames)).map(({ matcher }) => String(matcher.options));
  const unexpected = missed.filter((text) => !exchanges.some((name) => new RegExp(`\\b${name}\\b`).test(text)));
  const dead = unexpected.length === 0 ? [] : [`no field for the overrides of ${unexpected.map((text) => `"${text}"`).join(', ')}`];
  const absent = [...fieldsNamed(panel)].filter((name) => !frames.some((frame) => has(frame, name))).map((name) => `there is no field "${name}"`);
  const links = fieldSettings(panel).flatMap((settings) => settings.links ?? []).flatMap((link) => judgeLink(link, frames, results, values));
  const problems = [...followed.problems, ...absent, ...new Set(links), ...(fromData ? [] : dead)];
  return { problems, notes: fromData ? dead : [] };
}

function matchesAny({ matcher: { id, options } }: Override, frames: Frame[]): boolean {
  const columns = frames.flatMap((frame) => frame.columns);
  switch (id) {
    case 'byName':
      return frames.some((frame) => has(frame, String(options)));
    case 'byRegexp':
      return columns.some(({ name, shown }) => regexOf(String(options)).test(shown) || regexOf(String(options)).test(name));
    case 'byFrameRefID':
      return frames.some(({ refId }) => refId === options);
    default:
      return true;
  }
}

/** Fields that the options of a panel name. */
function* fieldsNamed({ options = {} }: Panel): Generator<string> {
  const { sortBy, xField, colorByField, series } = options as Record<string, unknown>;
  for (const one of Array.isArray(sortBy) ? (sortBy as { displayName?: string }[]) : []) if (one.displayName) yield one.displayName;
  for (const one of [xField, colorByField]) if (typeof one === 'string' && one !== '') yield one;
  for (const one of Array.isArray(series) ? (series as Record<string, { matcher?: { id?: string; options?: unknown } } | undefined>[]) : []) {
    for (const axis of [one.x, one.y, one.size, one.color]) {
      if (axis?.matcher?.id === 'byName' && typeof axis.matcher.options === 'string') yield axis.matcher.options;
    }
  }
}

/** A field that a link names and that is not there stays in the address as it is written. */
function judgeLink({ title, url = '' }: Link, frames: Frame[], results: Asked[], values: Values): string[] {
  const problems: string[] = [];
  const say = (what: string) => problems.push(`link "${title}": ${what}`);
  for (const [, bare, quoted] of url.matchAll(/\$\{__data\.fields(?:\.(\w+)|\[["']?([^"'\]]+)["']?\])/g)) {
    const name = bare ?? quoted!;
    if (!/^\d+$/.test(name) && !frames.some((frame) => has(frame, name))) say(`there is no field "${name}"`);
  }
  for (const [, bare, quoted] of url.matchAll(/\$\{__field\.labels(?:\.(\w+)|\[["']?([^"'\]]+)["']?\])/g)) {
    const name = bare ?? quoted!;
    if (!results.some(({ series }) => series.some(({ labels }) => labels[name] !== undefined))) say(`no series has a label "${name}"`);
  }
  for (const name of references(url.replace(/\$\{__[^}]*\}/g, ''))) {
    if (!name.startsWith('__') && !values.has(name)) say(`there is no variable "${name}"`);
  }
  return problems;
}
