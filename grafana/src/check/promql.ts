/**
 * Reads as much of PromQL as the checks need: which series a query names, with which labels, inside of which functions.
 * Grafana's variables may stand anywhere. What is written wrongly is told as a problem; Prometheus knows more.
 */
export interface Matcher { label: string; op: string; value: string }
export interface Selector {
  /** With `${…}` inside where a variable makes the name; empty where braces alone select. */
  name: string;
  matchers: Matcher[];
  /** What stands in the brackets after it. */
  range?: string;
  /** The functions around it, the outermost first. */
  calls: string[];
}
export interface Query { selectors: Selector[]; problems: string[] }

const aggregations = [
  'sum', 'min', 'max', 'avg', 'group', 'stddev', 'stdvar', 'count', 'count_values', 'bottomk', 'topk', 'quantile',
];
/** Those of Prometheus 2.42, the oldest one that is supported. */
const functions = new Set([
  ...aggregations,
  'abs', 'absent', 'absent_over_time', 'acos', 'acosh', 'asin', 'asinh', 'atan', 'atanh', 'avg_over_time', 'ceil',
  'changes', 'clamp', 'clamp_max', 'clamp_min', 'cos', 'cosh', 'count_over_time', 'day_of_month', 'day_of_week',
  'day_of_year', 'days_in_month', 'deg', 'delta', 'deriv', 'end', 'exp', 'floor', 'histogram_count',
  'histogram_fraction', 'histogram_quantile', 'histogram_sum', 'holt_winters', 'hour', 'idelta', 'increase', 'irate',
  'label_join', 'label_replace', 'last_over_time', 'ln', 'log10', 'log2', 'max_over_time', 'min_over_time', 'minute',
  'month', 'pi', 'predict_linear', 'present_over_time', 'quantile_over_time', 'rad', 'rate', 'resets', 'round',
  'scalar', 'sgn', 'sin', 'sinh', 'sort', 'sort_desc', 'sqrt', 'start', 'stddev_over_time', 'stdvar_over_time',
  'sum_over_time', 'tan', 'tanh', 'time', 'timestamp', 'vector', 'year',
]);
const beforeLabels = new Set(['by', 'without', 'on', 'ignoring', 'group_left', 'group_right']);
const operators = new Set(['and', 'or', 'unless', 'atan2', 'bool', 'offset', 'inf', 'nan']);

type Kind = 'string' | 'variable' | 'number' | 'word' | 'range' | 'sign';
interface Token { kind: Kind; text: string }

const patterns: [Kind | 'nothing', RegExp][] = [
  ['nothing', /\s+|#[^\n]*/y],
  ['string', /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`[^`]*`/y],
  ['range', /\[[^\]]*\]/y],
  ['number', /(?:\d+(?:ms|[smhdwy]))+(?!\w)|(?:0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(?!\w)/y],
  ['word', /(?:[a-zA-Z_:]|\$\{\w+(?::\w+)*\}(?=[\w:]))(?:[\w:]|\$\{\w+(?::\w+)*\})*/y],
  ['variable', /\$\{[^}]*\}|\$\w+/y],
  ['sign', /=~|!~|!=|==|<=|>=|[-+*/%^<>=@(){},]/y],
];

function tokens(text: string, problems: string[]): Token[] {
  const out: Token[] = [];
  let at = 0;
  while (at < text.length) {
    let next: Token | undefined;
    let length = 0;
    for (const [kind, pattern] of patterns) {
      pattern.lastIndex = at;
      const found = pattern.exec(text)?.[0];
      if (found === undefined) continue;
      length = found.length;
      if (kind !== 'nothing') next = { kind, text: found };
      break;
    }
    if (length === 0) {
      problems.push(`cannot read on at "${text.slice(at, at + 20)}"`);
      return out;
    }
    if (next) out.push(next);
    at += length;
  }
  return out;
}

export function parse(text: string): Query {
  const problems: string[] = [];
  return new Reader(tokens(text, problems), problems).read();
}

class Reader {
  private at = 0;
  private readonly selectors: Selector[] = [];
  /** An entry for each open parenthesis: the function that it belongs to, or nothing. */
  private readonly open: string[] = [];
  private pending = '';

  constructor(
    private readonly tokens: Token[],
    private readonly problems: string[],
  ) {}

  read(): Query {
    if (this.tokens.length === 0 && this.problems.length === 0) this.problems.push('empty');
    while (this.at < this.tokens.length) this.step(this.tokens[this.at++]!);
    if (this.open.length > 0) this.problems.push('a parenthesis is not closed');
    return { selectors: this.selectors, problems: this.problems };
  }

  private step({ kind, text }: Token): void {
    if (kind === 'word') this.word(text);
    else if (kind === 'variable' && (this.sees('{') || this.tokens[this.at]?.kind === 'range')) this.selector(text);
    else if (text === '(') {
      this.open.push(this.pending);
      this.pending = '';
    } else if (text === ')') {
      if (this.open.pop() === undefined) this.problems.push('a parenthesis is closed that was not open');
    } else if (text === '{') {
      this.at--;
      this.selector('');
    } else if (text === '}') this.problems.push('a brace is closed that was not open');
  }

  private word(word: string): void {
    const key = word.toLowerCase();
    if (beforeLabels.has(key)) {
      if (this.sees('(')) while (this.at < this.tokens.length && this.tokens[this.at++]!.text !== ')');
    } else if (operators.has(key)) return;
    else if (aggregations.includes(word) && !this.sees('{')) this.pending = word;
    else if (this.sees('(')) {
      if (!functions.has(word)) this.problems.push(`no function ${word}() in Prometheus 2.42`);
      this.pending = word;
    } else this.selector(word);
  }

  private selector(name: string): void {
    const matchers = this.sees('{') ? this.matchers() : [];
    const own = matchers.find(({ label, op }) => label === '__name__' && op === '=')?.value;
    const range = this.tokens[this.at]?.kind === 'range' ? this.tokens[this.at++]!.text.slice(1, -1).trim() : undefined;
    const calls = this.open.filter((call) => call !== '');
    this.selectors.push({ name: own ?? name, matchers, calls, ...(range === undefined ? {} : { range }) });
  }

  private matchers(): Matcher[] {
    const out: Matcher[] = [];
    for (this.at++; ; ) {
      const token = this.tokens[this.at++];
      if (token === undefined) {
        this.problems.push('a brace is not closed');
        return out;
      }
      if (token.text === '}') return out;
      if (token.text === ',' || token.kind === 'variable') continue;
      const [op, value] = [this.tokens[this.at], this.tokens[this.at + 1]];
      if (token.kind !== 'word' || !/^(=|!=|=~|!~)$/.test(op?.text ?? '') || value?.kind !== 'string') {
        this.problems.push(`no label matcher: ${token.text} ${op?.text ?? ''} ${value?.text ?? ''}`);
        return out;
      }
      out.push({ label: token.text, op: op!.text, value: unquote(value.text) });
      this.at += 2;
    }
  }

  private sees(text: string): boolean {
    return this.tokens[this.at]?.text === text;
  }
}

const unquote = (quoted: string) => (quoted.startsWith('`') ? quoted.slice(1, -1) : quoted.slice(1, -1).replace(/\\(.)/g, '$1'));
