import { RowBuilder, type DashboardBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { dashboard } from '../../lib/dashboard.js';
import { section, stacks } from '../../lib/layout.js';
import { biggestExchanges } from '../../lib/queries/history.js';
import { mainContracts } from '../../lib/queries/settled.js';
import { assetVariable, exchangeVariable, hidden, resultVariable, resultsVariable } from '../../lib/variables.js';
import * as bases from './bases.js';
import * as forecast from './forecast.js';
import * as past from './past.js';
import * as standing from './standing.js';
import * as sums from './sums.js';

export function fundingHistory(): DashboardBuilder {
  const built = dashboard('funding-history', {
    description:
      'What funding has been, how steady it is, and what to expect of it. Positive everywhere: longs pay shorts. ' +
      'A month back from the first start on, if a backfill has been loaded.',
    from: 'now-30d',
    variables: [
      assetVariable(),
      exchangeVariable(),
      hidden(resultsVariable('contract', 'Contract', mainContracts, 'symbol')),
      hidden(resultVariable('leader', 'Biggest', biggestExchanges(1), 'exchange')),
      hidden(resultsVariable('leaders', 'Biggest ones', biggestExchanges(forecast.compared), 'exchange')),
    ],
  })
    .withPanel(standing.rate())
    .withPanel(standing.day())
    .withPanel(standing.month())
    .withPanel(standing.positive())
    .withPanel(standing.expected())
    .withPanel(standing.error())
    .withPanel(past.rates())
    .withPanel(past.distribution())
    .withPanel(past.calendar())
    .withRow(new RowBuilder('$asset: accumulated and steady'))
    .withPanel(sums.accumulated())
    .withPanel(sums.stability());
  stacks(section(built, '$asset: forecast, and how good it was'), [
    [forecast.table()],
    [forecast.expectedAndPaid(), forecast.errors()],
  ]);
  return section(built, 'Bases beside each other')
    .withPanel(bases.most())
    .withPanel(bases.least());
}
