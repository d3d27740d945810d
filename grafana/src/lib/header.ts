/** The same strip on top of every dashboard: what the figures rest on. */
import { BigValueColorMode, BigValueTextMode, VizTextDisplayOptionsBuilder } from '@grafana/grafana-foundation-sdk/common';
import { MappingType, type DashboardBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { to } from './links.js';
import { alarm, alarmFill, calmFill, emptyFill, gold, orange } from './palette.js';
import * as panel from './panels/index.js';
import { header } from './queries/header.js';
import { count, seconds } from './units.js';

const strip = (title: string, description: string, width: number, steps: panel.Band[], link: panel.Link) =>
  panel
    .judged({ title, description, unit: count, width, height: 2, link }, steps)
    .text(new VizTextDisplayOptionsBuilder().valueSize(20));

const toHealth = to('exporter-health', 'How is the market collected?');

const source = () =>
  strip('Source', 'Whether the figures come from the exchanges or from the built-in simulator.', 5,
    [{ from: null, color: emptyFill }], toHealth)
    .mappings([
      {
        type: MappingType.ValueToText,
        options: {
          1: { text: 'Live exchanges', color: calmFill },
          2: { text: 'DEMO: simulated market', color: alarmFill },
        },
      },
    ])
    .colorMode(BigValueColorMode.BackgroundSolid)
    .withTarget(panel.now('A', header.simulated));

const up = () =>
  strip('Exchanges up', 'Exchanges whose latest collection succeeded, of all that are switched on.', 4,
    [{ from: null, color: alarm }, { from: 0.01, color: orange }, { from: 1, color: gold }], toHealth)
    .textMode(BigValueTextMode.Name)
    .withTarget(panel.now('A', header.up, '{{up}} of {{all}}'));

const down = () =>
  strip('Exchanges down', 'Exchanges that deliver nothing at the moment. No total counts them.', 7,
    [{ from: null, color: alarm }, { from: 1, color: gold }], toHealth)
    .textMode(BigValueTextMode.Name)
    .withTarget(panel.now('A', header.down, '{{exchange}}'));

const age = () =>
  strip('Oldest data', 'Time since the last success of the exchange that has waited longest.', 4,
    [{ from: null, color: gold }, { from: 60, color: orange }, { from: 180, color: alarm }], toHealth)
    .unit(seconds.id)
    .withTarget(panel.now('A', header.age));

const alerts = () =>
  strip('Alerts firing', 'Alerts of all kinds that fire at the moment: strategies, market, account, program.', 4,
    [{ from: null, color: gold }, { from: 1, color: orange }], to('strategy-alerts', 'Which ones?'))
    .withTarget(panel.now('A', header.alerts));

export const withHeader = (dashboard: DashboardBuilder): DashboardBuilder =>
  [source, up, down, age, alerts].reduce((built, part) => built.withPanel(part()), dashboard);
