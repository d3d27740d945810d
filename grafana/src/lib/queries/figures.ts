/** Several figures in one query, told apart by a label: a panel then asks once instead of once for each. */
import { labelled } from './header.js';

/** The label that holds a figure's name. */
export const figure = 'figure';

/** @param parts queries by the names of their figures; all have the same labels */
export const figuresOf = (parts: Record<string, string>, label = figure) =>
  Object.entries(parts).map(([name, expr]) => `(${labelled(expr, { [label]: name })})`).join('\nor\n');

/** The figure that rows are sorted by where their names do not sort: "24h" would come before "4h". */
export const order = 'Order';
export const orderOf = (label: string, values: string[], rows: string) =>
  `(${values.map((value, i) => labelled(`vector(${i})`, { [label]: value })).join(' or ')}) and on (${label}) ${rows}`;

/** A figure whose name tells what it is of: `$1` in the name is the value of this label. */
export const namedBy = (expr: string, label: string, name: string) =>
  `label_replace(${expr}, "${figure}", "${name}", "${label}", "(.*)")`;
