/** Single numbers and short statements. */
import * as common from '@grafana/grafana-foundation-sdk/common';
import { PanelBuilder as GaugeBuilder } from '@grafana/grafana-foundation-sdk/gauge';
import { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat';
import * as palette from '../palette.js';
import { bands, byThreshold, describe, fixed, type About, type Band } from './about.js';
import { now, overTime } from './queries.js';

export const lastValue = () => new common.ReduceDataOptionsBuilder().calcs(['lastNotNull']).fields('').values(false);

/** One big number. With a query over time it has a sparkline. */
export function figure(about: About, color: string): StatBuilder {
  return describe(new StatBuilder(), about)
    .reduceOptions(lastValue())
    .colorScheme(fixed(color))
    .colorMode(common.BigValueColorMode.Value)
    .graphMode(common.BigValueGraphMode.Area)
    .justifyMode(common.BigValueJustifyMode.Center)
    .textMode(common.BigValueTextMode.Value)
    .wideLayout(false)
    .text(new common.VizTextDisplayOptionsBuilder().valueSize(about.height < 4 ? 24 : 34));
}

/**
 * The same with its past as a sparkline. The number is asked for by itself: over a month the last point of a line is up to
 * hours old, and just after the first start there is none.
 */
export const figureWithPast = (about: About, color: string, expr: string): StatBuilder =>
  figure(about, color)
    .withTarget(overTime('A', expr, about.title))
    .withTarget(now('B', expr, about.title))
    .withTransformation({ id: 'merge', options: {} })
    .withTransformation({ id: 'sortBy', options: { sort: [{ field: 'Time', desc: false }] } });

/** One number, coloured by the band it lies in; no sparkline. */
export const judged = (about: About, steps: Band[]): StatBuilder =>
  figure(about, palette.gold).colorScheme(byThreshold()).thresholds(bands(steps)).graphMode(common.BigValueGraphMode.None);

/** Several numbers side by side, each under its name. */
export const figures = (about: About, color: string): StatBuilder =>
  figure(about, color)
    .graphMode(common.BigValueGraphMode.None)
    .textMode(common.BigValueTextMode.ValueAndName)
    .wideLayout(true)
    .text(new common.VizTextDisplayOptionsBuilder().titleSize(13).valueSize(22));

/** A half circle from the least to the most, coloured by bands. */
export const dial = (about: About, from: number, to: number, steps: Band[]): GaugeBuilder =>
  describe(new GaugeBuilder(), about)
    .reduceOptions(lastValue())
    .min(from)
    .max(to)
    .colorScheme(byThreshold())
    .thresholds(bands(steps))
    .showThresholdMarkers(true)
    .showThresholdLabels(false)
    .text(new common.VizTextDisplayOptionsBuilder().valueSize(30));
