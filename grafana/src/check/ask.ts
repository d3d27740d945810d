/**
 * Asks a running Prometheus everything that the dashboards ask, as Grafana does, and judges the answers: errors, queries
 * without data, legends and fields that do not fit, and how long it takes.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { judge, median, placeOf, type Measured } from './ask/judge.js';
import { HttpPrometheus } from './ask/prometheus.js';
import { moment } from './ask/time.js';
import { exchangesOfDocs } from './known.js';
import { dashboardsFolder, readDashboards } from './model.js';

const usage = `node build/check/ask.js --prometheus http://127.0.0.1:9090 [options]

  --dashboards DIR   folder of the JSON files (default grafana/dashboards)
  --from TIME        begin of the time range (default now-24h)
  --to TIME          its end (default now)
  --limit-ms MS      fail where the median of a query's durations is longer
  --repeat N         ask each query so often (default 3 with a limit, otherwise 1)
  --json FILE        write every query with its answer's size and its durations`;

/** As in grafana/provisioning: the data source's "timeInterval". */
const scrape = 15_000;

async function main(): Promise<number> {
  const { values: given } = parseArgs({
    options: {
      prometheus: { type: 'string' },
      dashboards: { type: 'string', default: dashboardsFolder },
      from: { type: 'string', default: 'now-24h' },
      to: { type: 'string', default: 'now' },
      'limit-ms': { type: 'string' },
      repeat: { type: 'string' },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (given.help || given.prometheus === undefined) {
    console.error(usage);
    return given.help ? 0 : 2;
  }
  const now = Date.now();
  const limitMs = given['limit-ms'] === undefined ? undefined : positive('--limit-ms', given['limit-ms']);
  const repeat = given.repeat === undefined ? (limitMs === undefined ? 1 : 3) : positive('--repeat', given.repeat);
  const prometheus = new HttpPrometheus(new URL(given.prometheus));
  const settings = {
    prometheus,
    range: { from: moment(given.from, now), to: moment(given.to, now) },
    scrape,
    repeat,
    ...(limitMs === undefined ? {} : { limitMs }),
    exchanges: exchangesOfDocs(),
  };
  const measured: Measured[] = [];
  let failures = 0;
  for (const dashboard of readDashboards(given.dashboards)) {
    const report = await judge(dashboard, settings);
    console.log(summary(dashboard.file.replace(/\.json$/, ''), report.measured, report.failures.length));
    for (const note of report.notes) console.log(`  note: ${note}`);
    for (const failure of report.failures) console.log(`  FAIL: ${failure}`);
    measured.push(...report.measured);
    failures += report.failures.length;
  }
  prometheus.close();
  if (given.json !== undefined) writeFileSync(given.json, `${JSON.stringify(measured, null, 1)}\n`);
  console.log(failures === 0 ? `ask: ${measured.length} queries are well` : `ask: ${failures} failures`);
  return failures === 0 ? 0 : 1;
}

function summary(name: string, measured: Measured[], failures: number): string {
  const slowest = measured.reduce<Measured | undefined>((one, other) => (!one || median(other.ms) > median(one.ms) ? other : one), undefined);
  const slow = slowest ? `; slowest ${spread(slowest.ms)}: ${placeOf(slowest)}` : '';
  const sum = measured.reduce((total, { ms }) => total + median(ms), 0);
  return `${name}: ${measured.length} queries, ${failures === 0 ? 'all well' : `${failures} failures`}, ${sum.toFixed(0)} ms together${slow}`;
}

const spread = (ms: number[]) =>
  ms.length === 1 ? `${ms[0]!.toFixed(0)} ms` : `${Math.min(...ms).toFixed(0)} to ${Math.max(...ms).toFixed(0)} ms of ${ms.length}`;

function positive(option: string, text: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new Error(`${option}: a number above 0 is needed, not "${text}"`);
  return number;
}

main().then(
  (status) => process.exit(status),
  (e: Error) => {
    console.error(`ask: ${e.message}`);
    process.exit(2);
  },
);
