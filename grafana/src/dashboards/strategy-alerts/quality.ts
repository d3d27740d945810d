/** What became of the alerts of 30 days, and how many there are. */
import { BigValueGraphMode, TableSortByFieldStateBuilder, VisibilityMode, GraphDrawStyle } from '@grafana/grafana-foundation-sdk/common';
import * as links from '../../lib/links.js';
import { blue, gold, muted, orange } from '../../lib/palette.js';
import * as panel from '../../lib/panels/index.js';
import { horizons, quality } from '../../lib/queries/alerts.js';
import { count, percent, wholePercent } from '../../lib/units.js';

export const perDay = () =>
  panel
    .figure(
      {
        title: 'Alerts, 24 h',
        description: 'How often an alert of any strategy began to fire in the last 24 hours. One that comes and goes within 15 minutes counts once.',
        unit: count,
        width: 4,
        height: 5,
      },
      gold,
    )
    .graphMode(BigValueGraphMode.None)
    .withTarget(panel.now('A', quality.allPerDay));

export const scores = () =>
  panel
    .paged(
      panel.joinedTable(
        {
          title: 'Hit rate and return by strategy, 30 days',
          description:
            'Of the alerts with a direction: how many are old enough to be judged, the share after which the price went their way, and what that direction earned on average, before fees and funding. Bitcoin stands for the market. Mind the number: a few alerts prove nothing. Neutral alerts are counted, but cannot be right or wrong.',
          unit: count,
          width: 16,
          height: 11,
          empty: 'no strategy has fired in the last 24 hours, and none has been judged in 30 days',
        },
        [['Strategy', 'strategy', { left: true, leastWidth: 240, color: gold, link: links.runbook('strategies') }]],
        [
          ['24 h', quality.perDay, { width: 50, color: gold }],
          ...horizons.flatMap((after): panel.Heading[] => [
            [`n ${after}`, quality.judged(after), { width: 54, color: muted }],
            [`Hit ${after}`, quality.hits(after), { unit: wholePercent, width: 66, bands: [{ from: null, color: blue }, { from: 0.5, color: orange }] }],
            [`Ret ${after}`, quality.earned(after), { unit: percent, width: 72, bands: [{ from: null, color: blue }, { from: 0, color: orange }] }],
          ]),
        ],
      ),
    )
    .sortBy([new TableSortByFieldStateBuilder().displayName('24 h').desc(true)]);

export const noise = () =>
  panel
    .lines({
      title: 'Noise: alerts a day by strategy',
      description: 'Alerts that began to fire in the 24 hours before each moment.',
      unit: count,
      width: 8,
      height: 11,
      empty: 'no strategy has fired in this time',
    })
    .min(0)
    .withTarget(panel.overTime('A', quality.perDay, '{{strategy}}'));

export const each = () =>
  panel
    .lines({
      title: 'What each alert earned in an hour',
      description:
        'A point for each alert with a direction, an hour after it fired: what the price did since, in its direction, before fees and funding. Several of one strategy at once: their mean.',
      unit: percent,
      width: 12,
      height: 10,
      empty: 'no alert was judged in this time',
    })
    .drawStyle(GraphDrawStyle.Points)
    .showPoints(VisibilityMode.Always)
    .pointSize(7)
    .withTarget(panel.overTime('A', quality.each, '{{strategy}}'));
