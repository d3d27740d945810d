/** What a rule of the lint is, and what it sees. */
import type { KnownNames } from './known.js';
import { asks, panelsOf, type Dashboard, type Panel, type Target } from './model.js';

/** Everything that rules compare the dashboards with. */
export interface Project {
  dashboards: Dashboard[];
  known: KnownNames;
  /** The exchanges that the exporter has. */
  exchanges: string[];
  /** Those that the palette has a colour for. */
  colouredExchanges: string[];
  /** All colours of the palette, in capitals. */
  colors: Set<string>;
  grafanaVersion: string;
}

export interface Breach { rule: string; dashboard: Pick<Dashboard, 'file' | 'title'>; panel?: Panel; what: string }
export type Say = (what: string) => void;

export interface Rule {
  name: string;
  about: string;
  find(project: Project): Breach[];
}

export function dashboardRule(
  name: string,
  about: string,
  check: (dashboard: Dashboard, say: Say, project: Project, sayOf: (panel: Panel, what: string) => void) => void,
): Rule {
  const find = (project: Project) => {
    const breaches: Breach[] = [];
    for (const dashboard of project.dashboards) {
      const sayOf = (panel: Panel, what: string) => breaches.push({ rule: name, dashboard, panel, what });
      check(dashboard, (what) => breaches.push({ rule: name, dashboard, what }), project, sayOf);
    }
    return breaches;
  };
  return { name, about, find };
}

/** A rule of each panel that asks something. */
export const panelRule = (
  name: string,
  about: string,
  check: (panel: Panel, say: Say, project: Project, dashboard: Dashboard) => void,
): Rule =>
  dashboardRule(name, about, (dashboard, _, project, sayOf) => {
    for (const panel of panelsOf(dashboard).filter(asks)) {
      check(panel, (what) => sayOf(panel, what), project, dashboard);
    }
  });

/** A rule of each query of each panel. */
export const targetRule = (
  name: string,
  about: string,
  check: (target: Target & { expr: string }, say: Say, project: Project, panel: Panel) => void,
): Rule =>
  panelRule(name, about, (panel, say, project) => {
    for (const target of panel.targets ?? []) {
      check({ ...target, expr: target.expr ?? '' }, (what) => say(`query ${target.refId}: ${what}`), project, panel);
    }
  });

export const sayBreach = ({ rule, dashboard, panel, what }: Breach): string =>
  `${dashboard.file}: ${panel ? `panel "${panel.title ?? '?'}": ` : ''}${what} (${rule})`;

/** Two values are the same JSON. */
export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
