/** Time ranges and steps, as Grafana works them out. All in milliseconds, unless a name says seconds. */
export interface Range { from: number; to: number }

const unitsOfTime: Record<string, number> = {
  ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000, M: 2_592_000_000, y: 31_536_000_000,
};

/** "15s", "1h30m". */
export function duration(text: string): number {
  const parts = [...text.matchAll(/(\d+)(ms|[smhdwMy])/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text) throw new Error(`no duration: "${text}"; write 15s or 1h`);
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * unitsOfTime[unit!]!, 0);
}

/** "now", "now-6h", a date, or milliseconds. */
export function moment(text: string, now: number): number {
  const relative = /^now(?:([-+])(\w+))?$/.exec(text);
  if (relative) return relative[2] === undefined ? now : now + (relative[1] === '-' ? -1 : 1) * duration(relative[2]);
  const at = /^\d+$/.test(text) ? Number(text) : Date.parse(text);
  if (Number.isNaN(at)) throw new Error(`no time: "${text}"; write now-24h, 2030-01-31T12:00:00Z or milliseconds`);
  return at;
}

/** Below each limit the interval is the number beside it. */
const rounded: [below: number, interval: number][] = [
  [10, 1], [15, 10], [35, 20], [75, 50], [150, 100], [350, 200], [750, 500],
  [1_500, 1_000], [3_500, 2_000], [7_500, 5_000], [12_500, 10_000], [17_500, 15_000], [25_000, 20_000], [45_000, 30_000],
  [90_000, 60_000], [210_000, 120_000], [450_000, 300_000], [750_000, 600_000], [1_050_000, 900_000], [1_500_000, 1_200_000],
  [2_700_000, 1_800_000], [5_400_000, 3_600_000], [9_000_000, 7_200_000], [16_200_000, 10_800_000], [32_400_000, 21_600_000],
  [86_400_000, 43_200_000], [604_800_000, 86_400_000], [1_814_400_000, 604_800_000], [3_628_800_000, 2_592_000_000],
];

export const roundInterval = (interval: number): number =>
  rounded.find(([below]) => interval < below)?.[1] ?? unitsOfTime.y!;

/** The interval of a panel of so many points, and not less than the least one. */
export const intervalOf = ({ from, to }: Range, points: number, least: number): number =>
  Math.max(roundInterval((to - from) / points), least);

/** Prometheus gives at most 11 000 points a series. */
const mostPoints = 11_000;

export interface Steps { interval: number; step: number; rateInterval: number }

/**
 * What a query is asked with. The panel's least interval is its own or the scrape interval; a query may have one of its
 * own, which then also counts as the scrape interval of its rates.
 */
export function steps(range: Range, points: number, scrape: number, panelLeast?: number, queryLeast?: number): Steps {
  const interval = intervalOf(range, points, panelLeast ?? scrape);
  const wanted = intervalOf(range, points, queryLeast ?? interval);
  const step = Math.max(wanted, roundInterval((range.to - range.from) / mostPoints));
  const rateScrape = queryLeast ?? scrape;
  return { interval, step, rateInterval: Math.max(interval + rateScrape, 4 * rateScrape) };
}

/** Both ends on multiples of the step, so that the next refresh asks for the same moments. */
export const aligned = ({ from, to }: Range, step: number): Range => ({
  from: Math.floor(from / step) * step,
  to: Math.floor(to / step) * step,
});

/** 90000 is "90s", 120000 is "2m": whole units only. */
export function format(length: number): string {
  const unit = ['d', 'h', 'm', 's'].find((one) => length % unitsOfTime[one]! === 0) ?? 'ms';
  return `${length / unitsOfTime[unit]!}${unit}`;
}
