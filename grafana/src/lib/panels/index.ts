/** How each kind of panel looks. */
export * from './about.js';
export * from './bars.js';
export * from './calendar.js';
export * from './figures.js';
export * from './lines.js';
export * from './matrix.js';
export * from './queries.js';
export * from './rows.js';
export * from './scatter.js';
export * from './tables.js';
export * from './timeline.js';
