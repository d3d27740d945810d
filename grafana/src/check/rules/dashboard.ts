/** Rules of a dashboard as a whole, and of its variables. */
import { panelsOf, queryOf, variablesOf } from '../model.js';
import { parse } from '../promql.js';
import { dashboardRule } from '../rule.js';

const templateDatasource = dashboardRule(
  'template-datasource-rule',
  'the first variable is a Prometheus data source',
  (dashboard, say) => {
    const first = variablesOf(dashboard)[0];
    if (first?.type !== 'datasource' || first.query !== 'prometheus' || first.name !== 'datasource') {
      say('the first variable is not the data source, of type prometheus, with the name "datasource"');
    }
  },
);

/** A variable of the values of a label of that name, as dashboards of programs that run often have it. */
const templateLabel = (label: string) =>
  dashboardRule(`template-${label}-rule`, `there is a variable "${label}"`, (dashboard, say) => {
    if (!variablesOf(dashboard).some(({ name, type }) => name === label && type === 'query')) say(`no variable "${label}"`);
  });

const templateLabelPromql = dashboardRule(
  'template-label-promql-rule',
  'variables ask for values of series that exist',
  (dashboard, say, { known }) => {
    for (const variable of variablesOf(dashboard).filter(({ type }) => type === 'query')) {
      const asked = /^(label_values|query_result)\(([^]*)\)$/.exec(queryOf(variable));
      const text = asked?.[1] === 'label_values' ? /^([^]*),\s*\w+\s*$/.exec(asked[2]!)?.[1] : asked?.[2];
      if (text === undefined) {
        say(`variable ${variable.name}: neither label_values(series, label) nor query_result(query)`);
        continue;
      }
      const { selectors, problems } = parse(text);
      for (const problem of problems) say(`variable ${variable.name}: ${problem}`);
      for (const { name } of selectors.filter((one) => !known.has(one.name))) {
        say(`variable ${variable.name}: no series is called "${name}"`);
      }
    }
  },
);

const onTimeChange = 2;
const templateReload = dashboardRule(
  'template-on-time-change-reload-rule',
  'variables are asked again when the time range changes',
  (dashboard, say) => {
    for (const { name, type, refresh } of variablesOf(dashboard)) {
      if (type === 'query' && refresh !== onTimeChange) say(`variable ${name}: refresh is ${refresh}, not ${onTimeChange}`);
    }
  },
);

const uneditable = dashboardRule('uneditable-dashboard', 'edits in the browser would be lost', (dashboard, say) => {
  if (dashboard.editable !== false) say('editable, although edits in the browser would be lost');
});

/** Links and bookmarks hold the uid: it is the file's name, and stays. */
const uidIsFile = dashboardRule('uid-is-file', 'the uid is the name of the file', ({ uid, file }, say) => {
  if (`${uid}.json` !== file) say(`uid "${uid}" is not the file's name`);
});

const described = dashboardRule('dashboard-description', 'a dashboard has a title and a description', (dashboard, say) => {
  if (!dashboard.title || !dashboard.description) say('no title or description');
});

/** Links to one panel hold its id. */
const panelIds = dashboardRule('panel-ids', 'each panel has an id of its own', (dashboard, say) => {
  const panels = panelsOf(dashboard);
  if (panels.length === 0) say('no panels');
  for (const { id, title } of panels) {
    if (!Number.isInteger(id) || id! < 1) say(`panel "${title}" has no id`);
    else if (panels.some((other) => other.id === id && other.title !== title)) say(`panel "${title}": another has its id ${id}`);
  }
  if (new Set(panels.map(({ id }) => id)).size !== panels.length) say('two panels with one id');
});

export const dashboardRules = [
  templateDatasource,
  templateLabel('job'),
  templateLabel('instance'),
  templateLabelPromql,
  templateReload,
  uneditable,
  uidIsFile,
  described,
  panelIds,
];
