import { RowBuilder, type DashboardBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { dashboard } from '../../lib/dashboard.js';
import { mainSymbols } from '../../lib/queries/asset.js';
import { biggestWithHistory } from '../../lib/queries/compared.js';
import { assetVariable, baseVariable, exchangeVariable, hidden, resultsVariable, windowVariable } from '../../lib/variables.js';
import * as beta from './beta.js';
import * as charts from './charts.js';
import * as exchanges from './exchanges.js';
import * as indicators from './indicators.js';
import * as performance from './performance.js';

/** How many bases are compared at most. */
const compared = 20;

export function symbolAnalysis(): DashboardBuilder {
  return dashboard('symbol-analysis', {
    description:
      'Bases against Bitcoin and each other: performance, beta, correlation, volatility; and one base on all exchanges: ' +
      'prices, funding, open interest, the best exchange for a long and for a short, indicators.',
    from: 'now-24h',
    variables: [
      baseVariable(),
      assetVariable('{base=~"$base"}'),
      exchangeVariable(),
      windowVariable(),
      hidden(resultsVariable('compared', 'Compared', biggestWithHistory(compared), 'base')),
      hidden(resultsVariable('main', 'Main contracts', mainSymbols, 'symbol')),
    ],
  })
    .withPanel(performance.counts())
    .withPanel(performance.extremes())
    .withPanel(performance.tracker())
    .withPanel(performance.ranking())
    .withRow(new RowBuilder('Beta, correlation, volatility'))
    .withPanel(beta.byWindow())
    .withPanel(beta.againstReturn())
    .withPanel(beta.highest())
    .withPanel(beta.volatility())
    .withPanel(beta.correlations())
    .withRow(new RowBuilder('$asset on the exchanges'))
    .withPanel(exchanges.price())
    .withPanel(exchanges.size())
    .withPanel(exchanges.funding())
    .withPanel(exchanges.best())
    .withPanel(exchanges.contracts())
    .withPanel(charts.prices())
    .withPanel(charts.funding())
    .withPanel(charts.openInterest())
    .withPanel(charts.volume())
    .withPanel(charts.basis())
    .withPanel(charts.longShort())
    .withRow(new RowBuilder('$asset: indicators and risk'))
    .withPanel(indicators.now())
    .withPanel(indicators.risk())
    .withPanel(indicators.rsi())
    .withPanel(indicators.macd())
    .withPanel(indicators.averages())
    .withPanel(indicators.trueRange());
}
