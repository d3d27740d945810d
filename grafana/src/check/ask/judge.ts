/** Asks everything that a dashboard asks, and says what is wrong with the answers. */
import { annotationExpr, annotationsOf, asks, panelsOf, variablesOf, type Dashboard, type Panel, type Target } from '../model.js';
import { judgeFields } from './fields.js';
import type { Asked } from './frames.js';
import { interpolateQuery, interpolateWords, type Value, type Values } from './interpolate.js';
import { judgeLegends } from './legends.js';
import type { Answer, Prometheus, Series } from './prometheus.js';
import { aligned, duration, steps, type Range, type Steps } from './time.js';
import { resolve, type Resolved } from './variables.js';

export interface Settings {
  prometheus: Prometheus;
  range: Range;
  /** What the data source says of the scrape interval. */
  scrape: number;
  repeat: number;
  /** Slower queries fail; undefined: none does. */
  limitMs?: number;
  exchanges: string[];
}
export interface Measured {
  dashboard: string;
  /** Title of the panel; of others "variable x", "annotation x". */
  panel: string;
  refId?: string;
  query: string;
  /** Over time, not of a moment. */
  range: boolean;
  series: number;
  ms: number[];
}
export interface Report { failures: string[]; notes: string[]; measured: Measured[] }

/** Panels on a screen of 1920 pixels; a point for each. */
const screen = 1900;
/** Texts that every panel has; they do not say why there may be nothing. */
const stock = new Set(['', 'waiting for data', '–']);

