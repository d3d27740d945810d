import { BigValueGraphMode, TableSortByFieldStateBuilder } from '@grafana/grafana-foundation-sdk/common';
import type { DashboardBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { dashboard } from '../../lib/dashboard.js';
import { alarm, amber, blue, fundingBands, gold, muted, orange } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { column } from '../../lib/panels/index.js';
import { byExchange, fundingHeatmap, heatmapColumns, totals } from '../../lib/queries/market.js';
import { count, fundingRate, seconds, usd } from '../../lib/units.js';
import { baseVariable, exchangeVariable } from '../../lib/variables.js';

/** How many bases the heatmap shows; its height follows. */
const heatmapBases = 30;

export function marketOverview(): DashboardBuilder {
  return dashboard('market-overview', {
    description: 'The whole perpetual futures market at a glance: size, funding, and which exchanges deliver.',
    from: 'now-24h',
    variables: [exchangeVariable(), baseVariable()],
  })
    .withPanel(totalOpenInterest())
    .withPanel(totalVolume())
    .withPanel(totalFunding())
    .withPanel(totalContracts())
    .withPanel(fundingOverTime())
    .withPanel(openInterestOverTime())
    .withPanel(exchangeStatus())
    .withPanel(heatmap());
}

// How big the market is

const total = (title: string, description: string, unit: typeof usd, color: string, expr: string) =>
  panel.figure({ title, description, unit, width: 6, height: 5 }, color).withTarget(panel.overTime('A', expr, title));

const totalOpenInterest = () =>
  total('Open interest', 'USD value of all open contracts on the chosen exchanges that are up, one side counted.',
    usd, gold, totals.openInterest);

const totalVolume = () =>
  total('Volume, 24 h', 'USD traded in the last 24 hours on the chosen exchanges that are up.',
    usd, gold, totals.volume);

const totalFunding = () =>
  total('Funding per 8 h', 'Mean funding rate, weighted by open interest and brought to 8 hours. Positive: longs pay shorts.',
    fundingRate, orange, totals.funding);

const totalContracts = () =>
  total('Contracts', 'Live perpetual contracts on the chosen exchanges that are up.', count, amber, totals.contracts)
    .graphMode(BigValueGraphMode.None);

// Over time

const fundingOverTime = () =>
  panel
    .linesByExchange({
      title: 'Funding by exchange, per 8 h',
      description: 'Funding rate of each exchange, weighted by open interest and brought to 8 hours. Positive: longs pay shorts.',
      unit: fundingRate,
      width: 12,
      height: 10,
    })
    .withTarget(panel.overTime('A', byExchange.funding, '{{exchange}}'));

const openInterestOverTime = () =>
  panel
    .stackedByExchange({
      title: 'Open interest by exchange',
      description: 'USD value of open contracts, stacked. A step down can be an exchange that is down: it is left out.',
      unit: usd,
      width: 12,
      height: 10,
    })
    .withTarget(panel.overTime('A', byExchange.openInterest, '{{exchange}}'));

// Exchanges

const failures = 'Failures, 1 h';

function exchangeStatus() {
  const columns: [name: string, expr: string, settings: panel.Column][] = [
    ['State', byExchange.up, { width: 70, words: { 0: { text: 'DOWN', color: alarm }, 1: { text: 'up', color: gold } } }],
    ['Data age', byExchange.age, {
      unit: seconds,
      bands: [{ from: null, color: amber }, { from: 60, color: orange }, { from: 180, color: alarm }],
    }],
    ['Contracts', byExchange.contracts, { unit: count }],
    ['Open interest', byExchange.openInterest, { unit: usd, color: gold }],
    ['Volume, 24 h', byExchange.volume, { unit: usd, color: gold }],
    ['Funding per 8 h', byExchange.funding, {
      unit: fundingRate,
      bands: [{ from: null, color: blue }, { from: 0, color: orange }],
    }],
    [failures, byExchange.failures, {
      unit: count,
      bands: [{ from: null, color: muted }, { from: 0.5, color: orange }, { from: 20, color: alarm }],
    }],
  ];
  const refId = (index: number) => String.fromCharCode('B'.charCodeAt(0) + index);
  const status = panel
    .table({
      title: 'Exchanges',
      description: 'State and size of each exchange. A dash means that the exchange delivers no such value now.',
      unit: count,
      width: 24,
      height: 19,
    })
    .withTarget(panel.nowAsTable('A', byExchange.info))
    .withTransformation({ id: 'merge', options: {} })
    .withTransformation({
      id: 'organize',
      options: {
        excludeByName: { Time: true, 'Value #A': true, exchange: true },
        indexByName: { name: 0, kind: 1, ...Object.fromEntries(columns.map((_, i) => [`Value #${refId(i)}`, 2 + i])) },
        renameByName: {
          name: 'Exchange',
          kind: 'Kind',
          ...Object.fromEntries(columns.map(([name], i) => [`Value #${refId(i)}`, name])),
        },
      },
    })
    .sortBy([new TableSortByFieldStateBuilder().displayName('Open interest').desc(true)])
    .overrideByName('Exchange', column({ left: true, width: 175, color: gold }))
    .overrideByName('Kind', column({
      left: true,
      width: 130,
      words: { cex: { text: 'centralised', color: muted }, dex: { text: 'decentralised', color: muted } },
    }));
  columns.forEach(([name, expr, settings], i) => {
    status.withTarget(panel.nowAsTable(refId(i), expr)).overrideByName(name, column(settings));
  });
  return status;
}

function heatmap() {
  const { openInterest, all } = heatmapColumns;
  const about = {
    title: `Funding per 8 h, ${heatmapBases} biggest bases`,
    description:
      'Funding rate brought to 8 hours, weighted by open interest where an exchange lists a base more than once. ' +
      'Orange: longs pay shorts; blue: shorts pay longs; the brighter, the more. Sorted by open interest.',
    unit: fundingRate,
    width: 24,
    // A grid row is 38 pixels and a table row 36; the title and the header take two more.
    height: heatmapBases + 1,
  };
  return panel
    .heatmapTable(about, fundingBands)
    .withTarget(panel.nowAsTable('A', fundingHeatmap(heatmapBases)))
    .withTransformation({
      id: 'groupingToMatrix',
      options: { columnField: 'exchange', rowField: 'base', valueField: 'Value', emptyValue: 'null' },
    })
    .withTransformation({
      id: 'organize',
      options: { indexByName: { 'base\\exchange': 0, [openInterest]: 1, [all]: 2 }, renameByName: { 'base\\exchange': 'Base' } },
    })
    .withTransformation({ id: 'sortBy', options: { sort: [{ field: openInterest, desc: true }] } })
    .overrideByName('Base', column({ left: true, width: 90, color: gold }))
    .overrideByName(openInterest, column({ unit: usd, width: 120, color: amber }))
    .overrideByName(all, column({ width: 90 }));
}
