/** Writes dashboards/*.json, or with --check says which of them disagree with the source. */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dashboards } from './dashboards/index.js';
import { toJson } from './lib/dashboard.js';

const folder = new URL('../dashboards/', import.meta.url);
const check = process.argv.includes('--check');
const wanted = new Map(Object.entries(dashboards).map(([name, build]) => [`${name}.json`, toJson(build())]));

mkdirSync(folder, { recursive: true });
const present = readdirSync(folder).filter((file) => file.endsWith('.json'));
const read = (file: string) => (present.includes(file) ? readFileSync(new URL(file, folder), 'utf8') : undefined);

const wrong = [
  ...[...wanted].filter(([file, json]) => read(file) !== json).map(([file]) => file),
  ...present.filter((file) => !wanted.has(file)),
];

if (!check) {
  for (const file of wrong) {
    const json = wanted.get(file);
    if (json === undefined) rmSync(new URL(file, folder));
    else writeFileSync(new URL(file, folder), json);
  }
  console.log(`dashboards: ${wanted.size} built, ${wrong.length} changed`);
} else if (wrong.length > 0) {
  console.error(`dashboards: ${wrong.join(', ')} disagree with the source; run: npm run build`);
  process.exit(1);
} else {
  console.log(`dashboards: ${wanted.size} agree with their source`);
}
