import { amber, fundingBands, gold } from '../../lib/palette.js';
import { cellToBase } from '../../lib/links.js';
import * as panel from '../../lib/panels/index.js';
import { fundingHeatmap as rates, heatmapColumns } from '../../lib/queries/liquid.js';
import { inPercent, usd } from '../../lib/units.js';

export const heatmapBases = 30;

const inPercentBands = fundingBands.map(({ from, color }) => ({ from: from === null ? null : 100 * from, color }));

export function fundingHeatmap() {
  const { openInterest, all } = heatmapColumns;
  const table = panel
    .heatmapTable(
      {
        title: 'Funding per 8 h in %, by exchange',
        description:
          `The ${heatmapBases} chosen bases with the most open interest (OI, in USD). ` +
          'Funding rate brought to 8 hours, weighted by open interest where an exchange lists a base more than once; “All” so over the chosen exchanges. ' +
          'Orange: longs pay shorts; blue: shorts pay longs; the brighter, the more. A click on a heading sorts.',
        unit: inPercent,
        width: 24,
        height: heatmapBases + 1,
      },
      inPercentBands,
    )
    .minWidth(54)
    .withTarget(panel.nowAsTable('A', rates))
    .withTransformation({
      id: 'groupingToMatrix',
      options: { columnField: 'exchange', rowField: 'base', valueField: 'Value', emptyValue: 'null' },
    })
    .withTransformation({
      id: 'organize',
      options: { indexByName: { 'base\\exchange': 0, [openInterest]: 1, [all]: 2 }, renameByName: { 'base\\exchange': 'Base' } },
    })
    .withTransformation({ id: 'sortBy', options: { sort: [{ field: openInterest, desc: true }] } })
    .overrideByName('Base', panel.column({ left: true, width: 86, color: gold, link: cellToBase() }))
    .overrideByName(openInterest, panel.column({ unit: usd, width: 72, color: amber }))
    .overrideByName(all, panel.column({ width: 60 }));
  return panel.roomForExchanges(table);
}
