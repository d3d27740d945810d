import { RowBuilder, type DashboardBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { dashboard } from '../../lib/dashboard.js';
import { accountVariable, krakenSymbolVariable, periodVariable } from '../../lib/variables.js';
import * as daily from './daily.js';
import * as funding from './funding.js';
import * as history from './history.js';
import * as positions from './positions.js';
import * as sources from './sources.js';
import * as summary from './summary.js';
import * as tier from './tier.js';

export function krakenAccount(): DashboardBuilder {
  return dashboard('kraken-account', {
    description: 'What trading on Kraken Futures costs: fees, funding, volume, positions. All days are UTC days.',
    from: 'now-24h',
    variables: [accountVariable(), periodVariable(), krakenSymbolVariable()],
  })
    .withPanel(summary.key())
    .withPanel(summary.risk())
    .withPanel(summary.margin())
    .withPanel(summary.netPnl())
    .withPanel(summary.totalCost())
    .withPanel(summary.fees())
    .withPanel(summary.fundingSum())
    .withPanel(summary.trading())
    .withPanel(tier.feeTier())
    .withPanel(tier.nextTier())
    .withPanel(tier.progress())
    .withPanel(tier.roundTrips())
    .withPanel(daily.costs())
    .withPanel(daily.cumulative())
    .withPanel(daily.volume())
    .withPanel(daily.netPnl())
    .withPanel(positions.open())
    .withPanel(positions.hourly())
    .withPanel(positions.wallets())
    .withPanel(history.closed())
    .withPanel(history.byContract())
    .withRow(new RowBuilder("Kraken's own funding (no key is needed)"))
    .withPanel(funding.now())
    .withPanel(funding.eightHours())
    .withPanel(funding.sums())
    .withRow(new RowBuilder('Where the figures come from'))
    .withPanel(sources.accounts())
    .withPanel(sources.ages());
}
