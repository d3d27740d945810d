/** Several figures as the result of one query, told apart by a label. */
import { labelled } from './header.js';

/** The label that holds a figure's name. */
export const figure = 'figure';

/** All have the same labels. */
export const named = (figures: Record<string, string>) =>
  Object.entries(figures)
    .map(([name, expr]) => labelled(expr, { [figure]: name }))
    .join('\nor\n');
