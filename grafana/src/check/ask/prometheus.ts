/** Asks a Prometheus as Grafana's data source does: by POST, over a connection that is kept. */
import http from 'node:http';
import https from 'node:https';
import type { Range } from './time.js';

export interface Series { labels: Record<string, string>; values: number[] }
export interface Answer { series: Series[]; error?: string; ms: number }
export interface LabelValues { values: string[]; ms: number }

interface Body {
  status: string;
  error?: string;
  data?: { resultType: string; result: unknown };
}
interface Sample { metric: Record<string, string>; value?: [number, string]; values?: [number, string][] }

export interface Prometheus {
  instant(query: string, at: number): Promise<Answer>;
  range(query: string, range: Range, step: number): Promise<Answer>;
  labelValues(label: string, match: string | undefined, range: Range): Promise<LabelValues>;
}

const seconds = (ms: number) => String(ms / 1000);

export class HttpPrometheus implements Prometheus {
  private readonly client: typeof http | typeof https;
  private readonly agent: http.Agent;

  constructor(private readonly address: URL) {
    this.client = address.protocol === 'https:' ? https : http;
    this.agent = new this.client.Agent({ keepAlive: true, maxSockets: 1 });
  }

  instant(query: string, at: number): Promise<Answer> {
    return this.ask('query', { query, time: seconds(at) });
  }

  range(query: string, { from, to }: Range, step: number): Promise<Answer> {
    return this.ask('query_range', { query, start: seconds(from), end: seconds(to), step: seconds(step) });
  }

  async labelValues(label: string, match: string | undefined, { from, to }: Range): Promise<LabelValues> {
    const begun = performance.now();
    const form = new URLSearchParams({ start: seconds(from), end: seconds(to), ...(match === undefined ? {} : { 'match[]': match }) });
    const body = JSON.parse(await this.send('GET', `label/${label}/values?${form.toString()}`)) as { status: string; error?: string; data?: string[] };
    if (body.status !== 'success') throw new Error(body.error);
    return { values: body.data ?? [], ms: performance.now() - begun };
  }

  close(): void {
    this.agent.destroy();
  }

  private async ask(path: string, form: Record<string, string>): Promise<Answer> {
    const begun = performance.now();
    const text = await this.send('POST', path, new URLSearchParams(form).toString());
    const ms = performance.now() - begun;
    const body = JSON.parse(text) as Body;
    if (body.status !== 'success' || !body.data) return { series: [], error: body.error ?? 'no data', ms };
    return { series: seriesOf(body.data), ms };
  }

  private send(method: string, path: string, form?: string): Promise<string> {
    const base = this.address.href.replace(/\/$/, '');
    const headers = form === undefined ? {} : { 'Content-Type': 'application/x-www-form-urlencoded' };
    return new Promise((resolve, reject) => {
      const request = this.client.request(`${base}/api/v1/${path}`, { method, headers, agent: this.agent }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          if (text.startsWith('{')) resolve(text);
          else reject(new Error(`${base}: status ${response.statusCode}, no answer of Prometheus`));
        });
      });
      request.on('error', (e) => reject(new Error(`Prometheus does not answer at ${base}: ${e.message}`)));
      request.end(form);
    });
  }
}

function seriesOf({ resultType, result }: NonNullable<Body['data']>): Series[] {
  if (resultType === 'scalar' || resultType === 'string') return [{ labels: {}, values: [Number((result as [number, string])[1])] }];
  return (result as Sample[]).map(({ metric, value, values }) => ({
    labels: metric,
    values: (values ?? (value ? [value] : [])).map(([, number]) => readNumber(number)),
  }));
}

const readNumber = (text: string) => (text === '+Inf' ? Infinity : text === '-Inf' ? -Infinity : Number(text));
