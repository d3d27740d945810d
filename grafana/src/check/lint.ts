/** Judges every generated dashboard by the rules in rules/. One line per breach; any breach fails. */
import { readFileSync } from 'node:fs';
import { grafanaVersion } from '../lib/dashboard.js';
import * as palette from '../lib/palette.js';
import { colorsIn } from './colors.js';
import { exclude, type Exclusions } from './exclusions.js';
import { documents, exchangesOfDocs, KnownNames } from './known.js';
import { dashboardsFolder, readDashboards } from './model.js';
import { sayBreach } from './rule.js';
import { rules } from './rules/index.js';

const project = {
  dashboards: readDashboards(dashboardsFolder),
  known: new KnownNames(documents()),
  exchanges: exchangesOfDocs(),
  colouredExchanges: Object.keys(palette.exchangeColors),
  colors: colorsIn({ ...palette }),
  grafanaVersion,
};
const excluded = JSON.parse(readFileSync(new URL('../../.lint', import.meta.url), 'utf8')) as Exclusions;
const { breaches, mistakes } = exclude(
  rules.flatMap((rule) => rule.find(project)),
  excluded,
  rules.map(({ name }) => name),
);

for (const line of [...breaches.map(sayBreach), ...mistakes]) console.error(`lint: ${line}`);
if (breaches.length + mistakes.length > 0) process.exit(1);
console.log(`lint: ${project.dashboards.length} dashboards keep ${rules.length} rules`);
