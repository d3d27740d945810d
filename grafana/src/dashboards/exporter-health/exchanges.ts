/** One row for each exchange: is it collected, how fast, at what cost. */
import { TableSortByFieldStateBuilder } from '@grafana/grafana-foundation-sdk/common';
import * as links from '../../lib/links.js';
import { alarm, amber, gold, muted, orange, text } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { exchanges } from '../../lib/queries/health.js';
import { count, duration, perMinute, seconds } from '../../lib/units.js';

/** All that the exporter knows. */
const known = 17;

/** None is dark, some is orange, many are an alarm. */
const trouble = (many: number): panel.Band[] => [{ from: null, color: muted }, { from: 0.5, color: orange }, { from: many, color: alarm }];
const quiet = { text: '–', color: muted };

export const status = () =>
  panel
    .joinedTable(
      {
        title: 'Exchanges',
        description:
          'Age: since the last success. Fails: feeds that fail now, and why. Latency: of a request, mean of 5 minutes and longest of 2. Requests: each minute, mean of 5; per cycle: of a refresh of all feeds. Weight: used in the running minute on the busiest host, by all programs on this address, where the exchange says so. Retries, dropped values and failures: of the last hour.',
        unit: count,
        width: 24,
        height: known + 2,
      },
      [
        ['Exchange', 'name', { left: true, width: 190, color: gold, link: links.to('market-overview', 'Its part of the market', { exchange: '${__data.fields.id}' }) }],
        ['State', 'up', { left: true, width: 80, words: { 0: { text: '▼ DOWN', color: alarm }, 1: { text: '● up', color: gold } } }],
        ['Kind', 'kind', { left: true, width: 105, words: { cex: { text: 'centralised', color: muted }, dex: { text: 'decentralised', color: muted } } }],
        ['id', 'exchange', { hidden: true }],
        ['Why', 'reason', { left: true, leastWidth: 100, words: { none: quiet } }],
      ],
      [
        ['Known', exchanges.names, { hidden: true }],
        ['Age', exchanges.age, { unit: seconds, width: 65, bands: [{ from: null, color: amber }, { from: 60, color: orange }, { from: 180, color: alarm }] }],
        ['Fails', exchanges.failing, { width: 55, bands: trouble(2) }],
        ['Latency', exchanges.latency, { unit: duration, width: 80, bands: [{ from: null, color: amber }, { from: 2, color: orange }, { from: 10, color: alarm }] }],
        ['Longest', exchanges.slowest, { unit: duration, width: 80, bands: [{ from: null, color: text }, { from: 5, color: orange }, { from: 20, color: alarm }] }],
        ['Req/min', exchanges.perMinute, { unit: perMinute, width: 75 }],
        ['Per cycle', exchanges.perCycle, { empty: 'not yet', unit: perMinute, width: 80 }],
        ['Weight', exchanges.weight, { width: 70 }],
        ['Breaker', exchanges.breaker, { width: 80, words: { 0: { text: 'closed', color: muted }, 1: { text: 'half open', color: orange }, 2: { text: 'OPEN', color: alarm } } }],
        ['Retries', exchanges.retries, { width: 70, bands: trouble(60) }],
        ['Dropped', exchanges.dropped, { width: 78, bands: trouble(1000) }],
        ['Failures', exchanges.failures, { width: 75, bands: trouble(20) }],
      ],
    )
    .sortBy([
      new TableSortByFieldStateBuilder().displayName('State').desc(false),
      new TableSortByFieldStateBuilder().displayName('Exchange').desc(false),
    ]);
