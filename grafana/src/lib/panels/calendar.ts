/** A map of time: days across, hours down, a colour for each cell. */
import * as common from '@grafana/grafana-foundation-sdk/common';
import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder as StatusHistoryBuilder, type Options } from '@grafana/grafana-foundation-sdk/statushistory';
import { bands, byThreshold, describe, type About, type Band } from './about.js';
import { legendList } from './lines.js';

/** All rows on one page: the SDK asks for pages of 20, and only a panel without that option has no buttons for them. */
class CalendarBuilder extends StatusHistoryBuilder {
  override build(): Panel {
    const panel = super.build();
    delete (panel.options as Partial<Options>).perPage;
    return panel;
  }
}

/** A row for each series; a cell for each step. */
export const calendar = (about: About, steps: Band[]): CalendarBuilder =>
  describe(new CalendarBuilder(), about)
    .colorScheme(byThreshold())
    .thresholds(bands(steps))
    .showValue(common.VisibilityMode.Never)
    .rowHeight(0.92)
    .colWidth(0.96)
    .lineWidth(0)
    .fillOpacity(95)
    .legend(legendList())
    .tooltip(new common.VizTooltipOptionsBuilder().mode(common.TooltipDisplayMode.Single).sort(common.SortOrder.None));
