/** The exporter as a program: its page, and what it takes to make it. */
import * as links from '../../lib/links.js';
import { alarm, amber, blue, gold, muted, orange } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { together } from '../../lib/queries/header.js';
import { program } from '../../lib/queries/health.js';
import { bytes, count, duration, seconds, thousands, wholePercent, type Unit } from '../../lib/units.js';

/** Figures side by side, with units of their own; four have room on a phone. */
export function strip(title: string, description: string, all: [name: string, expr: string, unit: Unit][]) {
  const built = panel.figures({ title, description, unit: count, width: 12, height: 3, link: links.to('strategy-alerts', 'Is there an alert about it?') }, gold);
  for (const [name, , unit] of all) built.overrideByName(name, panel.unitOf(unit));
  return built.wideLayout(false).withTarget(panel.now('A', together(Object.fromEntries(all)), '{{line}}'));
}

export const pageNow = () =>
  strip('The page now', 'How old its figures are, how many samples of the market it has, and how long Prometheus takes to read it.', [
    ['Age', program.snapshotAge, seconds],
    ['Series', program.series, thousands],
    ['Scrape', program.scrape, duration],
  ]);

export const processNow = () =>
  strip('The process now', 'Heap in use, share of all cores, threads, and since when it runs.', [
    ['Heap', program.heapUsed, bytes],
    ['CPU', program.cpu, wholePercent],
    ['Threads', program.threads, count],
    ['Uptime', program.uptime, duration],
  ]);

const lines = (title: string, description: string, unit: Unit, colors: Record<string, string>, exprs: Record<string, string>) =>
  panel.linesByName({ title, description, unit, width: 6, height: 9 }, colors)
    .min(0)
    .withTarget(panel.overTime('A', together(exprs), '{{line}}'));

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