export const median = (list: number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

/** Grafana asks for annotations at so many moments, however wide the screen is. */
const annotationPoints = 100;

export async function judge(dashboard: Dashboard, settings: Settings): Promise<Report> {
  const report: Report = { failures: [], notes: [], measured: [] };
  const name = dashboard.file.replace(/\.json$/, '');
  const asker = new Asker(name, settings, report);
  const values = await asker.variables(dashboard);
  for (const annotation of annotationsOf(dashboard)) {
    const expr = annotationExpr(annotation);
    if (expr === '') continue;
    const own = duration(annotation.step ?? '60s');
    const step = steps(settings.range, annotationPoints, settings.scrape, undefined, own);
    await asker.ask({ panel: `annotation "${annotation.name}"` }, expr, false, settings.range, step, values);
  }
  for (const panel of panelsOf(dashboard)) {
    for (const words of [panel.title ?? '', panel.description ?? '']) {
      for (const problem of interpolateWords(words, values).problems) asker.fail(panelName(panel), problem);
    }
    if (!asks(panel)) continue;
    for (const own of repeated(panel, values)) await asker.panel(panel, own);
  }
  return report;
}

/** Where a query stands. */
export const placeOf = ({ panel, refId }: Pick<Measured, 'panel' | 'refId'>): string => (refId === undefined ? panel : `panel "${panel}": query ${refId}`);

const panelName = ({ title }: Panel) => `panel "${title ?? '?'}"`;

/** A repeated panel is there for each value of its variable. */
function repeated({ repeat }: Panel, values: Values): Values[] {
  const variable = repeat === undefined ? undefined : values.get(repeat);
  if (!variable) return [values];
  const each = Array.isArray(variable.value) ? variable.value : [variable.value];
  return each.map((value): Values => new Map<string, Value>([...values, [repeat!, { value, text: value, pattern: variable.pattern }]]));
}

class Asker {
  constructor(
    private readonly dashboard: string,
    private readonly settings: Settings,
    private readonly report: Report,
  ) {}

  fail(where: string, what: string): void {
    const line = `${this.dashboard}: ${where}: ${what}`;
    if (!this.report.failures.includes(line)) this.report.failures.push(line);
  }

  private note(where: string, what: string): void {
    this.report.notes.push(`${this.dashboard}: ${where}: ${what}`);
  }

  async variables(dashboard: Dashboard): Promise<Values> {
    const { prometheus, range, scrape, repeat } = this.settings;
    const rounds: Resolved[] = [];
    for (let i = 0; i < repeat; i++) rounds.push(await resolve(variablesOf(dashboard), prometheus, range, scrape));
    const { values, problems, asked } = rounds[0]!;
    for (const problem of problems) this.fail('variables', problem);
    asked.forEach(({ name, query, found }, i) => {
      const ms = rounds.map((round) => round.asked[i]?.ms ?? 0);
      this.measure({ panel: `variable ${name}`, query, range: false, series: found, ms });
    });
    return values;
  }

  async panel(panel: Panel, values: Values): Promise<void> {
    const where = panelName(panel);
    const { scrape } = this.settings;
    const ownTime = interpolateWords(panel.timeFrom ?? '', values);
    for (const problem of ownTime.problems) this.fail(where, problem);
    const range = rangeOf({ ...panel, timeFrom: ownTime.text }, this.settings.range);
    const points = panel.maxDataPoints ?? Math.max(100, Math.round((screen * (panel.gridPos?.w ?? 24)) / 24));
    const least = panel.interval === undefined ? undefined : duration(panel.interval.replace('>', ''));
    const results: Asked[] = [];
    for (const target of panel.targets ?? []) {
      const own = target.interval ? duration(target.interval.replace('>', '')) : undefined;
      const legend = interpolateWords(target.legendFormat ?? '', values);
      for (const problem of legend.problems) this.fail(where, problem);
      for (const instant of kindsOf(target)) {
        const series = await this.ask({ panel: panel.title ?? '?', refId: target.refId ?? '' }, target.expr ?? '', instant, range, steps(range, points, scrape, least, own), values);
        if (series) results.push({ refId: target.refId ?? '', legend: legend.text, table: target.format === 'table', expr: target.expr ?? '', series });
      }
    }
    const merges = (panel.transformations ?? []).some(({ id }) => id === 'merge');
    for (const problem of judgeLegends(results.filter(({ table }) => !table), merges)) this.fail(where, problem);
    const fields = judgeFields(panel, results, values, this.settings.exchanges);
    for (const problem of fields.problems) this.fail(where, problem);
    for (const note of fields.notes) this.note(where, note);
    for (const { refId, series } of results.filter((result) => isEmpty(result.series))) {
      const words = wordsFor(panel, refId).filter((text) => !stock.has(text.trim()));
      const what = `query ${refId}: empty${series.length > 0 ? ', all values are NaN' : ''}`;
      if (words.length === 0) this.fail(where, what);
      else this.note(where, `${what} (says: ${words[0]})`);
    }
  }

  /** The series, or nothing where there was an error, which then has been told. */
  async ask(of: Pick<Measured, 'panel' | 'refId'>, expr: string, instant: boolean, range: Range, step: Steps, values: Values): Promise<Series[] | undefined> {
    const { prometheus, repeat } = this.settings;
    const where = placeOf(of);
    const { text: query, problems } = interpolateQuery(expr, values, range, step);
    for (const problem of problems) this.fail(where, problem);
    if (problems.length > 0) return undefined;
    const answers: Answer[] = [];
    for (let i = 0; i < repeat; i++) {
      answers.push(await (instant ? prometheus.instant(query, range.to) : prometheus.range(query, aligned(range, step.step), step.step)));
    }
    const { series, error } = answers[0]!;
    this.measure({ ...of, query, range: !instant, series: series.length, ms: answers.map(({ ms }) => ms) });
    if (error === undefined) return series;
    this.fail(where, error);
    return undefined;
  }

  private measure(measured: Omit<Measured, 'dashboard'>): void {
    const { limitMs } = this.settings;
    this.report.measured.push({ dashboard: this.dashboard, ...measured });
    const typical = median(measured.ms);
    if (limitMs !== undefined && typical > limitMs) {
      const [best, worst] = [Math.min(...measured.ms), Math.max(...measured.ms)];
      this.fail(placeOf(measured), `takes ${typical.toFixed(0)} ms (best ${best.toFixed(0)}, worst ${worst.toFixed(0)}), more than ${limitMs}`);
    }
  }
}

const isEmpty = (series: Series[]) => !series.some(({ values }) => values.some((value) => !Number.isNaN(value)));

const kindsOf = ({ instant, range }: Target): boolean[] => (instant !== true ? [false] : range === true ? [true, false] : [true]);

/** A panel may have a time range of its own, or one that ended earlier. */
function rangeOf({ timeFrom, timeShift }: Panel, { from, to }: Range): Range {
  const begin = timeFrom ? to - duration(timeFrom.replace(/^now-/, '')) : from;
  const shift = timeShift ? duration(timeShift) : 0;
  return { from: begin - shift, to: to - shift };
}

/** What the panel shows in the place of a query's values: its own words, and those of the query's column. */
function wordsFor({ fieldConfig, targets = [], transformations = [] }: Panel, refId: string): string[] {
  const value = targets.length > 1 ? `Value #${refId}` : 'Value';
  const renames = transformations.map(({ options }) => (options?.renameByName as Record<string, string> | undefined)?.[value]);
  const names = new Set([value, refId, ...renames]);
  const own = (fieldConfig?.overrides ?? [])
    .filter(({ matcher: { options } }) => names.has(options as string))
    .flatMap(({ properties }) => properties.filter(({ id }) => id === 'noValue').map((property) => String(property.value)));
  return [...own, fieldConfig?.defaults?.noValue ?? ''];
}
