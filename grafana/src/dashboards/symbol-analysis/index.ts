import { TableSortByFieldStateBuilder } from '@grafana/grafana-foundation-sdk/common';
import { RowBuilder, type DashboardBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { fearGreed, ofBase, ofBases, ofContracts } from '../../lib/queries/bases.js';
import { dashboard } from '../../lib/dashboard.js';
import { alarm, amber, blue, gold, muted, orange } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { coefficient, fundingRate, percent, points, price, usd, wholePercent, type Unit } from '../../lib/units.js';
import { assetVariable, baseVariable, exchangeVariable, resultsVariable, windowVariable } from '../../lib/variables.js';
import * as analysis from './analysis.js';
import { bySign, unknown } from './analysis.js';

/** How many bases are compared as lines unless the reader chooses. */
const compared = 8;

export function symbolAnalysis(): DashboardBuilder {
  return dashboard('symbol-analysis', {
    description:
      'One base on all exchanges, and bases against Bitcoin and each other: prices, funding, open interest, beta, ' +
      'correlation, indicators. A month back from the first start on, if a backfill has been loaded.',
    from: 'now-7d',
    variables: [
      baseVariable(),
      assetVariable('{base=~"$base"}'),
      exchangeVariable(),
      windowVariable(),
      resultsVariable('compared', 'Compared', ofBases.biggest(compared), 'base'),
    ],
  })
    .withPanel(fearAndGreed())
    .withPanel(coinbasePremium())
    .withPanel(returnNow())
    .withPanel(volatilityNow())
    .withRow(new RowBuilder('$asset on the exchanges'))
    .withPanel(prices())
    .withPanel(funding())
    .withPanel(openInterest())
    .withPanel(fundingSums())
    .withRow(new RowBuilder('$asset against Bitcoin'))
    .withPanel(analysis.beta())
    .withPanel(analysis.correlation())
    .withPanel(analysis.volatility())
    .withPanel(analysis.returns())
    .withRow(new RowBuilder('The biggest bases, $window'))
    .withPanel(analysis.comparison('Beta to Bitcoin', 'Slope of the regression of log returns on those of Bitcoin', coefficient, 'perp_btc_beta'))
    .withPanel(analysis.comparison('Volatility', 'Standard deviation of log returns, scaled to a year', wholePercent, 'perp_volatility_annualized_ratio'))
    .withPanel(analysis.comparison('Return', 'Last close over the close at the start of the window, minus 1', percent, 'perp_return_ratio'))
    .withPanel(analysis.biggestBases())
    .withPanel(analysis.correlations())
    .withRow(new RowBuilder('Indicators of $asset'))
    .withPanel(analysis.rsi())
    .withPanel(analysis.macd())
    .withPanel(analysis.averages())
    .withPanel(analysis.trueRange())
    .withRow(new RowBuilder('Dated futures on $asset'))
    .withPanel(analysis.termStructure())
    .withPanel(analysis.futures());
}

// How things stand

const standing = (title: string, description: string, unit: Unit, expr: string) =>
  panel
    .judged({ title, description, unit, width: 6, height: 3 }, bySign)
    .withTarget(panel.now('A', expr));

const fearAndGreed = () =>
  standing('Fear & Greed', 'Index of alternative.me for the whole market, made once a day: 0 is extreme fear, 100 extreme greed.', points, fearGreed)
    .thresholds(panel.bands([{ from: null, color: blue }, { from: 45, color: amber }, { from: 55, color: orange }, { from: 75, color: alarm }]))
    .noValue(unknown);

const coinbasePremium = () =>
  standing(
    'Coinbase premium',
    "Spot price of the base in USD on Coinbase over that in USDT on Binance, converted to USD, minus 1. Of Bitcoin, Ether and the biggest others.",
    fundingRate,
    ofBase.coinbasePremium,
  ).noValue(unknown);

const returnNow = () =>
  standing('Return, $window', 'Last close over the close at the start of the window, minus 1.', percent, ofBase.inWindow('perp_return_ratio'));

const volatilityNow = () =>
  standing('Volatility, $window', 'Standard deviation of the log returns in the window, scaled to a year.', wholePercent,
    ofBase.inWindow('perp_volatility_annualized_ratio')).thresholds(panel.bands([{ from: null, color: gold }]));

// One base on the exchanges

const choice =
  'Of each exchange the linear contract in dollars or dollar coins that has the most open interest at the end of the time range.';

const prices = () =>
  panel
    .linesByContract({
      title: 'Price of $asset by exchange',
      description: `Last trade, in the quote of the contract (USD, USDT, USDC…); "mark" where only the mark price is collected. ${choice}`,
      unit: price,
      width: 12,
      height: 12,
    })
    .noValue(unknown)
    .withTarget(panel.overTime('A', ofContracts.lastPrice, '{{exchange}} {{symbol}}'))
    .withTarget(panel.overTime('B', ofContracts.markPrice, '{{exchange}} {{symbol}} mark'));

const funding = () =>
  panel
    .linesByContract({
      title: 'Funding of $asset by exchange, per year',
      description: `Funding rate over 365 days, not compounded, so that contracts with different intervals compare. Positive: longs pay shorts. ${choice} Of the past: the rate that was paid at the end of each interval.`,
      unit: percent,
      width: 12,
      height: 12,
    })
    .noValue(unknown)
    .withTarget(panel.overTime('A', ofContracts.fundingApr, '{{exchange}} {{symbol}}'));

const openInterest = () =>
  panel
    .stackedByContract({
      title: 'Open interest of $asset by contract',
      description:
        'USD value of all open contracts, linear and inverse, one side counted, stacked. Few exchanges tell the past: the others begin when the exporter was first started, and the stack rises there.',
      unit: usd,
      width: 10,
      height: 19,
    })
    .legend(panel.legendTable(['lastNotNull']))
    .noValue(unknown)
    .withTarget(panel.overTime('A', ofContracts.openInterest, '{{exchange}} {{symbol}}'));

const fundingSums = () => {
  const rate: panel.Column = { unit: percent, bands: bySign };
  return panel.joinedTable(
    {
      title: 'Funding of $asset: paid and expected',
      description: `Sums of settled funding rates over the last 1 to 365 days, and what is expected of the next 24 hours and 7 days, as fractions of the position, not compounded; per year: the running rate over 365 days; docs/analytics.md says how good that is. Positive: longs pay shorts. Sums are kept of the bases with the largest turnover only; a dash: not known. ${choice}`,
      unit: percent,
      width: 14,
      height: 19,
    },
    [
      ['Exchange', 'exchange', { left: true, width: 95, color: gold }],
      ['Contract', 'symbol', { left: true, width: 160, color: muted }],
    ],
    [
      ['Per year', ofContracts.fundingApr, rate],
      ...['1d', '7d', '30d', '365d'].map((window) => [`Paid ${window}`, ofContracts.fundingPaid(window), rate] as panel.Heading),
      ...['24h', '7d'].map((horizon) => [`Next ${horizon}`, ofContracts.fundingForecast(horizon), rate] as panel.Heading),
    ],
  ).sortBy([new TableSortByFieldStateBuilder().displayName('Paid 30d').desc(true)]);
};
