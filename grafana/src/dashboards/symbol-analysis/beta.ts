/** Bases against Bitcoin and each other: beta, correlation, volatility. */
import { chooseCell, chooseRow } from '../../lib/links.js';
import { bySign, correlationBands, gold, muted, windowColors } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { betas } from '../../lib/queries/compared.js';
import { coefficient, percent, shortPercent, wholePercent, type Unit } from '../../lib/units.js';

/** How many bases the correlation matrix has: `history.correlated-bases`. */
const correlated = 20;
/** How many bases the list of the highest betas has. */
const listed = 14;

const windows = Object.keys(windowColors);

const regression = "Slope of the regression of a base's log returns on Bitcoin's";
const tooLittle = 'no history of the chosen bases, or too little for this window';

const ofWindows = (title: string, description: string, unit: Unit, expr: string) =>
  panel
    .barsByName(
      {
        title,
        description: `${description} Over each window, that of 30 days highest first. Of the bases that are chosen, or else the twenty biggest.`,
        unit,
        width: 24,
        height: 9,
        link: chooseRow('Base'),
        empty: tooLittle,
      },
      'Base',
      windowColors,
    )
    .xTickLabelSpacing(45)
    .withTarget(panel.nowAsTable('A', expr))
    .transformations([...panel.asMatrix('base', 'Base', 'window', windows), panel.sortedBy('30d', true)]);

export const byWindow = () =>
  ofWindows('Beta to Bitcoin', `${regression}. 1: it moves as Bitcoin does; 2: twice as far.`, coefficient, betas.ofWindows);

export const volatility = () =>
  ofWindows('Volatility', 'Standard deviation of log returns, scaled to a year by the root of time.', shortPercent, betas.volatility);

export const againstReturn = () =>
  panel
    .pointsOnLine(
      {
        title: 'Beta against return, $window',
        description: 'Each point is a base: its beta to Bitcoin and its return over the chosen window. The line is what beta lets expect, beta times the return of Bitcoin. Orange: better than that; blue: worse.',
        unit: shortPercent,
        width: 14,
        height: listed + 2,
        link: chooseRow('Base'),
        empty: tooLittle,
      },
      { x: 'Beta', y: 'Return', line: 'By beta', color: 'Beyond beta' },
      bySign,
    )
    .overrideByName('Beta', [...panel.unitOf(coefficient), panel.property('custom.axisLabel', 'Beta')])
    .overrideByName('By beta', [panel.property('custom.axisLabel', 'Return')])
    .withTarget(panel.nowAsTable('A', betas.againstReturn))
    .transformations([...panel.asMatrix('base', 'Base', 'figure'), panel.sortedBy('Beta')]);

export const correlations = () =>
  panel
    .heatmapTable(
      {
        title: 'Correlation, $window',
        description: "Pearson's correlation of log returns over the chosen window, -1 to 1, of the bases with the largest turnover. Bright: they move together; blue: against each other; dark: apart.",
        unit: coefficient,
        width: 24,
        height: correlated + 2,
        empty: tooLittle,
      },
      correlationBands,
    )
    .minWidth(50)
    .withTarget(panel.nowAsTable('A', betas.correlations))
    .withTransformation(panel.sortedBy('other'))
    .withTransformation(panel.asMatrix('base', 'Base', 'other')[0]!)
    .withTransformation(panel.asMatrix('base', 'Base', 'other')[1]!)
    .withTransformation(panel.sortedBy('Base'))
    .overrideByName('Base', panel.column({ left: true, width: 75, color: gold, link: chooseCell() }));

export const highest = () =>
  panel
    .figureTable(
      {
        title: 'Highest beta, $window',
        description: `${regression} over the chosen window, and how far it goes: R² is the share of the base's variance that Bitcoin's returns explain, so a high beta with a low R² says little. Return and volatility per year of the same window.`,
        unit: coefficient,
        width: 10,
        height: listed + 2,
        empty: tooLittle,
      },
      betas.highest(listed),
      ['Base', 'base', { left: true, width: 105, color: gold, link: chooseCell() }],
      {
        Beta: { unit: coefficient, color: gold },
        'R²': { unit: coefficient, color: muted },
        Correlation: { unit: coefficient, width: 95 },
        Return: { unit: percent, bands: bySign },
        Volatility: { unit: wholePercent },
      },
    )
    .withTransformation(panel.sortedBy('Beta', true));
