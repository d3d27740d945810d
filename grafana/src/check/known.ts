/** The names that a query may have: those of the project's documents and rules, and the programs' own. */
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Of Prometheus, Alertmanager, the scrape itself, and of the libraries of any program that is scraped. */
const foreign = /^(prometheus_|alertmanager_|scrape_|process_|jvm_|go_)\w+$|^(up|ALERTS|ALERTS_FOR_STATE)$/;

const project = new URL('../../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, project), 'utf8');

export interface Documents { metrics: string; rules: string[]; thresholds: string }

export const documents = (): Documents => ({
  metrics: read('docs/metrics.md'),
  rules: [read('docs/rules.md'), read('docs/rules-signals.md')],
  thresholds: read('prometheus/rules/thresholds.yml'),
});

/** The exchanges by the names of their pages. */
export const exchangesOfDocs = (): string[] =>
  readdirSync(fileURLToPath(new URL('docs/exchanges/', project)))
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .map((file) => file.slice(0, -'.md'.length))
    .sort();

export class KnownNames {
  private readonly names: Set<string>;

  constructor({ metrics, rules, thresholds }: Documents) {
    this.names = new Set([...metricsOf(metrics), ...rules.flatMap(recordedOf), ...thresholdsOf(thresholds)]);
  }

  /** A name that a variable is part of is known if any value of the variable makes a known one. */
  has(name: string): boolean {
    if (foreign.test(name) || this.names.has(name)) return true;
    const parts = name.split(/\$\{\w+(?::\w+)*\}|\$\w+/);
    if (parts.length === 1 || parts.every((part) => part === '')) return false;
    const pattern = new RegExp(`^${parts.join('[\\w:]+')}$`);
    return [...this.names].some((known) => pattern.test(known));
  }
}

/** The first cell of each row; of a summary three series are exported. */
function metricsOf(text: string): string[] {
  return [...text.matchAll(/^\| `(\w+)` \| (\w+) \|/gm)].flatMap(([, name, type]) =>
    type === 'summary' ? ['count', 'sum', 'max'].map((part) => `${name}_${part}`) : [name!],
  );
}

/** `level:metric:operations` between back-ticks, with or without its labels. */
const recordedOf = (text: string) => [...text.matchAll(/`(\w+:\w[\w:]*)(?:\{[^`]*\})?`/g)].map(([, name]) => name!);

const thresholdsOf = (text: string) => [...text.matchAll(/^\s*- record: (\S+)/gm)].map(([, name]) => name!);
