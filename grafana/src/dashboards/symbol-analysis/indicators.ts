/** Indicators and risk of one base. */
import { to } from '../../lib/links.js';
import { GraphThresholdsStyleConfigBuilder, GraphThresholdsStyleMode } from '@grafana/grafana-foundation-sdk/common';
import { alarm, amber, blue, bySign, gold, muted, nothing, timeframeColors } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { indicators, indicatorsNow, risk as risks } from '../../lib/queries/asset.js';
import { coefficient, percent, points, wholePercent, type Unit } from '../../lib/units.js';

const ofBars = 'Of bars of 1 h, 4 h and 1 d, of the bases with the largest turnover only.';
const noBars = 'no indicators of this base: they are kept of those with the largest turnover';
const strength = [{ from: null, color: blue }, { from: 30, color: amber }, { from: 70, color: alarm }];

export const now = () =>
  panel.figureTable(
    {
      title: 'Indicators of $asset now',
      description: `Relative strength index (blue below 30, red above 70), MACD histogram, distance from the averages of 20 and 50 bars, average true range, the latter four as fractions of the last close. ${ofBars}`,
      link: to('strategy-alerts', 'What do the strategies make of it?'),
      unit: percent,
      width: 12,
      height: 7,
      empty: noBars,
    },
    indicatorsNow,
    ['Bars', 'timeframe', { left: true, color: gold }],
    {
      'RSI 14': { unit: points, bands: strength },
      MACD: { unit: percent, bands: bySign },
      'EMA 20': { unit: percent, bands: bySign },
      'EMA 50': { unit: percent, bands: bySign },
      'ATR 14': { unit: percent },
    },
    true,
  );

export const risk = () =>
  panel.figureTable(
    {
      title: '$asset against Bitcoin',
      description: "Beta: slope of the regression of the base's log returns on Bitcoin's; R²: the share of its variance that they explain; correlation of the two; volatility per year and return of the base. Bitcoin's own beta is 1.",
      link: to('symbol-analysis', 'Bitcoin itself', { asset: 'BTC' }),
      unit: coefficient,
      width: 12,
      height: 7,
      empty: 'no history of this base: it is kept of those with the largest turnover',
    },
    risks,
    ['Window', 'window', { left: true, color: gold }],
    {
      Beta: { unit: coefficient, color: gold },
      'R²': { unit: coefficient, color: muted },
      Correlation: { unit: coefficient },
      Volatility: { unit: wholePercent },
      Return: { unit: percent, bands: bySign },
    },
    true,
  );

const indicator = (title: string, description: string, unit: Unit, expr: string) =>
  panel
    .linesByName({ title, description: `${description} ${ofBars}`, unit, width: 6, height: 9, empty: noBars }, timeframeColors)
    .withTarget(panel.overTime('A', expr, '{{timeframe}}'));

export const rsi = () =>
  indicator('RSI 14 of $asset',
    'Relative strength index (Wilder) over 14 bars, 0 to 100. The lines at 30 and 70 are the usual marks of oversold and overbought.',
    points, indicators.rsi)
    .min(0)
    .max(100)
    .thresholds(panel.bands([{ from: null, color: nothing }, { from: 30, color: blue }, { from: 70, color: alarm }]))
    .thresholdsStyle(new GraphThresholdsStyleConfigBuilder().mode(GraphThresholdsStyleMode.Dashed));

export const macd = () =>
  indicator('MACD histogram of $asset',
    'MACD(12, 26) minus its signal line (9), as a fraction of the last close. Above 0: the upward pace grows.',
    percent, indicators.macd);

export const averages = () =>
  panel.dashed(
    indicator('$asset off its averages',
      'Last close over its exponential average of 50 bars, dashed of 20 bars, minus 1. Above 0: the price is above the average.',
      percent, indicators.ema50)
      .withTarget(panel.overTime('B', indicators.ema20, 'EMA 20, {{timeframe}}')),
    'EMA 20, ', timeframeColors);

export const trueRange = () =>
  indicator('ATR 14 of $asset',
    'Average true range (Wilder) over 14 bars, as a fraction of the last close: how far a bar moves.',
    percent, indicators.atr)
    .min(0);
