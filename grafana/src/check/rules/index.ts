import { dashboardRules } from './dashboard.js';
import { linkRules } from './links.js';
import { lookRules } from './look.js';
import { panelRules } from './panel.js';
import { queryRules } from './query.js';

/** Those whose names end in "-rule", and uneditable-dashboard, are the rules of Grafana's dashboard-linter. */
export const rules = [...dashboardRules, ...panelRules, ...queryRules, ...linkRules, ...lookRules];
