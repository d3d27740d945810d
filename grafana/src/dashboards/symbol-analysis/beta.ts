/** Bases against Bitcoin and each other: beta, correlation, volatility. */
import { chooseCell, chooseRow, chooseSeries } from '../../lib/links.js';
import { bySign, correlationBands, gold, muted, windowColors } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { betas } from '../../lib/queries/compared.js';
import { coefficient, percent, wholePercent } from '../../lib/units.js';

/** How many bases the correlation matrix has: `history.correlated-bases`. The list beside it is as long. */
const correlated = 20;

const regression = "Slope of the regression of a base's log returns on Bitcoin's";
const tooLittle = 'no history of the chosen bases, or too little for this window';

export const byWindow = () =>
  panel
    .barChart(
      {
        title: 'Beta to Bitcoin by window',
        description: `${regression} over each window, that of 30 days highest first. 1: it moves as Bitcoin does; 2: twice as far. Of the bases that are chosen, or else the twenty biggest.`,
        unit: coefficient,
        width: 24,
        height: 9,
        link: chooseRow('Base'),
        empty: tooLittle,
      },
      'Base',
    )
    .xTickLabelSpacing(0)
    .withTarget(panel.nowAsTable('A', betas.ofWindows))
    .transformations([...panel.asMatrix('base', 'Base', 'window', Object.keys(windowColors)), panel.sortedBy('30d', true)]);

export const againstReturn = () =>
  panel
    .pointsOnLine(
      {
        title: 'Beta against return, $window',
        description: 'Each point is a base: its beta to Bitcoin and its return over the chosen window. The line is what beta lets expect, beta times the return of Bitcoin. Orange: better than that; blue: worse.',
        unit: percent,
        width: 12,
        height: 12,
        link: chooseRow('Base'),
        empty: tooLittle,
      },
      { x: 'Beta', y: 'Return', line: 'By beta', color: 'Beyond beta' },
      bySign,
    )
    .overrideByName('Beta', panel.unitOf(coefficient))
    .withTarget(panel.nowAsTable('A', betas.againstReturn))
    .transformations([...panel.asMatrix('base', 'Base', 'figure'), panel.sortedBy('Beta')]);

export const volatility = () =>
  panel
    .lines({
      title: 'Volatility, $window',
      description: 'Standard deviation of log returns over the chosen window, scaled to a year by the root of time. Of the bases that are chosen, or else the twenty biggest.',
      unit: wholePercent,
      width: 12,
      height: 12,
      link: chooseSeries(),
      empty: tooLittle,
    })
    .colorScheme(panel.inOrder())
    .legend(panel.legendRanking())
    .overrideByName('BTC', [panel.colorOf(gold), panel.property('custom.lineWidth', 4)])
    .withTarget(panel.overTime('A', betas.volatility, '{{base}}'));

export const correlations = () =>
  panel
    .heatmapTable(
      {
        title: 'Correlation, $window',
        description: "Pearson's correlation of log returns over the chosen window, -1 to 1, of the bases with the largest turnover. Bright: they move together; blue: against each other; dark: apart.",
        unit: coefficient,
        width: 16,
        height: correlated + 2,
        empty: tooLittle,
      },
      correlationBands,
    )
    .minWidth(36)
    .withTarget(panel.nowAsTable('A', betas.correlations))
    .withTransformation(panel.sortedBy('other'))
    .withTransformation(panel.asMatrix('base', 'Base', 'other')[0]!)
    .withTransformation(panel.asMatrix('base', 'Base', 'other')[1]!)
    .withTransformation(panel.sortedBy('Base'))
    .overrideByName('Base', panel.column({ left: true, width: 58, color: gold, link: chooseCell() }));

export const highest = () =>
  panel
    .figureTable(
      {
        title: 'Highest beta, $window',
        description: `${regression} over the chosen window, and how far it goes: R² is the share of the base's variance that Bitcoin's returns explain, so a high beta with a low R² says little. Return and volatility per year of the same window.`,
        unit: coefficient,
        width: 8,
        height: correlated + 2,
        empty: tooLittle,
      },
      betas.highest(correlated),
      ['Base', 'base', { left: true, color: gold, link: chooseCell() }],
      {
        Beta: { unit: coefficient, color: gold },
        'R²': { unit: coefficient, color: muted },
        Correlation: { unit: coefficient },
        Return: { unit: percent, bands: bySign },
        Volatility: { unit: wholePercent },
      },
    )
    .withTransformation(panel.sortedBy('Beta', true));
