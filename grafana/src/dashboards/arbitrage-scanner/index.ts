import { RowBuilder, type DashboardBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { dashboard } from '../../lib/dashboard.js';
import { section, stacks } from '../../lib/layout.js';
import { funding } from '../../lib/queries/pairs.js';
import { mainContracts } from '../../lib/queries/settled.js';
import {
  assetVariable, checkedNumber, choiceVariable, exchangeVariable, hidden, resultsVariable, textVariable,
} from '../../lib/variables.js';
import * as calculator from './calculator.js';
import * as carry from './carry.js';
import * as paid from './paid.js';
import * as pairs from './pairs.js';
import * as prices from './prices.js';

export function arbitrageScanner(): DashboardBuilder {
  const built = dashboard('arbitrage-scanner', {
    description:
      'What the same asset costs and pays on different exchanges, after fees, and what a trade of a given size would earn. ' +
      'Rates and prices are those of the moment, not a promise.',
    from: 'now-24h',
    variables: [
      assetVariable(),
      textVariable('notional', 'USD a leg', '10000'),
      choiceVariable('holding', 'Held for', [
        '1 day : 86400', '3 days : 259200', '7 days : 604800', '14 days : 1209600', '30 days : 2592000',
      ], '7 days'),
      choiceVariable('fee', 'Fees', [
        'published taker : 1', '75 % of taker : 0.75', '50 % of taker : 0.5', '25 % of taker : 0.25', 'none : 0',
      ], 'published taker'),
      exchangeVariable(),
      hidden(checkedNumber('leg', 'notional', '10000')),
      hidden(resultsVariable('best', 'Best', funding.bestBases(8), 'base')),
      hidden(resultsVariable('contract', 'Contract', mainContracts, 'symbol')),
    ],
  })
    .withPanel(pairs.best())
    .withPanel(pairs.earning())
    .withPanel(prices.widest())
    .withPanel(prices.earning())
    .withPanel(carry.widest())
    .withPanel(pairs.ofAsset());
  stacks(built, [[pairs.table()], [pairs.netOverTime(), pairs.assetOverTime(), pairs.exchanges()]]);
  section(built, 'Calculator: $asset, $notional USD a leg, held for ${holding:text}, fees: ${fee:text}')
    .withPanel(calculator.pair())
    .withPanel(calculator.earned())
    .withPanel(calculator.gap())
    .withPanel(calculator.byPair())
    .withRow(new RowBuilder('Prices between exchanges'))
    .withPanel(prices.table())
    .withPanel(prices.deviation())
    .withPanel(prices.byPair())
    .withRow(new RowBuilder('Cash-and-carry: $asset against spot'))
    .withPanel(carry.basis())
    .withPanel(carry.perpetuals())
    .withPanel(carry.termStructure())
    .withPanel(carry.futures());
  return stacks(section(built, 'Funding of $asset that was paid'), [[paid.sums()], [paid.pair(), paid.overTime()]]);
}
