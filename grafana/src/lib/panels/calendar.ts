/** A map of time: days across, hours down, a colour for each cell. */
import * as common from '@grafana/grafana-foundation-sdk/common';
import { PanelBuilder as StatusHistoryBuilder } from '@grafana/grafana-foundation-sdk/statushistory';
import { bands, byThreshold, describe, type About, type Band } from './about.js';
import { legendList } from './lines.js';

/** A row for each series, in the order of the query; a cell for each step. */
export const calendar = (about: About, steps: Band[], rows: number): StatusHistoryBuilder =>
  describe(new StatusHistoryBuilder(), about)
    .colorScheme(byThreshold())
    .thresholds(bands(steps))
    .showValue(common.VisibilityMode.Never)
    .rowHeight(0.92)
    .colWidth(0.96)
    .perPage(rows)
    .lineWidth(0)
    .fillOpacity(95)
    .legend(legendList())
    .tooltip(new common.VizTooltipOptionsBuilder().mode(common.TooltipDisplayMode.Single).sort(common.SortOrder.None));
