/** Rules of queries. */
import { annotationExpr, annotationsOf, type Panel } from '../model.js';
import { parse, type Query, type Selector } from '../promql.js';
import { dashboardRule, panelRule, targetRule, type Project, type Rule } from '../rule.js';

/** Rules of Loki's language; the project has no logs to ask. */
const noLogs = (name: string) =>
  panelRule(name, 'no query is for Loki', (panel, say) => {
    for (const { refId, datasource } of panel.targets ?? []) {
      if (datasource?.type === 'loki') say(`query ${refId}: asks Loki, of which there is none`);
    }
  });

const promql = targetRule('target-promql-rule', 'queries can be read; none is hidden with its errors', (target, say) => {
  for (const problem of parse(target.expr).problems) say(problem);
  if (target.hide) say('hidden, so its errors are too');
});

const rates = new Set(['rate', 'irate', 'increase']);
const innermost = ({ calls }: Selector) => calls.at(-1) ?? '';

/** What Grafana works out from step and scrape interval never falls between two scrapes. */
const rateInterval = targetRule(
  'target-rate-interval-rule',
  'rates are over $__rate_interval; increase() of a moment may name its window',
  (target, say) => {
    for (const selector of parse(target.expr).selectors) {
      const call = innermost(selector);
      if (!rates.has(call) || selector.range === '$__rate_interval' || selector.range === '${__rate_interval}') continue;
      const moment = target.instant === true && target.range !== true;
      if (!(moment && call === 'increase')) say(`${call}(${selector.name}[${selector.range ?? ''}]): not over $__rate_interval`);
    }
  },
);

const readers = new Set([...rates, 'resets']);
const counters = targetRule('target-counter-agg-rule', 'counters are read by rate(), irate(), increase() or resets()', (target, say) => {
  for (const selector of parse(target.expr).selectors) {
    if (!/^\w+_total$/.test(selector.name) || readers.has(innermost(selector))) continue;
    say(`${selector.name} is a counter: read it by rate() or increase()`);
  }
});

/** Each selector names the label, as dashboards of programs that run often do. */
const targetLabel = (label: string) =>
  targetRule(`target-${label}-rule`, `every selector names "${label}"`, (target, say) => {
    for (const { name, matchers } of parse(target.expr).selectors) {
      if (!matchers.some((matcher) => matcher.label === label)) say(`${name} without "${label}"`);
    }
  });

/** A rule of what can be read of every query of panels and annotations. */
const queryRule = (name: string, about: string, check: (query: Query, say: (what: string) => void, project: Project) => void): Rule =>
  dashboardRule(name, about, (dashboard, say, project, sayOf) => {
    const ofPanels = (panel: Panel) => {
      for (const { refId, expr } of panel.targets ?? []) {
        check(parse(expr ?? ''), (what) => sayOf(panel, `query ${refId}: ${what}`), project);
      }
      panel.panels?.forEach(ofPanels);
    };
    dashboard.panels?.forEach(ofPanels);
    for (const annotation of annotationsOf(dashboard).filter((one) => annotationExpr(one) !== '')) {
      check(parse(annotationExpr(annotation)), (what) => say(`annotation ${annotation.name}: ${what}`), project);
    }
  });

const knownNames = queryRule('known-names', 'every metric and recorded series is documented', ({ selectors }, say, { known }) => {
  for (const name of new Set(selectors.map((selector) => selector.name))) {
    if (name === '') say('a selector without a name reads every series');
    else if (!known.has(name)) say(`no series is called "${name}": docs/metrics.md, docs/rules.md and docs/rules-signals.md name all`);
  }
});

/** So many names are a list, which has to be complete; fewer are a choice. */
const aList = 3;
const exchangeNames = queryRule('exchange-names', 'exchanges named in queries exist, and a list of them is complete', ({ selectors }, say, { exchanges }) => {
  for (const { value, op } of selectors.flatMap(({ matchers }) => matchers).filter(({ label }) => /(^|_)exchange$/.test(label))) {
    const names = value.split('|');
    if (value === '' || !names.every((name) => /^[\w-]+$/.test(name))) continue;
    for (const name of names.filter((one) => !exchanges.includes(one))) say(`no exchange is called "${name}"`);
    const missing = exchanges.filter((name) => !names.includes(name));
    if (op === '=~' && names.length >= aList && missing.length > 0) say(`the list of exchanges lacks ${missing.join(', ')}`);
  }
});

/** Names of fields, too: the columns of a matrix, the colours of lines. */
const exchangeFields = panelRule('exchange-fields', 'fields that are named after exchanges are so for all of them', (panel, say, { exchanges }) => {
  const overrides = (panel.fieldConfig?.overrides ?? []).map(({ matcher }) => matcher.options);
  const ordered = (panel.transformations ?? []).flatMap(({ options }) => Object.keys(options?.indexByName ?? {}));
  for (const list of [overrides, ordered]) {
    const missing = exchanges.filter((name) => !list.includes(name));
    if (exchanges.length - missing.length >= aList && missing.length > 0) say(`fields of exchanges lack ${missing.join(', ')}`);
  }
});

/** The palette and the exporter have the same exchanges. */
const exchangesOfPalette: Rule = {
  name: 'exchange-colors',
  about: 'each exchange of docs/exchanges has a colour in the palette, and no other has',
  find({ exchanges, colouredExchanges }) {
    const say = (what: string) => ({ rule: 'exchange-colors', dashboard: { file: 'palette.ts' }, what });
    return [
      ...exchanges.filter((name) => !colouredExchanges.includes(name)).map((name) => say(`exchange ${name} has no colour`)),
      ...colouredExchanges.filter((name) => !exchanges.includes(name)).map((name) => say(`no exchange is called "${name}"`)),
    ];
  },
};

export const queryRules = [
  noLogs('target-logql-rule'),
  noLogs('target-logql-auto-rule'),
  promql,
  rateInterval,
  counters,
  targetLabel('job'),
  targetLabel('instance'),
  knownNames,
  exchangeNames,
  exchangeFields,
  exchangesOfPalette,
];
