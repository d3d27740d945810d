/** The first view: is the account safe, and what did the period bring? */
import { BigValueGraphMode, BigValueTextMode, VizTextDisplayOptionsBuilder } from '@grafana/grafana-foundation-sdk/common';
import { to } from '../../lib/links.js';
import { alarm, amber, bySign, gold, muted } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { state, sums } from '../../lib/queries/kraken-account.js';
import { coefficient, count, money, percent, wholePercent } from '../../lib/units.js';
import { several } from './several.js';
import { none } from './words.js';

// The account

export const key = () =>
  panel
    .judged(
      {
        title: 'Keys',
        description: "What Kraken says of the keys of the chosen account. Anything but valid: the exporter's log says in one line what to do.",
        unit: count,
        width: 8,
        height: 3,
        link: to('exporter-health', 'How is the exporter?'),
      },
      [{ from: null, color: muted }, { from: 0, color: alarm }, { from: 1, color: gold }],
    )
    .textMode(BigValueTextMode.Name)
    .text(new VizTextDisplayOptionsBuilder().valueSize(17))
    .withTarget(panel.now('A', state.verdict, '{{account}}: {{verdict}}'));

export const risk = () =>
  several(
    {
      title: 'Risk now',
      description:
        'Open positions. The largest share of a wallet that is maintenance margin: at 100 % Kraken liquidates. How far the nearest position is from liquidation, all else unchanged; left out if no move of its price gets there.',
      unit: count,
      width: 8,
      height: 3,
      empty: none,
      link: to('strategy-alerts', 'Which alerts fire?'),
    },
    [
      ['Positions', state.risk.positions, count],
      ['Margin used', state.risk.margin, percent],
      ['To liquidation', state.risk.liquidation, wholePercent],
    ],
  );

export const margin = () =>
  several(
    {
      title: 'Margin now',
      description: 'Of the multi-collateral wallet: balances with what open positions would realise, and margin left for new positions. And what the funding of all positions brings (+) or costs (−) per hour at the running rates.',
      unit: money,
      width: 8,
      height: 3,
      empty: none,
      link: to('strategy-alerts', 'Which alerts fire?'),
    },
    [
      ['Portfolio', state.margin.portfolio, money],
      ['Free margin', state.margin.available, money],
      ['Funding per hour', state.margin.fundingPerHour, { ...money, decimals: 4 }],
    ],
  );

// The period

const card = (title: string, description: string, expr: string, color: string) =>
  panel
    .figure({ title, description, unit: money, width: 4, height: 4, empty: none }, color)
    .graphMode(BigValueGraphMode.None)
    .textMode(BigValueTextMode.ValueAndName)
    .text(new VizTextDisplayOptionsBuilder().titleSize(14).valueSize(30))
    .withTarget(panel.now('A', expr, '{{said}}'));

export const netPnl = () =>
  card('Net P&L, $period', 'Realised by prices in the period, with funding, less fees. Open positions are not in it. The period ends now and has days of 24 hours.', sums.netPnl, gold)
    .colorScheme(panel.byThreshold())
    .thresholds(panel.bands(bySign));

export const totalCost = () =>
  card('Total cost, $period', 'Fees and liquidation fees less rebates, and funding paid less received. Below zero: trading earned more than it cost.', sums.totalCost, gold);

export const fees = () =>
  card('Fees, $period', 'Trading and liquidation fees less rebates.', sums.fees, amber);

export const fundingSum = () =>
  card('Funding, $period', 'Funding received less funding paid: + is income, − is cost.', sums.funding, gold)
    .colorScheme(panel.byThreshold())
    .thresholds(panel.bands(bySign));

export const trading = () =>
  several(
    {
      title: 'Trading, $period',
      description: 'Profit less loss realised by prices, before fees and funding. Value traded, and in how many executions. Total cost over volume in basis points: 1 is 0.01 %.',
      unit: money,
      width: 8,
      height: 4,
      empty: none,
    },
    [
      ['Realised', sums.realizedPnl, money],
      ['Volume', sums.volume, money],
      ['Trades', sums.trades, count],
      ['Cost, bp', sums.basisPoints, coefficient],
    ],
  );
