/** States over time: a row for each name, a colour and a word for each state. */
import * as common from '@grafana/grafana-foundation-sdk/common';
import { MappingType, type ValueMap } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder as StateTimelineBuilder } from '@grafana/grafana-foundation-sdk/statetimeline';
import { fixed, describe, withOptions, type About } from './about.js';
import { emptyFill } from '../palette.js';
import { noLegend } from './lines.js';

export interface State {
  text: string;
  color: string;
}

/** Words in place of some values. */
export const wordsFor = (states: Record<string, State>): ValueMap => ({ type: MappingType.ValueToText, options: states });

/** @param states by value */
export const timeline = (about: About, states: Record<string, State>): StateTimelineBuilder =>
  // All rows on one page: Grafana would keep room for a choice of pages.
  describe(withOptions(new StateTimelineBuilder(), { perPage: 0 }), about)
    .colorScheme(fixed(emptyFill))
    .mappings([wordsFor(states)])
    .mergeValues(true)
    .showValue(common.VisibilityMode.Auto)
    .alignValue(common.TimelineValueAlignment.Left)
    .rowHeight(0.85)
    .fillOpacity(85)
    .lineWidth(0)
    .legend(noLegend())
    .tooltip(new common.VizTooltipOptionsBuilder().mode(common.TooltipDisplayMode.Single).sort(common.SortOrder.None));
