/**
 * What Grafana is started with agrees: provisioning, grafana.ini, the image, docker-compose.yml and prometheus/stack.sh.
 * `node check-settings.mjs [TOP_OF_REPOSITORY]`. One line per breach; any breach fails.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const top = process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url));
const read = (file) => readFileSync(join(top, file), 'utf8');
const breaches = [];
const expect = (file, what, good) => good || breaches.push(`${file}: ${what}`);

/** The YAML that provisioning needs: maps and lists of maps by indentation, one plain value a line. Refuses the rest. */
function yaml(file) {
  const fail = (text, what) => {
    console.error(`settings: ${file}: "${text}" ${what}`);
    process.exit(1);
  };
  const lines = read(file)
    .split('\n')
    .filter((line) => line.trim() && !line.trim().startsWith('#'))
    .map((line) => {
      // A "- " begins an item of a list; its key stands two places further, as the item's other keys do.
      const spaced = line.replace(/^( *)- /, '$1  ');
      return { text: spaced.trim(), indent: spaced.search(/\S/), item: spaced !== line };
    });
  const map = (indent) => {
    const out = {};
    do {
      const { text } = lines.shift();
      const [, key, value] = /^([A-Za-z]+):(?: ([^\s&*!|>{["'].*))?$/.exec(text) ?? fail(text, 'is not one key with one plain value');
      if (key in out) fail(text, 'stands twice');
      out[key] = value === undefined ? block(indent, text) : { true: true, false: false, 1: 1 }[value] ?? value;
    } while (lines[0]?.indent === indent && !lines[0].item);
    return out;
  };
  const block = (outer, text) => {
    const indent = lines[0]?.indent ?? 0;
    if (indent <= outer) fail(text, 'has no value');
    if (!lines[0].item) return map(indent);
    const list = [];
    while (lines[0]?.indent === indent && lines[0].item) list.push(map(indent));
    return list;
  };
  const all = map(0);
  if (lines.length > 0) fail(lines[0].text, 'is indented otherwise than what stands above it');
  return all;
}

/** Keys and values of grafana.ini, as section.key. */
function ini(file) {
  let section = '';
  const out = {};
  for (const line of read(file).split('\n')) {
    section = /^\[(.+)\]$/.exec(line)?.[1] ?? section;
    const [, key, value] = /^(\w+) *= *(.*)$/.exec(line) ?? [];
    if (key) out[`${section}.${key}`] = value;
  }
  return out;
}

const folder = 'grafana/provisioning/datasources';
const sources = readdirSync(join(top, folder)).flatMap((file) => {
  const { apiVersion, datasources } = yaml(join(folder, file));
  expect(file, 'apiVersion is not 1', apiVersion === 1);
  return datasources.map((source) => ({ ...source, file }));
});
// Dashboards, links in messages and bookmarks hold these.
const wanted = { 'perps-prometheus': 'prometheus', 'perps-alertmanager': 'alertmanager' };
for (const uid of Object.keys(wanted)) expect(folder, `no data source ${uid}`, sources.some((source) => source.uid === uid));
for (const { file, name, uid, type, access, url, editable } of sources) {
  expect(file, `${name}: uid "${uid}" of type "${type}" is not one that dashboards know`, wanted[uid] === type);
  expect(file, `${name}: editable, although an edit in the browser would be lost`, editable === false);
  expect(file, `${name}: access is not proxy: the browser does not reach it`, access === 'proxy');
  expect(file, `${name}: url is not a variable`, /^\$PERPS_[A-Z]+_URL$/.test(url));
}
const [prometheus] = sources.filter((source) => source.isDefault);
expect(folder, 'not exactly perps-prometheus is the default', prometheus?.uid === 'perps-prometheus' && sources.filter((one) => one.isDefault).length === 1);
const scrape = /^ *scrape_interval: (\S+)$/m.exec(read('prometheus/prometheus.yml'))?.[1];
expect(folder, `timeInterval is not Prometheus' scrape_interval, ${scrape}`, prometheus?.jsonData?.timeInterval === scrape);
const alertmanager = sources.find((source) => source.type === 'alertmanager');
expect(folder, 'Alertmanager is not of the implementation prometheus', alertmanager?.jsonData?.implementation === 'prometheus');

const { providers } = yaml('grafana/provisioning/dashboards/perps.yml');
for (const { folder: title, allowUiUpdates, disableDeletion, options } of providers) {
  expect('perps.yml', 'the folder is not "Perpetual futures"', title === 'Perpetual futures');
  expect('perps.yml', 'edits in the browser would be lost', allowUiUpdates === false && disableDeletion === true);
  expect('perps.yml', 'path is not $PERPS_DASHBOARDS', options.path === '$PERPS_DASHBOARDS');
}

const settings = ini('grafana/grafana.ini');
expect('grafana.ini', 'whoever reaches Grafana may look without an account', settings['auth.anonymous.enabled'] === 'false');
const home = /\/([\w-]+\.json)$/.exec(settings['dashboards.default_home_dashboard_path'])?.[1];
expect('grafana.ini', `there is no dashboard ${home} for the home page`, existsSync(join(top, 'grafana/dashboards', home ?? '?')));
const theme = settings['users.default_theme'];
expect('theme/install.sh', `does not ask for the theme ${theme} of grafana.ini`, read('grafana/theme/install.sh').includes(`grep -l ${theme} `));

const compose = read('docker-compose.yml');
expect('docker-compose.yml', 'Grafana has a password that everybody knows', compose.includes('GF_SECURITY_ADMIN_PASSWORD: ${GF_SECURITY_ADMIN_PASSWORD:-}\n'));
expect('docker-compose.yml', 'Grafana is open, or cannot be opened', compose.includes('GF_AUTH_ANONYMOUS_ENABLED: ${GF_AUTH_ANONYMOUS_ENABLED:-false}\n'));
const used = [...sources.map((source) => read(join(folder, source.file))), read('grafana/provisioning/dashboards/perps.yml'), read('grafana/grafana.ini')];
for (const variable of new Set(used.join('\n').match(/PERPS_[A-Z_]+/g))) {
  expect('Dockerfile', `${variable} is not set`, read('grafana/Dockerfile').includes(` ${variable}=`));
  expect('stack.sh', `${variable} is not set`, read('prometheus/stack.sh').includes(`export ${variable}=`));
}

for (const breach of breaches) console.error(`settings: ${breach}`);
if (breaches.length > 0) process.exit(1);
console.log(`settings: ${sources.length} data sources, their variables, signing in`);
