/**
 * The exceptions of the lint, in the format of Grafana's dashboard-linter: `exclusions`, by rule, for all or for the
 * entries named; JSON, which is YAML as well. Each has a reason, and each is needed: otherwise it is a breach itself.
 */
import type { Breach } from './rule.js';

interface Entry { reason?: string; dashboard?: string; panel?: string }
interface Exclusion { reason?: string; entries?: Entry[] }
export interface Exclusions { exclusions?: Record<string, Exclusion> }

export interface Judged { breaches: Breach[]; mistakes: string[] }

export function exclude(found: Breach[], file: Exclusions, rules: string[]): Judged {
  const mistakes: string[] = [];
  const excused = new Set<Breach>();
  for (const [rule, exclusion] of Object.entries(file.exclusions ?? {})) {
    const say = (what: string) => mistakes.push(`.lint: exclusion of ${rule}${what}`);
    if (!rules.includes(rule)) {
      say(': there is no such rule');
      continue;
    }
    for (const entry of exclusion.entries ?? [{}]) {
      const of = [entry.dashboard, entry.panel].filter((part) => part !== undefined).map((part) => ` "${part}"`).join('');
      if (!(entry.reason ?? exclusion.reason)?.trim()) say(`${of}: give it a reason`);
      const hits = found.filter((breach) => breach.rule === rule && matches(entry, breach));
      if (hits.length === 0) say(`${of}: finds nothing; take it out`);
      for (const hit of hits) excused.add(hit);
    }
  }
  return { breaches: found.filter((breach) => !excused.has(breach)), mistakes };
}

const matches = (entry: Entry, { dashboard, panel }: Breach): boolean =>
  (entry.dashboard === undefined || entry.dashboard === dashboard.title) &&
  (entry.panel === undefined || entry.panel === panel?.title);
