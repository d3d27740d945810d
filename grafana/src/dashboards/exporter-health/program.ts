/** The exporter as a program: its page, and what it takes to make it. */
import * as links from '../../lib/links.js';
import { alarm, amber, blue, gold, muted, orange } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { program } from '../../lib/queries/health.js';
import { bytes, count, duration, seconds, wholePercent, type Unit } from '../../lib/units.js';

/** A strip of figures with units of their own. */
export function strip(title: string, description: string, all: [name: string, expr: string, unit: Unit][]) {
  const built = panel.figures({ title, description, unit: count, width: 24, height: 3, link: links.to('strategy-alerts', 'Is there an alert about it?') }, gold);
  all.forEach(([name, expr, unit], i) =>
    built.withTarget(panel.now(panel.refId(i), expr, name)).overrideByName(name, panel.unitOf(unit)),
  );
  return built;
}

export const figures = () =>
  strip('Exporter', 'As it is now. Snapshot: how old the figures on the page are. Series: market samples on the page, without those about the program.', [
    ['Snapshot age', program.snapshotAge, seconds],
    ['Series', program.series, count],
    ['Scrape takes', program.scrape, duration],
    ['Heap in use', program.heapUsed, bytes],
    ['CPU', program.cpu, wholePercent],
    ['Threads', program.threads, count],
    ['Uptime', program.uptime, duration],
  ]);

const lines = (title: string, description: string, unit: Unit, colors: Record<string, string>, exprs: Record<string, string>) => {
  const built = panel.linesByName({ title, description, unit, width: 6, height: 9 }, colors).min(0);
  Object.entries(exprs).forEach(([name, expr], i) => built.withTarget(panel.overTime(panel.refId(i), expr, name)));
  return built;
};

export const page = () =>
  lines('Samples on the page', 'All samples of a scrape, the market series among them, and the limit beyond which Prometheus refuses the page.',
    count, { all: orange, market: gold, limit: alarm }, { all: program.samples, market: program.series, limit: program.limit });

export const scrapes = () =>
  lines('Time of a scrape', 'As Prometheus sees it, and what of it the exporter takes to send the page.',
    duration, { sending: amber, scrape: orange }, { scrape: program.scrape, sending: program.sending });

export const memory = () =>
  lines('Memory', 'Heap in use and reserved from the machine, and memory of the Java machine beside the heap.',
    bytes, { reserved: muted, 'heap used': orange, 'beside heap': blue },
    { reserved: program.heapCommitted, 'heap used': program.heapUsed, 'beside heap': program.otherUsed });

export const cpu = () =>
  lines('CPU and pauses', 'Share of all cores that the exporter and the whole machine use, and share of time that the garbage collector holds the exporter up.',
    wholePercent, { machine: muted, exporter: orange, pauses: alarm },
    { machine: program.machine, exporter: program.cpu, pauses: program.pauses }).max(1);
