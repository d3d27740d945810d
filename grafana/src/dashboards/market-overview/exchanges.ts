/** Exchanges beside each other. */
import { TableSortByFieldStateBuilder } from '@grafana/grafana-foundation-sdk/common';
import { cellToExchange, seriesToExchange } from '../../lib/links.js';
import { alarm, amber, bySign, gold } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { byExchange, shares } from '../../lib/queries/market.js';
import { count, fundingRate, percent, points, usd, wholePercent, yearly } from '../../lib/units.js';

/** As many rows as the exporter knows exchanges. */
const known = 17;

export const fundingOverTime = () =>
  panel
    .linesByExchange({
      title: 'Funding by exchange, per 8 h',
      description: 'Funding rate of each exchange, weighted by open interest and brought to 8 hours. Positive: longs pay shorts.',
      unit: fundingRate,
      width: 12,
      height: 10,
      link: seriesToExchange(),
    })
    .withTarget(panel.overTime('A', byExchange.funding, '{{exchange}}'));

export const openInterestOverTime = () =>
  panel
    .stackedByExchange({
      title: 'Open interest by exchange',
      description: 'USD value of open contracts, stacked. A step down can be an exchange that is down: it is left out.',
      unit: usd,
      width: 12,
      height: 10,
      link: seriesToExchange(),
    })
    .withTarget(panel.overTime('A', byExchange.openInterest, '{{exchange}}'));

export const table = () =>
  panel
    .joinedTable(
      {
        title: 'Exchanges',
        description:
          'State and size of each exchange: live perpetuals of all kinds; open interest (OI), its change, and volume in USD of those on coins; funding weighted by open interest. A dash: no such value now.',
        unit: count,
        width: 12,
        height: known + 2,
      },
      [['Exchange', 'exchange', { left: true, width: 115, color: gold, link: cellToExchange() }]],
      [
        ['State', byExchange.up, { left: true, width: 62, words: { 0: { text: 'DOWN', color: alarm }, 1: { text: 'up', color: gold } } }],
        ['Contracts', byExchange.contracts, { unit: count, width: 82 }],
        ['OI', byExchange.openInterest, { unit: usd }],
        ['OI, 1 h', byExchange.openInterestChange('1h'), { empty: 'not yet', unit: percent, bands: bySign, width: 68 }],
        ['Volume, 24 h', byExchange.volume, { unit: usd, color: gold }],
        ['Funding, 8 h', byExchange.funding, { unit: fundingRate, bands: bySign }],
      ],
    )
    .sortBy([new TableSortByFieldStateBuilder().displayName('OI').desc(true)]);

export const ring = () =>
  panel
    .ringByExchange({
      title: 'Shares of volume',
      description: 'Share of each chosen exchange in what they traded together in 24 hours, in USD.',
      unit: percent,
      width: 6,
      height: 13,
      link: seriesToExchange(),
    })
    .withTarget(panel.now('A', `sort_desc(${shares.volume})`, '{{exchange}}'));

export const shareOverTime = () =>
  panel
    .sharesByExchange({
      title: 'Shares over time',
      description: 'Share of each chosen exchange in their volume of 24 hours. A jump of all can be an exchange that is down: it is left out.',
      unit: wholePercent,
      width: 6,
      height: 13,
      link: seriesToExchange(),
    })
    .legend(panel.noLegend())
    .withTarget(panel.overTime('A', shares.volume, '{{exchange}}'));

export const kinds = () =>
  panel
    .figures(
      {
        title: 'Companies and chains',
        description: 'Share of companies (CEX) and of exchanges on a chain (DEX) in the volume of 24 hours of the chosen exchanges.',
        unit: yearly,
        width: 6,
        height: 6,
      },
      gold,
    )
    .withTarget(panel.now('A', shares.kinds, '{{kind}}'))
    .overrideByName('cex', [panel.property('displayName', 'CEX')])
    .overrideByName('dex', [panel.property('displayName', 'DEX'), panel.colorOf(amber)]);

export const concentration = () =>
  panel
    .figures(
      {
        title: 'Concentration (HHI)',
        description:
          'Sum of the squared shares of the chosen exchanges in per cent (Herfindahl–Hirschman): 10 000 is a single exchange. Below 1 500 is commonly called unconcentrated, above 2 500 highly concentrated.',
        unit: points,
        width: 6,
        height: 6,
      },
      gold,
    )
    .withTarget(panel.now('A', shares.hhi, '{{of}}'))
    .overrideByName('Open interest', [panel.colorOf(amber)]);
