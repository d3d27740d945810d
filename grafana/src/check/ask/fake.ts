/** A Prometheus for tests: answers by the exact text of the query, and remembers what it was asked. */
import type { Answer, LabelValues, Prometheus, Series } from './prometheus.js';
import type { Range } from './time.js';

export class FakePrometheus implements Prometheus {
  readonly asked: string[] = [];

  constructor(
    private readonly answers: Record<string, Series[] | string>,
    private readonly labels: Record<string, string[]> = {},
    private readonly ms = 1,
  ) {}

  instant(query: string): Promise<Answer> {
    return this.answer(query);
  }

  range(query: string, { from, to }: Range, step: number): Promise<Answer> {
    return this.answer(query, ` ${from}..${to} each ${step}`);
  }

  labelValues(label: string, match: string | undefined): Promise<LabelValues> {
    const question = match === undefined ? label : `${label} of ${match}`;
    this.asked.push(question);
    const values = this.labels[question];
    return values ? Promise.resolve({ values, ms: this.ms }) : Promise.reject(new Error(`no ${question}`));
  }

  private answer(query: string, when = ''): Promise<Answer> {
    this.asked.push(`${query}${when}`);
    const found = this.answers[query] ?? [];
    return Promise.resolve(typeof found === 'string' ? { series: [], error: found, ms: this.ms } : { series: found, ms: this.ms });
  }
}

/** A series with labels and values. */
export const series = (labels: Record<string, string>, ...values: number[]): Series => ({ labels, values: values.length > 0 ? values : [1] });
