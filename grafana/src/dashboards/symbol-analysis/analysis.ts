/** The panels of the dashboard "bases" that are made of history, and those of dated futures. */
import {
  GraphThresholdsStyleConfigBuilder,
  GraphThresholdsStyleMode,
  TableSortByFieldStateBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import { datedFutures, ofBase, ofBases } from '../../lib/queries/bases.js';
import { alarm, amber, blue, correlationBands, gold, muted, nothing, orange, timeframeColors, windowColors } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { coefficient, percent, points, price, usd, wholePercent, type Unit } from '../../lib/units.js';

/** How many bases the correlation matrix has: `history.correlated-bases`. */
const correlated = 20;

/** Also what a tooltip says of one line at a moment when others have values. */
export const unknown = 'not known';

export const bySign = [{ from: null, color: blue }, { from: 0, color: orange }];

// One base against Bitcoin

const windows = Object.keys(windowColors);

const byWindow = (title: string, description: string, unit: Unit, metric: string) =>
  panel.linesByName({ title, description, unit, width: 6, height: 9 }, windowColors)
    .legend(panel.legendList())
    .noValue(unknown)
    .targets(windows.map((window) => panel.overTime(window, ofBase.of(metric, 'window', window), window)));

export const beta = () =>
  byWindow('Beta of $asset to Bitcoin',
    "Slope of the regression of the base's log returns on Bitcoin's over each window; Bitcoin's own is 1. R² in the next panel says how much of it to believe.",
    coefficient, 'perp_btc_beta');

export function correlation() {
  const both = byWindow('Correlation of $asset with Bitcoin, and R²',
    "Pearson's correlation of log returns over each window, -1 to 1; dashed its square, the share of the base's variance that Bitcoin's returns explain. Bitcoin's own are 1.",
    coefficient, 'perp_btc_correlation');
  for (const window of windows) {
    both.withTarget(panel.overTime(`R²${window}`, ofBase.of('perp_btc_beta_r_squared', 'window', window), `R² ${window}`));
  }
  return panel.dashed(both, 'R² ', windowColors);
}

export const volatility = () =>
  byWindow('Volatility of $asset', 'Standard deviation of log returns in each window, scaled to a year by the root of time.',
    wholePercent, 'perp_volatility_annualized_ratio').min(0);

export const returns = () =>
  byWindow('Return of $asset', 'Last close over the close at the start of each window, minus 1.', percent, 'perp_return_ratio');

// Bases beside each other

export const comparison = (title: string, what: string, unit: Unit, metric: string) =>
  panel
    .lines({
      title: `${title}, $window`,
      description: `${what}, over the chosen window. The bases with the most open interest, unless others are chosen above.`,
      unit,
      width: 8,
      height: 11,
    })
    .fillOpacity(0)
    .colorScheme(panel.inOrder())
    .legend(panel.legendTable(['lastNotNull']))
    .noValue(unknown)
    .withTarget(panel.overTime('A', ofBases.compared(metric), '{{base}}'));

export const biggestBases = () => {
  const strength: panel.Column = { unit: points, bands: [{ from: null, color: blue }, { from: 30, color: amber }, { from: 70, color: alarm }] };
  return panel.joinedTable(
    {
      title: 'Biggest bases, $window',
      description:
        'The bases with the largest turnover: figures of the chosen window, and the relative strength index (14 bars; blue below 30, red above 70). A click on a base chooses it. A dash: too little history.',
      unit: coefficient,
      width: 24,
      height: 20,
    },
    [['Base', 'base', {
      left: true,
      color: gold,
      link: { title: 'Choose this base', url: '/d/symbol-analysis?var-asset=${__value.raw}&${exchange:queryparam}&${window:queryparam}&${__url_time_range}' },
    }]],
    [
      ['Open interest', ofBases.openInterest, { unit: usd, color: gold }],
      ['Return', ofBases.inWindow('perp_return_ratio'), { unit: percent, bands: bySign }],
      ['Volatility', ofBases.inWindow('perp_volatility_annualized_ratio'), { unit: wholePercent }],
      ['Beta', ofBases.inWindow('perp_btc_beta'), { unit: coefficient }],
      ['R²', ofBases.inWindow('perp_btc_beta_r_squared'), { unit: coefficient, color: muted }],
      ['Correlation', ofBases.inWindow('perp_btc_correlation'), { unit: coefficient }],
      ['RSI 1h', ofBases.rsi('1h'), strength],
      ['RSI 4h', ofBases.rsi('4h'), strength],
      ['RSI 1d', ofBases.rsi('1d'), strength],
    ],
  ).sortBy([new TableSortByFieldStateBuilder().displayName('Volatility').desc(true)]);
};

export function correlations() {
  const rows = 'base\\other';
  const about = {
    title: `Correlation of the ${correlated} biggest bases, $window`,
    description:
      "Pearson's correlation of log returns over the chosen window, -1 to 1. Bright: they move together; blue: against each other; black: apart. The bases with the largest turnover, by name.",
    unit: coefficient,
    width: 24,
    height: correlated + 2,
  };
  return panel
    .heatmapTable(about, correlationBands)
    .minWidth(42)
    .withTarget(panel.nowAsTable('A', ofBases.correlation))
    .withTransformation({ id: 'sortBy', options: { sort: [{ field: 'other', desc: false }] } })
    .withTransformation({
      id: 'groupingToMatrix',
      options: { columnField: 'other', rowField: 'base', valueField: 'Value', emptyValue: 'null' },
    })
    .withTransformation({ id: 'organize', options: { renameByName: { [rows]: 'Base' } } })
    .withTransformation({ id: 'sortBy', options: { sort: [{ field: 'Base', desc: false }] } })
    .overrideByName('Base', panel.column({ left: true, width: 75, color: gold }));
}

// Indicators

const timeframes = Object.keys(timeframeColors);

const indicator = (title: string, description: string, unit: Unit, metric: string) =>
  panel.linesByName({ title, description: `${description} Of bars of 1 h, 4 h and 1 d; of the bases with the largest turnover only.`, unit, width: 12, height: 9 }, timeframeColors)
    .legend(panel.legendList())
    .noValue(unknown)
    .targets(timeframes.map((timeframe) => panel.overTime(timeframe, ofBase.of(metric, 'timeframe', timeframe), timeframe)));

export const rsi = () =>
  indicator('RSI 14 of $asset',
    'Relative strength index (Wilder) over 14 bars, 0 to 100. The lines at 30 and 70 are the usual marks of oversold and overbought.',
    points, 'perp_rsi14')
    .min(0)
    .max(100)
    .thresholds(panel.bands([{ from: null, color: nothing }, { from: 30, color: blue }, { from: 70, color: alarm }]))
    .thresholdsStyle(new GraphThresholdsStyleConfigBuilder().mode(GraphThresholdsStyleMode.Dashed));

export const macd = () =>
  indicator('MACD histogram of $asset',
    'MACD(12, 26) minus its signal line (9), as a fraction of the last close. Above 0: the upward pace grows.',
    percent, 'perp_macd_histogram_ratio')
    .fillOpacity(18);

export function averages() {
  const both = indicator('Distance of $asset from its averages',
    'Last close over its exponential average of 50 bars, dashed of 20 bars, minus 1. Above 0: the price is above the average.',
    percent, 'perp_ema50_distance_ratio');
  for (const timeframe of timeframes) {
    both.withTarget(panel.overTime(`20 ${timeframe}`, ofBase.of('perp_ema20_distance_ratio', 'timeframe', timeframe), `20 bars, ${timeframe}`));
  }
  return panel.dashed(both, '20 bars, ', timeframeColors);
}

export const trueRange = () =>
  indicator('ATR 14 of $asset',
    'Average true range (Wilder) over 14 bars, as a fraction of the last close: how far a bar moves.',
    percent, 'perp_atr14_ratio')
    .min(0);

// Dated futures

const noFutures = 'no dated futures on this base';

export const termStructure = () =>
  panel
    .curves(
      {
        title: 'Term structure of $asset',
        description: 'Mark price of each contract that expires over its index, minus 1, over 365 days, against the days to its expiry, by exchange and the coin it settles in. Above 0: the future is dearer than spot. Not in the last 24 hours.',
        unit: percent,
        width: 12,
        height: 16,
      },
      { name: 'Days to expiry', expr: datedFutures.days, unit: points },
      { name: 'Basis per year', expr: datedFutures.basisOverYear, unit: percent },
      ['exchange', 'settle'],
    )
    .noValue(noFutures);

export const futures = () =>
  panel.joinedTable(
    {
      title: 'Dated futures on $asset',
      description: 'Contracts that expire: days left, mark price, basis (mark over index, minus 1) as it is and over 365 days, and USD value of all open contracts.',
      unit: price,
      width: 12,
      height: 16,
    },
    [
      ['Exchange', 'exchange', { left: true, width: 90, color: gold }],
      ['Contract', 'symbol', { left: true, width: 165, color: muted }],
      ['Settled in', 'settle', { left: true, width: 80, color: muted }],
    ],
    [
      ['Days', datedFutures.days, { unit: points, width: 65 }],
      ['Mark', datedFutures.mark, { unit: price, width: 85 }],
      ['Basis', datedFutures.basis, { unit: percent, bands: bySign }],
      ['Per year', datedFutures.basisOverYear, { unit: percent, bands: bySign }],
      ['Open interest', datedFutures.openInterest, { unit: usd, width: 115, color: gold }],
    ],
  )
    .noValue(noFutures)
    .sortBy([new TableSortByFieldStateBuilder().displayName('Days').desc(false)]);
