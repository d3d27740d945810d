import type { DashboardBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { dashboard } from '../../lib/dashboard.js';
import { section, stacks } from '../../lib/layout.js';
import { mostHeld, mostTraded, referenceContracts, referenceExchange } from '../../lib/queries/liquid.js';
import { baseVariable, exchangeVariable, hidden, resultsVariable } from '../../lib/variables.js';
import { liquidBases, liquidMarkets } from './bases.js';
import * as exchanges from './exchanges.js';
import { fundingHeatmap, heatmapBases } from './heatmap.js';
import * as mood from './mood.js';
import * as movers from './movers.js';
import * as totals from './totals.js';

export function marketOverview(): DashboardBuilder {
  const built = dashboard('market-overview', {
    description:
      'The whole perpetual futures market at a glance: size, mood, funding, what moves, what is liquid, and where it is traded.',
    from: 'now-6h',
    variables: [
      exchangeVariable(),
      baseVariable(),
      hidden(resultsVariable('liquid', 'Liquid bases', mostTraded(liquidBases), 'base')),
      hidden(resultsVariable('biggest', 'Biggest bases', mostHeld(heatmapBases), 'base')),
      hidden(resultsVariable('reference', 'Reference exchange', referenceExchange, 'exchange')),
      hidden(resultsVariable('contracts', 'Reference contracts', referenceContracts, 'symbol')),
    ],
  })
    .withPanel(totals.openInterest())
    .withPanel(totals.openInterestChange())
    .withPanel(totals.volume())
    .withPanel(totals.funding())
    .withPanel(totals.fundingApr())
    .withPanel(totals.counts());
  stacks(built, [
    [mood.score()],
    [mood.factors()],
    [mood.fearGreed(), mood.structure()],
    [mood.health(), mood.risers()],
  ]);
  section(built, 'Funding and open interest')
    .withPanel(exchanges.fundingOverTime())
    .withPanel(exchanges.openInterestOverTime());
  section(built, 'Bases')
    .withPanel(movers.prices())
    .withPanel(movers.openInterest())
    .withPanel(movers.funding())
    .withPanel(fundingHeatmap())
    .withPanel(liquidMarkets());
  return stacks(section(built, 'Exchanges'), [
    [exchanges.table()],
    [exchanges.ring(), exchanges.kinds()],
    [exchanges.shareOverTime(), exchanges.concentration()],
  ]);
}
