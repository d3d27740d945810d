/** The first view: is the account safe, what did the period bring, what does trading cost. */
import { BigValueGraphMode, BigValueTextMode, VizTextDisplayOptionsBuilder } from '@grafana/grafana-foundation-sdk/common';
import type { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat';
import { to } from '../../lib/links.js';
import { alarm, amber, bySign, gold, muted, orange } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { figure, named } from '../../lib/queries/named.js';
import { roundTrip, state, sums, tier } from '../../lib/queries/kraken-account.js';
import { coefficient, count, money, percent, feeRate, wholePercent, type Unit } from '../../lib/units.js';
import { none } from './words.js';

const legend = `{{${figure}}}`;

/** Up to four numbers of one query side by side, which a phone has room for; units by their names. */
function several(about: panel.About, figures: [name: string, expr: string, unit: Unit][]): StatBuilder {
  const out = panel
    .figures(about, gold)
    .wideLayout(false)
    .text(new VizTextDisplayOptionsBuilder().titleSize(13).valueSize(19))
    .withTarget(panel.now('A', named(Object.fromEntries(figures.map(([name, expr]) => [name, expr]))), legend));
  for (const [name, , unit] of figures) if (unit !== about.unit) out.overrideByName(name, panel.unitOf(unit));
  return out;
}

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

// Fee tier

export const feeTier = () =>
  several(
    {
      title: 'Fee tier',
      description: "Value traded in 30 days as Kraken counts it for the tier, and the rates as charged last, otherwise the tier's.",
      unit: feeRate,
      width: 6,
      height: 4,
      empty: none,
    },
    [
      ['Volume, 30d', tier.volume, money],
      ['Maker', tier.rate('maker'), feeRate],
      ['Taker', tier.rate('taker'), feeRate],
    ],
  );

export const nextTier = () =>
  several(
    {
      title: 'Next fee tier',
      description: 'The volume of 30 days that is missing for it, its rates, and what these would save in a year at the volume of the last 30 days.',
      unit: feeRate,
      width: 8,
      height: 4,
      empty: 'no account, or highest tier',
    },
    [
      ['Missing', tier.missing, money],
      ['Maker', tier.nextRate('maker'), feeRate],
      ['Taker', tier.nextRate('taker'), feeRate],
      ['Saved a year', tier.saving, money],
    ],
  );

export const progress = () =>
  panel
    .ranking(
      {
        title: 'To next tier',
        description: 'Volume of 30 days over the volume that the next fee tier asks for. 100 %: the highest tier is reached.',
        unit: wholePercent,
        width: 3,
        height: 4,
        empty: none,
      },
      [{ from: null, color: orange }, { from: 1, color: gold }],
    )
    .min(0)
    .max(1)
    .showUnfilled(true)
    .text(new VizTextDisplayOptionsBuilder().valueSize(22))
    .withTarget(panel.now('A', tier.progress, ''));

export const trip = () =>
  several(
    {
      title: 'Round trip: 10 BTC, +100 USD',
      description:
        'What is left of buying ten bitcoin at the mark price and selling them 100 USD higher, after the fees of both sides, as maker and as taker. Fees are those of a maker. Even at +: how much higher a maker must sell one unit to earn its fees. Other sizes, gains and contracts can be configured: kraken-account.round-trip-….',
      unit: money,
      width: 7,
      height: 4,
      empty: none,
    },
    [
      ['Net, maker', roundTrip.net('maker'), money],
      ['Fees', roundTrip.fees('maker'), money],
      ['Net, taker', roundTrip.net('taker'), money],
      ['Even at +', roundTrip.breakEven('maker'), money],
    ],
  );
